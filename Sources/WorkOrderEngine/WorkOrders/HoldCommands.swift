import Configuration
public import ServiceClock

/// Stops the completion clock for a reason until a date.
public struct HoldOrder: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "holdOrder"
  /// The order's number as typed.
  public var order: String
  /// What it waits for.
  public var reason: HoldReason
  /// A remark; may be empty.
  public var note: String
  /// The order wakes at the first opening of the campus calendar on this date.
  public var wakeOn: CalendarDate
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Holds `order` until `wakeOn`.
  public init(
    order: String, reason: HoldReason, note: String = "", wakeOn: CalendarDate,
    happened: Instant? = nil
  ) {
    (self.order, self.reason, self.note) = (order, reason, note)
    (self.wakeOn, self.happened) = (wakeOn, happened)
  }

  /// The most days that an order sleeps: a year that was mistyped must not hide it for good.
  public static let mostDays = 366

  /// The event held; a wake date in the past, or further away than a year, is refused.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    let campus = try transaction.snapshot.campus(file.campus)
    let calendar = try transaction.snapshot.rulebook().calendar(campus.calendar)
    let today = campus.zone.local(transaction.now).date
    // Today's opening may be over: a hold that ends as it begins is no hold.
    let first =
      calendar.wakeTime(on: today) > transaction.now ? today : today.adding(days: 1)
    let days = first...today.adding(days: Self.mostDays)
    guard days.contains(wakeOn) else { throw EngineError.outside("until", wakeOn, days) }
    let wakes = calendar.wakeTime(on: wakeOn)
    let note = try TypedText.limited(note, field: "note")
    return [.held(reason, note: note, until: wakes)]
  }
}

/// Agrees on the completion time (P5, or any other by consent).
public struct AgreeTime: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "agreeTime"
  /// The order's number as typed.
  public var order: String
  /// The agreed completion time.
  public var until: Instant
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Agrees that `order` is done by `until`.
  public init(order: String, until: Instant, happened: Instant? = nil) {
    (self.order, self.until, self.happened) = (order, until, happened)
  }

  /// The event agreed.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    let due = try transaction.snapshot.view(of: file).completionDue(
      at: transaction.now)
    let start = file.order.current.start
    // Nobody works before the reporter lets them in; a time before the report is left to the lifecycle.
    let appointment = file.order.cycle == 1 ? file.order.report.appointment : nil
    let first = max(start, appointment.map { $0 + 60 } ?? start)
    let plan = transaction.plan(from: first, standing: due)
    guard until < start || plan.contains(until) else {
      throw EngineError.outside("agreed", until, plan)
    }
    return [.agreed(until: until)]
  }
}

/// Asks for a later completion date.
public struct AskExtension: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "askExtension"
  /// The order's number as typed.
  public var order: String
  /// The instant it asks for.
  public var until: Instant
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Asks that `order` be due at `until` because of `reason`.
  public init(order: String, until: Instant, reason: String, happened: Instant? = nil) {
    (self.order, self.until) = (order, until)
    (self.reason, self.happened) = (reason, happened)
  }

  /// The event extensionAsked; a date that is not later than the one that stands is refused.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    try transaction.requireOwnOrTransfer(file)
    let start = file.order.current.start
    let due = try transaction.snapshot.view(of: file).completionDue(
      at: transaction.now)
    // A date before the start is left to the lifecycle, which says so.
    let isNoLater = due.map { until <= $0 && until >= start } ?? false
    // What can be asked for is named from the first whole minute after the date that stands.
    let first = due.map { $0 + (60 - $0.seconds % 60) } ?? start
    let plan = transaction.plan(from: first, standing: due)
    guard !isNoLater, until <= plan.upperBound else {
      throw EngineError.outside("until", until, plan)
    }
    return [
      .extensionAsked(until: until, reason: try TypedText.required(reason, field: "reason"))
    ]
  }
}

/// Approves or denies the extension that stands; another person than the one who asked.
public struct DecideExtension: OrderCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "decideExtension"
  /// The order's number as typed.
  public var order: String
  /// Approve it, or deny it.
  public var approve: Bool
  /// Why it is denied, in a few words; not needed to approve.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Decides on the extension of `order`.
  public init(order: String, approve: Bool, reason: String = "", happened: Instant? = nil) {
    (self.order, self.approve) = (order, approve)
    (self.reason, self.happened) = (reason, happened)
  }

  /// The event extensionApproved or extensionDenied.
  public func changes(
    to file: OrderFile, in transaction: Transaction
  ) throws -> [OrderChange] {
    guard let request = file.order.current.extensionAsked else {
      throw EngineError.refused(order: file.number, obstacle: .noExtensionAsked)
    }
    if approve {
      if let asked = file.events.last(where: { $0.change.kind == .extensionAsked }),
        try transaction.isSamePerson(as: asked)
      {
        throw EngineError.refused(order: file.number, obstacle: .approvesOwnExtension)
      }
      return [.extensionApproved(until: request.until)]
    }
    return [.extensionDenied(reason: try TypedText.required(reason, field: "reason"))]
  }
}

extension CompiledCalendar {
  /// The first opening on a date, or the first one after it when the date is closed.
  func wakeTime(on date: CalendarDate) -> Instant {
    let midnight = zone.instant(LocalDateTime(date: date, hour: 0, minute: 0, second: 0))
    return firstOpening(on: date) ?? firstOpen(atOrAfter: midnight)
  }
}
