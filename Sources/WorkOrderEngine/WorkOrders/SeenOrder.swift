public import ServiceClock

/// A command about an order by somebody who saw it as it was after an event: a stale view is never acted on.
///
/// Refused when others have changed since what the order looks like. What the same person did, at whatever
/// terminal, they know; and what only adds to an order (comments, sightings, what the reporter was told, ratings,
/// signatures) stands beside whatever else is done.
public struct SeenOrder<Deed: OrderCommand>: Command {
  /// The name by which `roles.toml` permits it: that of what is done.
  public static var name: String { Deed.name }
  /// As what is done.
  public static var leavesTables: Bool { Deed.leavesTables }
  /// What is done.
  public var deed: Deed
  /// The sequence of the last event that was seen.
  public var seen: Int64

  /// Does `deed` unless the order has changed since the event `seen`.
  public init(_ deed: Deed, seen: Int64) {
    (self.deed, self.seen) = (deed, seen)
  }

  /// The order's campus.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try deed.campus(in: transaction)
  }

  /// What `deed` does.
  ///
  /// - Throws: ``EngineError/changedFirst(order:changes:newest:at:)``.
  public func perform(in transaction: Transaction) throws -> OrderAnswer {
    if !Deed.onlyAdds { try transaction.requireUnchanged(deed.order, since: seen) }
    return try deed.perform(in: transaction)
  }
}

/// Something that happened to an order after somebody looked at it.
public struct LaterChange: Hashable, Sendable {
  /// The order of recording.
  public var sequence: Int64
  /// What happened.
  public var event: OrderChange.Kind
  /// Who did it, by name; empty for the system.
  public var person: String
  /// When it was recorded.
  public var recorded: Instant

  /// A change of an order.
  public init(sequence: Int64, event: OrderChange.Kind, person: String, recorded: Instant) {
    (self.sequence, self.event) = (sequence, event)
    (self.person, self.recorded) = (person, recorded)
  }
}

extension LaterChange {
  /// The sentence that says who was first, with its arguments. Whoever it was, each is named once.
  static func words(
    _ changes: [LaterChange], order: String, at: String
  ) -> (key: String, arguments: [String: String]) {
    func once(_ words: [String]) -> String {
      words.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .joined(separator: " ")
    }
    let events = once(changes.map(\.event.rawValue))
    let people = once(changes.map(\.person).filter { !$0.isEmpty })
    guard !people.isEmpty else {
      return ("changedByItself", ["order": order, "events": events, "value": at])
    }
    return ("changedFirst", ["name": people, "order": order, "events": events, "value": at])
  }
}

extension Transaction {
  /// - Throws: ``EngineError/changedFirst(order:changes:newest:)`` when others have done something to the order
  ///   since, or something has come due by itself.
  fileprivate func requireUnchanged(_ order: String, since seen: Int64) throws {
    let file = try runDueSteps(of: try snapshot.orderFile(order))
    let later = file.events.filter {
      $0.sequence > seen && !$0.change.kind.onlyAdds && $0.by != actor.person
    }
    guard !later.isEmpty else { return }
    throw EngineError.changedFirst(
      order: file.number,
      changes: try later.map { event in
        LaterChange(
          sequence: event.sequence, event: event.change.kind,
          person: try snapshot.person(event.by)?.name ?? "", recorded: event.recorded)
      }, newest: file.order.lastEvent, at: "\(later.map(\.recorded.seconds).max() ?? 0)")
  }
}

extension OrderChange.Kind {
  /// It stands beside whatever else happens to the order: who has not seen it is not misled.
  var onlyAdds: Bool {
    switch self {
    case .commented, .sighted, .told, .rated, .acknowledged, .escalated: true
    default: false
    }
  }
}
