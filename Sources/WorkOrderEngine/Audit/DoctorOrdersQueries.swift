import Ledger
import ServiceClock

extension Snapshot {
  /// Replays every order and compares what its rows say with what follows from its events.
  func orderProblems() throws -> [Problem] {
    var problems: [Problem] = []
    try forEachIdentity { problems += try self.problems(of: $0) }
    return problems
  }

  /// What of one order's rows does not follow from its events, as ``Engine/doctor(chain:now:)``
  /// finds it for all.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  public func orderProblems(_ number: String) throws -> [Problem] {
    let file = try orderFile(number)
    return try problems(
      of: OrderIdentity(
        id: file.id, campus: file.campus, number: file.number, events: file.events, hasRow: true))
  }

  /// What is wrong with one order; what its row says of its number and campus counts for nothing.
  func problems(of identity: OrderIdentity) throws -> [Problem] {
    let unreadable = try unreadableEvents(of: identity.id)
    guard unreadable.isEmpty else { return unreadable }
    let view: OrderView
    do {
      guard let replayed = try replayed(identity) else {
        return [
          Problem(
            kind: .missing, place: identity.number, found: "work_order",
            expected: "event reported")
        ]
      }
      view = replayed
    } catch let error as LifecycleError {
      return [
        Problem(
          kind: .impossibleHistory, place: identity.number,
          found: "\(error.event.change.kind.rawValue) (\(error.event.sequence))")
      ]
    }
    guard identity.hasRow else {
      return [
        Problem(
          kind: .missing, place: identity.number, found: "event reported", expected: "work_order")
      ]
    }
    return try columnProblems(view) + clockProblems(view) + escalationProblems(view)
      + rowProblems(
        of: view, table: "order_link", names: LinkColumns.names, keys: 1...2,
        expected: view.linkValues)
  }

  /// Events of an order whose columns hold no change.
  private func unreadableEvents(of id: Int64) throws -> [Problem] {
    try reader.rows(
      """
      SELECT sequence, kind, until, target, reason, body FROM event
      WHERE topic = 'order' AND subject = $1 ORDER BY sequence
      """, id
    ) { row in
      let record = OrderEventRecord(
        kind: row.text(1), until: row.optionalInteger(2).map(Instant.init(seconds:)),
        target: row.text(3), reason: row.text(4), body: row.text(5))
      return record.change() == nil
        ? Problem(kind: .unreadableEvent, place: "\(row.integer(0))") : nil
    }.compactMap { $0 }
  }

  /// The order's own row, column by column.
  private func columnProblems(_ view: OrderView) throws -> [Problem] {
    let names = OrderColumns.names
    let expected = try OrderColumns(view).values
    let found = try reader.first(
      "SELECT \(names.joined(separator: ", ")) FROM work_order WHERE id = $1", view.file.id
    ) { row in names.indices.map(row.value) }
    return differences(names, found ?? [], expected) { name in
      Problem(kind: .column, place: "\(view.file.number) \(name)")
    }
  }

  private func clockProblems(_ view: OrderView) throws -> [Problem] {
    try rowProblems(
      of: view, table: "order_clock", names: ClockColumns.names, keys: 1...2,
      expected: view.clocks.map { ClockColumns($0, of: view).values })
  }

  private func escalationProblems(_ view: OrderView) throws -> [Problem] {
    try rowProblems(
      of: view, table: "escalation", names: EscalationColumns.names, keys: 1...3,
      expected: EscalationColumns.rows(of: view).map(\.values))
  }

  /// The rows that stand beside an order in another table, found by some of their columns.
  private func rowProblems(
    of view: OrderView, table: String, names: [String], keys: ClosedRange<Int>,
    expected: [[SQLValue]]
  ) throws -> [Problem] {
    let rows = try reader.rows(
      "SELECT \(names.joined(separator: ", ")) FROM \(table) WHERE work_order = $1",
      view.file.id
    ) { row in names.indices.map(row.value) }
    let found = Dictionary(uniqueKeysWithValues: rows.map { (Array($0[keys]), $0) })
    let wanted = Dictionary(uniqueKeysWithValues: expected.map { (Array($0[keys]), $0) })
    var problems: [Problem] = []
    for (key, values) in wanted.sorted(by: { $0.key.text < $1.key.text }) {
      let place = "\(view.file.number) \(table) \(key.text)"
      guard let row = found[key] else {
        problems.append(Problem(kind: .missing, place: place, found: "event", expected: table))
        continue
      }
      problems += differences(names, row, values) { name in
        Problem(kind: .row, place: "\(place) \(name)")
      }
    }
    for key in found.keys.filter({ wanted[$0] == nil }).sorted(by: { $0.text < $1.text }) {
      let place = "\(view.file.number) \(table) \(key.text)"
      problems.append(Problem(kind: .missing, place: place, found: table, expected: "event"))
    }
    return problems
  }

  private func differences(
    _ names: [String], _ found: [SQLValue], _ expected: [SQLValue], _ problem: (String) -> Problem
  ) -> [Problem] {
    zip(names, zip(found, expected)).compactMap { name, values in
      guard values.0 != values.1 else { return nil }
      var difference = problem(name)
      difference.found = values.0.text
      difference.expected = values.1.text
      return difference
    }
  }
}

extension SQLValue {
  /// As it is shown to a person.
  fileprivate var text: String {
    switch self {
    case .null: "NULL"
    case .integer(let value): "\(value)"
    case .real(let value): "\(value)"
    case .text(let value): String(value.prefix(80))
    case .blob(let bytes): "\(bytes.count) bytes"
    }
  }
}

extension [SQLValue] {
  fileprivate var text: String { map(\.text).joined(separator: " ") }
}
