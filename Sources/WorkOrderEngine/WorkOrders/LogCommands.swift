public import Configuration
import Ledger
public import ServiceClock

/// Logs a defect: makes a work order, or adds a sighting to the one that is open for the same
/// check item. Dispatch happens by itself (R3), and so does reporting upward (R4).
public struct LogDefect: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "logDefect"
  /// A path, a title or an alias.
  public var place: String
  /// The id of a category.
  public var category: String
  /// `nil`: set by the triggers, else P3.
  public var priority: Priority?
  /// It is a major problem.
  public var major: Bool
  /// What was said, in its own words.
  public var text: String
  /// Who told us.
  public var reporter: String
  /// How to reach the reporter.
  public var contact: String
  /// The code of a piece of equipment on the campus of the place.
  public var asset: String?
  /// When the reporter expects us.
  public var appointment: Instant?
  /// The agreed completion time; not before the report.
  public var agreed: Instant?
  /// Repaired on the spot (当场修复): a finding and an order of no waiting in one step.
  public var done: Completion?
  /// The failed check it comes from.
  public var finding: FindingOrigin?
  /// The number of the order whose repair it goes on from.
  public var follows: String?
  /// The number of the open order of which it is a part.
  public var parent: String?
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// What the one who logged it gets back.
  public struct Answer: Codable, Hashable, Sendable {
    /// The number that people say.
    public var number: String
    /// The row in its table.
    public var id: Int64
    /// It was added to an open order as a sighting.
    public var isSighting: Bool
    /// It is a major problem.
    public var major: Bool
  }

  /// A defect at `place`.
  public init(
    place: String, category: String, priority: Priority? = nil, major: Bool = false,
    text: String, reporter: String = "", contact: String = "", asset: String? = nil,
    appointment: Instant? = nil, agreed: Instant? = nil, done: Completion? = nil,
    finding: FindingOrigin? = nil, follows: String? = nil, parent: String? = nil,
    happened: Instant? = nil
  ) {
    (self.place, self.category, self.priority) = (place, category, priority)
    (self.major, self.text, self.reporter, self.contact) = (major, text, reporter, contact)
    (self.asset, self.appointment, self.agreed) = (asset, appointment, agreed)
    (self.done, self.finding, self.happened) = (done, finding, happened)
    (self.follows, self.parent) = (follows, parent)
  }

  /// It writes events and what follows from them.
  public static let leavesTables = true

  /// The campus of the place.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.place(named: place).campus
  }

  /// Opens the order, dispatches it and marks it major when it is.
  public func perform(in transaction: Transaction) throws -> Answer {
    let snapshot = transaction.snapshot
    let place = try snapshot.place(named: place)
    let campus = try snapshot.campus(place.campus)
    let at = try transaction.happenedLately(happened)
    try authoriseExtras(on: campus.id, in: transaction)
    let (report, trigger) = try report(at: place, in: snapshot)
    try validateTimes(reported: at, in: transaction)
    let isMajor = major || trigger?.major == true
    if let sighted = try sighting(of: report, isMajor: isMajor, in: transaction, at: at) {
      return sighted
    }

    var changes = [NewChange(change: .reported(report), happened: at)]
    if isMajor {
      let reason = trigger.map(\.id) ?? ""
      changes.append(NewChange(change: .markedMajor(reason: reason), happened: at))
    }
    if let done {
      changes.append(NewChange(change: .completed(try done.validated()), happened: at))
    } else if let holder = try snapshot.route(report, campus: campus, at: at) {
      changes.append(
        NewChange(change: .dispatched(to: holder), happened: at, bySystem: true))
    }
    let file = try transaction.open(changes, campus: campus)
    let settled = try transaction.runDueSteps(of: file)
    return Answer(
      number: settled.number, id: settled.id, isSighting: false,
      major: settled.order.markedMajor != nil)
  }

  /// Recording a repair on the spot is for those who repair or walk rounds, agreeing on a time for those
  /// who may agree.
  private func authoriseExtras(on campus: Int64, in transaction: Transaction) throws {
    if agreed != nil { try transaction.authorise(AgreeTime.name, campus: campus) }
    guard done != nil else { return }
    do {
      try transaction.authorise(CompleteOrder.name, campus: campus)
    } catch let refusal as EngineError where refusal.kind == .notPermitted {
      do {
        try transaction.authorise(AnswerItem.name, campus: campus)
      } catch let other as EngineError where other.kind == .notPermitted {
        throw refusal
      }
    }
  }

  /// Nothing is agreed on before the report; an appointment that is over by then counts as none.
  private func validateTimes(
    reported: Instant, in transaction: Transaction
  ) throws(EngineError) {
    if let appointment {
      try transaction.validatePlan(appointment, field: "appointment", from: reported)
    }
    guard let agreed else { return }
    let first = max(reported, appointment.map { $0 + 60 } ?? reported)
    let plan = transaction.plan(from: first)
    guard plan.contains(agreed) else { throw .outside("agreed", agreed, plan) }
  }

  private func report(
    at place: Place, in snapshot: Snapshot
  ) throws -> (report: Report, trigger: Trigger?) {
    let rulebook = try snapshot.rulebook()
    let text = try TypedText.required(text, field: "text")
    guard let category = rulebook.configuration.category(named: TypedText.folded(category))
    else {
      throw EngineError.unknownCategory(category)
    }
    let trigger = rulebook.triggers.suggested(by: text)
    let report = Report(
      place: place.id, kind: place.kind,
      asset: try asset.map { try snapshot.asset(coded: $0, on: place.campus).id },
      category: category.id,
      priority: priority ?? trigger?.priority
        ?? Priority.usual(isMajor: major || trigger?.major == true),
      trigger: trigger?.id, text: text,
      reporter: try TypedText.limited(reporter, field: "reporter"),
      contact: try TypedText.limited(contact, field: "contact"), appointment: appointment,
      agreed: agreed, finding: finding,
      follows: try follows.map { try snapshot.orderFile($0).id },
      parent: try parent.map { try snapshot.parent(named: $0) }, standard: rulebook.version)
    return (report, trigger)
  }

  /// A fault already open at the same place and check item takes a sighting (engine.md §3).
  private func sighting(
    of report: Report, isMajor: Bool, in transaction: Transaction, at: Instant
  ) throws -> Answer? {
    guard done == nil, let item = report.finding?.item,
      let open = try transaction.snapshot.openOrder(
        place: report.place, item: item, asset: report.asset)
    else { return nil }
    let file = try transaction.snapshot.orderFile(id: open)
    // A round that comes in late may have seen the fault before anybody reported it: the order's
    // story begins with its report, the round keeps when it was seen.
    let seen = max(at, file.order.current.start)
    var changes = [NewChange(change: .sighted(text: report.text), happened: seen)]
    if isMajor, file.order.markedMajor == nil {
      changes.append(NewChange(change: .markedMajor(reason: ""), happened: seen))
    }
    let after = try transaction.runDueSteps(of: try transaction.record(changes, on: file))
    return Answer(
      number: after.number, id: after.id, isSighting: true,
      major: after.order.markedMajor != nil)
  }
}

extension Completion {
  /// Cause and remedy are needed to complete (engine.md §3).
  func validated() throws(EngineError) -> Completion {
    var valid = self
    valid.cause = try TypedText.required(cause, field: "cause")
    valid.remedy = try TypedText.required(remedy, field: "remedy")
    if let minutes, minutes < 0 || minutes > 100_000 {
      throw .outside("minutes", minutes, 0...100_000)
    }
    return valid
  }
}

extension Priority {
  /// How urgent a report is of which neither a person nor a trigger says it: three working days would
  /// be no answer to what goes up at once.
  public static func usual(isMajor: Bool) -> Priority { isMajor ? .p2 : .p3 }
}
