import Ledger
import WorkOrderEngine

/// What the rules of the simulator read past the engine, in ways of their own.
extension SimulatedWorld {
  /// The last event of all; what the engine refused must not move it.
  func lastEvent() throws -> Int64 {
    try ledger.read { try $0.value("SELECT MAX(sequence) FROM event") } ?? 0
  }

  /// How many answers of commands are kept; one that was refused keeps none.
  func commandCount() throws -> Int64 {
    try ledger.read { try $0.value("SELECT COUNT(*) FROM command") } ?? 0
  }

  /// The numbers of the orders with events after `sequence`.
  func ordersTouched(after sequence: Int64) throws -> [String] {
    try ledger.read { reader in
      try reader.rows(
        """
        SELECT number FROM work_order WHERE id IN (
          SELECT subject FROM event WHERE topic = 'order' AND sequence > $1) ORDER BY id
        """, sequence
      ) { $0.text(0) }
    }
  }

  /// The numbers of all orders, oldest first.
  func allOrders() throws -> [String] {
    try ledger.read { try $0.rows("SELECT number FROM work_order ORDER BY id") { $0.text(0) } }
  }

  /// The newest round of a route in a state, by its start.
  func newestRound(of route: String, in state: String) throws -> String? {
    try ledger.read {
      try $0.text(
        """
        SELECT r.number FROM round r JOIN route t ON t.id = r.route
        WHERE t.code = $1 AND r.state = $2 ORDER BY r.started DESC, r.id DESC LIMIT 1
        """, route, state)
    }
  }

  /// The sheets that were given, in the order of giving, with their stored bytes.
  func sheets() throws -> [(number: String, body: [UInt8])] {
    try ledger.read {
      try $0.rows(
        "SELECT number, body FROM handover WHERE number IS NOT NULL ORDER BY given, id"
      ) { ($0.text(0), $0.blob(1)) }
    }
  }

  /// The number of the sheet that was given last.
  func newestSheet() throws -> String? { try sheets().last?.number }

  /// Where an order stands, as its row says.
  func stage(of number: String) throws -> OrderStage {
    let text = try ledger.read {
      try $0.text("SELECT stage FROM work_order WHERE number = $1", number)
    }
    return text.flatMap(OrderStage.init(rawValue:)) ?? .reported
  }

  /// The counters that do not say what counting says, each with both numbers.
  func wrongCounters() throws -> [String] {
    try ledger.read { reader in
      try reader.rows(
        """
        SELECT c.name, c.value, (
          SELECT COUNT(*) FROM work_order o WHERE o.campus = c.campus AND (
            c.name = 'all' OR (c.name = 'open' AND o.stage NOT IN ('closed', 'cancelled'))
            OR (c.name = 'major' AND o.major = 1 AND o.stage NOT IN ('closed', 'cancelled'))
            OR c.name = 'stage.' || o.stage)) AS counted
        FROM counter c
        """
      ) { row in
        row.integer(1) == row.integer(2)
          ? nil : "\(row.text(0)): \(row.integer(1)), counted \(row.integer(2))"
      }.compactMap { $0 }
    }
  }

  /// Changes the file behind the engine's back, to see that the rules notice.
  public func alter(_ statement: String) throws {
    try ledger.write { try $0.execute(statement) }
  }
}
