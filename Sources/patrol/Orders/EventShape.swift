import Configuration
import Reports
import ServiceClock
import WorkOrderEngine

/// One event of an order as JSON, with what it carries.
struct EventShape {
  let event: OrderEvent
  let zone: ZoneRules
  /// The name of a staff member, of a holder and the path of a place.
  let names: StoryNames

  var json: JSON {
    var members: [String: JSON] = [
      "event": .string(event.change.kind.rawValue), "happened": JSON(event.happened, zone),
      "recorded": JSON(event.recorded, zone), "by": JSON(names.person(event.by)),
      "eventNumber": .integer(event.sequence),
    ]
    if let other = event.enteredBy { members["enteredBy"] = JSON(names.person(other)) }
    for (name, value) in content { members[name] = value }
    return .object(members)
  }

  private var content: [String: JSON] {
    switch event.change {
    case .accepted, .arrived, .madeSafe, .resumed, .verified, .closed: [:]
    case .reported(let report): reported(report)
    case .sighted(let text), .commented(let text): ["text": .string(text)]
    case .dispatched(let to): ["to": .string(names.holder(to))]
    case .transferred(let to, let reason):
      ["to": .string(names.holder(to)), "reason": .string(reason)]
    case .declined(let reason), .extensionDenied(let reason), .verificationRefused(let reason),
      .withdrawn(let reason), .reopened(let reason), .markedMajor(let reason):
      ["reason": .string(reason)]
    case .cancelled(let reason, let other):
      ["reason": .string(reason), "duplicateOf": JSON(other.map(names.order))]
    case .held(let why, let note, let until):
      ["reason": .string(why.rawValue), "note": .string(note), "until": JSON(until, zone)]
    case .agreed(let until), .extensionApproved(let until): ["until": JSON(until, zone)]
    case .extensionAsked(let until, let reason):
      ["until": JSON(until, zone), "reason": .string(reason)]
    case .prioritized(let priority): ["priority": .string(priority.rawValue)]
    case .categorized(let category): ["category": .string(category)]
    case .corrected(let correction): corrected(correction)
    case .completed(let completion):
      [
        "cause": .string(completion.cause), "remedy": .string(completion.remedy),
        "minutes": JSON(completion.minutes), "parts": .array(completion.parts.map(JSON.string)),
      ]
    case .escalated(let escalated):
      [
        "ladder": .string(escalated.ladder), "level": .string(escalated.level),
        "role": .string(escalated.role), "told": JSON(escalated.told.flatMap(names.person)),
      ]
    case .acknowledged(let note), .told(let note): ["note": .string(note)]
    case .rated(let rating, let note): ["rating": JSON(rating), "note": .string(note)]
    case .undone(let sequence): ["sequence": JSON(sequence)]
    case .restated(let version, let kind):
      ["version": JSON(version), "kind": kind.map(JSON.string) ?? .null]
    }
  }

  private func reported(_ report: Report) -> [String: JSON] {
    [
      "priority": .string(report.priority.rawValue), "category": .string(report.category),
      "place": .string(names.place(report.place)), "text": .string(report.text),
      "reporter": .string(report.reporter), "contact": .string(report.contact),
      "appointment": JSON(report.appointment, zone), "agreed": JSON(report.agreed, zone),
      "follows": JSON(report.follows.map(names.order)),
      "parent": JSON(report.parent.map(names.order)),
    ]
  }

  private func corrected(_ correction: Correction) -> [String: JSON] {
    var members: [String: JSON] = [:]
    if let place = correction.place { members["place"] = .string(names.place(place)) }
    if let text = correction.text { members["text"] = .string(text) }
    if let reporter = correction.reporter { members["reporter"] = .string(reporter) }
    if let contact = correction.contact { members["contact"] = .string(contact) }
    return members
  }
}

/// The names that stand in a story, looked up once.
struct StoryNames {
  private var people: [Int64: String] = [:]
  private var holders: [Holder: String] = [:]
  private var places: [Int64: String] = [:]
  private var orders: [Int64: String] = [:]

  /// Looks up who and what the events name.
  ///
  /// - Parameter chosen: the names of a language; `nil`: as the campus wrote them.
  init(
    _ events: [OrderEvent], holders others: [Holder] = [], in snapshot: Snapshot,
    called chosen: ChosenNames? = nil
  ) throws {
    for holder in others { try learn(holder: holder, snapshot, chosen) }
    for event in events {
      try learn(person: event.by, snapshot, chosen)
      if let other = event.enteredBy { try learn(person: other, snapshot, chosen) }
      switch event.change {
      case .reported(let report):
        try learn(place: report.place, snapshot)
        if let other = report.parent { try learn(order: other, snapshot) }
        if let other = report.follows { try learn(order: other, snapshot) }
      case .cancelled(_, let other?): try learn(order: other, snapshot)
      case .corrected(let correction):
        if let place = correction.place { try learn(place: place, snapshot) }
      case .dispatched(let to), .transferred(let to, _):
        try learn(holder: to, snapshot, chosen)
      case .escalated(let escalated):
        if let told = escalated.told { try learn(person: told, snapshot, chosen) }
      default: break
      }
    }
  }

  private mutating func learn(
    person: Int64, _ snapshot: Snapshot, _ chosen: ChosenNames?
  ) throws {
    if person != 0, people[person] == nil {
      people[person] = try chosen?.person(person) ?? snapshot.person(person)?.name
    }
  }

  private mutating func learn(
    holder: Holder, _ snapshot: Snapshot, _ chosen: ChosenNames?
  ) throws {
    holders[holder] = try chosen?.holder(holder) ?? snapshot.name(of: holder)
  }

  private mutating func learn(place: Int64, _ snapshot: Snapshot) throws {
    if places[place] == nil { places[place] = try snapshot.place(place).path }
  }

  private mutating func learn(order: Int64, _ snapshot: Snapshot) throws {
    if orders[order] == nil { orders[order] = try snapshot.orderFile(id: order).number }
  }

  /// The number of an order.
  func order(_ id: Int64) -> String { orders[id] ?? "\(id)" }

  /// `nil` for the system.
  func person(_ id: Int64) -> String? { people[id] }

  func holder(_ holder: Holder) -> String {
    let name = holders[holder] ?? ""
    return name.isEmpty ? holder.text : name
  }

  func place(_ id: Int64) -> String { places[id] ?? "\(id)" }
}
