import Ledger
import Testing

@Suite("Transactions")
struct TransactionTests {
  let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.temporary(schema: lamps)
  }

  private struct Refusal: Error, Equatable {}

  private func places() throws -> [String] {
    try ledger.read { try $0.rows("SELECT name FROM place ORDER BY id") { $0.text(0) } }
  }

  @Test("a write that throws leaves nothing behind, and the error comes through as it is")
  func rollback() throws {
    #expect(throws: Refusal()) {
      try ledger.write { writer in
        try writer.execute("INSERT INTO place(name) VALUES ($1)", "a")
        throw Refusal()
      }
    }
    try #expect(places() == [])
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ($1)", "b") }
    try #expect(places() == ["b"])
  }

  @Test("a refused row that is caught leaves the rest of the transaction whole")
  func caught() throws {
    try ledger.write { writer in
      try writer.execute("INSERT INTO place(name) VALUES ($1)", "a")
      #expect(throws: LedgerError.self) {
        try writer.execute("INSERT INTO place(name) VALUES ($1)", "a")
      }
      try writer.execute("INSERT INTO place(name) VALUES ($1)", "b")
    }
    try #expect(places() == ["a", "b"])
  }

  @Test("a write inside a write or a read is refused and harms nothing")
  func nestedWrites() throws {
    let refused = LedgerError.misuse("a write inside a read or another write")
    try ledger.write { writer in
      #expect(throws: refused) {
        try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('x')") }
      }
      try writer.execute("INSERT INTO place(name) VALUES ($1)", "a")
    }
    try ledger.read { _ in
      _ = #expect(throws: refused) { try ledger.write { _ in } }
    }
    try ledger.openSecondConnection()
    try ledger.read { _ in
      _ = #expect(throws: refused) { try ledger.write { _ in } }
    }
    try #expect(places() == ["a"])
  }

  @Test("a read inside a write sees what is written, a read inside a read the same moment")
  func nestedReads() throws {
    try ledger.write { writer in
      try writer.execute("INSERT INTO place(name) VALUES ($1)", "a")
      try #expect(places() == ["a"])
    }
    try ledger.read { _ in
      try #expect(places() == ["a"])
    }
  }

  @Test("a transaction ended by a statement inside of it is noticed")
  func endedInside() throws {
    #expect(throws: LedgerError.self) {
      try ledger.write { writer in
        try writer.execute("COMMIT")
        try writer.execute("INSERT INTO place(name) VALUES ('x')")
      }
    }
    try #expect(places() == [])
  }

  @Test("a read sees one moment while another connection writes")
  func snapshot() throws {
    let other = try SQLiteLedger(open: ledger.path, schema: lamps)
    try ledger.read { reader in
      try #expect(reader.value("SELECT count(*) FROM place") == 0)
      try other.write { try $0.execute("INSERT INTO place(name) VALUES ('x')") }
      try #expect(reader.value("SELECT count(*) FROM place") == 0)
    }
    try #expect(places() == ["x"])
  }

  @Test("the schema refuses bad rows, and the error says which rule and where")
  func constraints() throws {
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    func refusal(_ sql: String) -> LedgerError? {
      do {
        try ledger.write { try $0.execute(sql) }
        return nil
      } catch {
        return error as? LedgerError
      }
    }
    func kind(_ sql: String) -> (ConstraintKind, String)? {
      guard case .constraint(let kind, let subject, _) = refusal(sql) else { return nil }
      return (kind, subject)
    }
    let lamp = "INSERT INTO lamp(place, watts) VALUES"
    #expect(kind("INSERT INTO place(name) VALUES ('a')") ?? (.other, "") == (.unique, "place.name"))
    #expect(kind("\(lamp) (1, 0)")?.0 == .check)
    #expect(kind("\(lamp) (7, 5)")?.0 == .foreignKey)
    #expect(kind("\(lamp) (1, NULL)") ?? (.other, "") == (.notNull, "lamp.watts"))
    #expect(refusal("\(lamp) (1, 5)") == nil)
    guard case .sql(_, let statement) = refusal("INSERT INTO lampe VALUES (1)") else {
      Issue.record("an unknown table was not reported as a faulty statement")
      return
    }
    #expect(statement == "INSERT INTO lampe VALUES (1)")
  }

  @Test(
    "an append-only table takes rows and gives none back",
    arguments: [
      "UPDATE event SET what = 'x'", "DELETE FROM event", "REPLACE INTO event VALUES (1, 'x')",
    ])
  func appendOnly(_ sql: String) throws {
    try ledger.write { try $0.execute("INSERT INTO event VALUES (1, 'reported')") }
    do {
      try ledger.write { try $0.execute(sql) }
      Issue.record("not refused")
    } catch LedgerError.constraint(let kind, _, let message) {
      #expect(kind == .trigger)
      #expect(message.hasPrefix("rows of event are never"))
    }
    try #expect(ledger.read { try $0.text("SELECT what FROM event") } == "reported")
  }
}
