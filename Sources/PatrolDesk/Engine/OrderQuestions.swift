import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  func orders(filter: String, after: String?, limit: Int) throws -> OrderPage {
    let read = try scoped(OrderFilter(filter))
    if let after {
      let page = try snapshot.orders(read, limit: limit, after: after, me: viewer.id)
      return OrderPage(lines: try page.items.map { try line($0) }, next: page.next, count: nil)
    }
    let (page, count, isMore) = try snapshot.firstOrders(read, limit: limit, me: viewer.id)
    return OrderPage(
      lines: try page.items.map { try line($0) }, next: page.next, count: count,
      isMore: isMore)
  }

  /// The filter on the campus that is looked at, unless it names places or orders of its own.
  private func scoped(_ filter: OrderFilter) throws -> OrderFilter {
    let isFree = filter.terms.contains { term in
      switch term.condition {
      case .campus, .place, .route: true
      case .words(let text): text.contains("-") && text.contains(where: \.isNumber)
      case .holder(let names): names.contains("@me")
      default: false
      }
    }
    guard !isFree, let campus = try campus() else { return filter }
    return filter.on(campus: campus.code)
  }

  func line(_ row: OrderListRow) throws -> OrderLine {
    OrderLine(
      number: row.number, priority: row.priority, stage: row.stage, isMajor: row.isMajor,
      isUnsigned: row.unsigned > 0, asksExtension: row.asksExtension, clock: row.clock,
      wakes: row.hold?.wakes,
      place: try names.place(row.placePath, title: row.place), text: row.text,
      holder: try names.holder(row.holder), lastEvent: row.lastEvent)
  }

  func duplicates(place: String, category: String) throws -> [OrderLine] {
    let place = try snapshot.place(named: place)
    return try snapshot.likelyDuplicates(place: place.id, category: category).map { try line($0) }
  }

  func order(_ number: String) throws -> OrderDetail {
    let row = try snapshot.orderRow(number)
    let file = try snapshot.contactReader(for: viewer.actor)
      .reading(try snapshot.orderFile(number))
    let order = file.order
    let category = try snapshot.rulebook().configuration.category(row.category)
    let story = try file.events.sorted { ($0.happened, $0.sequence) < ($1.happened, $1.sequence) }
      .map(storyLine)
    let custody = try order.custodyShares(at: snapshot.now).map { share in
      HolderShare(
        holder: try names.holder(share.holder), seconds: share.seconds, isHold: share.holder.waits)
    }
    return OrderDetail(
      line: try line(row),
      category: category.map { names.chosen($0.zh, $0.en) } ?? row.category,
      reporter: order.report.reporter.isEmpty && order.report.finding != nil
        ? strings["order.foundOnRound"] : order.report.reporter,
      contact: order.report.contact,
      firstContact: try names.person(order.firstContact), reported: order.reported,
      told: order.told,
      clocks: row.clocks, story: story, custody: custody, sightings: order.sightings,
      links: try snapshot.links(ofOrder: number),
      recurrence: try snapshot.recurrence(ofOrder: number))
  }

  private func storyLine(_ event: OrderEvent) throws -> StoryLine {
    StoryLine(
      happened: event.happened, event: event.change.kind, who: try names.person(event.by),
      text: try words(of: event.change), isEnteredLate: event.isEnteredLate && event.by != 0)
  }

  /// The lines of an order's story that somebody has not seen, in the order of recording.
  func story(of number: String, only sequences: Set<Int64>) throws -> [StoryLine] {
    try snapshot.contactReader(for: viewer.actor).reading(try snapshot.orderFile(number)).events
      .filter { sequences.contains($0.sequence) }.map(storyLine)
  }

  /// What an event says beyond its word.
  private func words(of change: OrderChange) throws -> String {
    func day(_ instant: Instant) throws -> String {
      let zone = try snapshot.campuses().first?.zone ?? .utc
      return formats.shortDateTime(zone.parts(instant))
    }
    func joined(_ parts: String...) -> String {
      parts.filter { !$0.isEmpty }.joined(separator: " ")
    }
    switch change {
    case .reported(let report): return report.reporter
    case .sighted(let text), .commented(let text): return text
    case .dispatched(let to): return try names.holder(to)
    case .transferred(let to, let reason):
      return joined(try names.holder(to), reason)
    case .held(let reason, let note, let until):
      return joined(
        strings["hold.reason.\(reason.rawValue)"], note,
        strings.text("hold.wakes", ["date": try day(until)]))
    case .agreed(let until), .extensionApproved(let until): return try day(until)
    case .extensionAsked(let until, let reason): return joined(try day(until), reason)
    case .prioritized(let priority): return priority.rawValue
    case .categorized(let id):
      let category = try snapshot.rulebook().configuration.category(id)
      return category.map { names.chosen($0.zh, $0.en) } ?? id
    case .completed(let completion):
      return joined(completion.cause, completion.remedy)
    case .escalated(let escalated): return try words(of: escalated)
    case .rated(let stars, let note): return joined(strings["rating.\(stars)"], note)
    case .declined(let reason), .extensionDenied(let reason), .verificationRefused(let reason),
      .cancelled(let reason, _), .withdrawn(let reason), .reopened(let reason),
      .acknowledged(let reason), .told(let reason):
      return reason
    case .markedMajor(let reason):
      // By itself, for a trigger: then the reason is its id.
      let trigger = try snapshot.rulebook().configuration.triggers.first { $0.id == reason }
      return trigger.map { names.chosen($0.zh, $0.en) } ?? reason
    case .corrected(let correction): return correction.text ?? ""
    case .accepted, .arrived, .madeSafe, .resumed, .verified, .closed, .undone, .restated:
      return ""
    }
  }

  private func words(of escalated: Escalated) throws -> String {
    let clock = strings["clock.kind.\(escalated.ladder)"]
    let role = strings["role.\(escalated.role)"]
    let told = try names.person(escalated.told)
    return strings.text("order.escalatedTo", ["clock": clock, "role": role, "name": told]).trimmed
  }

  func explanation(_ number: String) throws -> DueExplanation {
    let view = try snapshot.orderView(number)
    let faces = view.clocks.filter { $0.cycle == view.order.cycle }
      .map { $0.face(at: snapshot.now) }
    // Without a date for the repair there is still to be told why it was to be accepted then.
    guard let face = faces.foremost ?? faces.last,
      let clock = view.clocks.first(where: { $0.kind == face.kind && $0.cycle == face.cycle })
    else { throw Failure(key: "order.noTarget") }
    return DueExplanation(
      number: view.file.number, clock: clock.kind, standard: clock.standard?.rule ?? "",
      calendar: clock.calendar, isHeld: clock.isHeld,
      explanation: clock.run.explain(at: snapshot.now))
  }
}

extension Holder {
  /// Nobody works on it while this holder has it.
  var waits: Bool {
    switch self {
    case .parts, .weather, .supervisor, .reporter: true
    default: false
    }
  }
}

extension ZoneRules {
  /// A local time taken apart for showing.
  func parts(_ instant: Instant) -> DateParts {
    let local = local(instant)
    return DateParts(
      year: local.date.year, month: local.date.month, day: local.date.day, hour: local.hour,
      minute: local.minute, second: local.second, weekday: local.date.weekday)
  }
}
