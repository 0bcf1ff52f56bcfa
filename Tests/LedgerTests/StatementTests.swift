import Foundation
import Ledger
import Synchronization
import Testing

/// What one thread tells another.
private final class Signal: Sendable {
  let isGiven = Atomic(false)
}

@Suite("Statements")
struct StatementTests {
  let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.temporary(schema: lamps)
  }

  @Test("a long question ends when it is interrupted, and the next one is answered")
  func interruption() throws {
    let endless = """
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT MAX(i) FROM n
      """
    let signal = Signal()
    let ledger = ledger
    Thread.detachNewThread {
      // Before the question has begun an interruption is none.
      while !signal.isGiven.load(ordering: .acquiring) { ledger.interrupt() }
    }
    #expect(throws: LedgerError.interrupted) {
      try ledger.read { try $0.value(endless) }
    }
    signal.isGiven.store(true, ordering: .releasing)
  }

  @Test("placeholders bind by their number, not by their first appearance")
  func order() throws {
    let row = try ledger.read { reader in
      try reader.first("SELECT $2, $1, $2", "one", "two") { [$0.text(0), $0.text(1), $0.text(2)] }
    }
    #expect(row == ["two", "one", "two"])
  }

  @Test("a dollar sign in a string, a name or a comment is no placeholder")
  func quoting() throws {
    let row = try ledger.read { reader in
      try reader.first(
        """
        SELECT '$2 it''s $3', $1 AS "a$2" -- $4 'open
        /* $5 " */ WHERE $1 = 7
        """, 7
      ) { ($0.text(0), $0.integer("a$2")) }
    }
    #expect(row?.0 == "$2 it's $3")
    #expect(row?.1 == 7)
  }

  @Test("missing, extra and unused arguments are errors, and so are other placeholders")
  func argumentCount() throws {
    try ledger.read { reader in
      #expect(throws: LedgerError.self) { try reader.value("SELECT $1 + $2", 1) }
      #expect(throws: LedgerError.self) { try reader.value("SELECT $1", 1, 2) }
      #expect(throws: LedgerError.self) { try reader.value("SELECT $1 + $3", 1, 2, 3) }
      #expect(throws: LedgerError.self) { try reader.value("SELECT ?", 1) }
      #expect(throws: LedgerError.self) { try reader.value("SELECT :id", 1) }
      try #expect(reader.value("SELECT $1 + $2", 1, 2) == 3)
    }
  }

  @Test("every kind of value comes back as it went in")
  func values() throws {
    let values: [SQLValue] = [
      nil, 42, .integer(.min), 2.5, "漏水", "", .text("a\0b"), .blob([0, 255]), .blob([]),
    ]
    try ledger.read { reader in
      for value in values {
        try #expect(reader.first("SELECT $1", value) { $0.value(0) } == value)
      }
      try #expect(reader.value("SELECT $1", true) == 1)
      try #expect(reader.value("SELECT $1", Int?.none) == nil)
      try #expect(reader.text("SELECT $1", Grade.first) == "I")
      try #expect(reader.first("SELECT NULL") { $0.optionalText(0) } == .some(nil))
      try #expect(reader.first("SELECT 1 WHERE 1 = 0") { $0.integer(0) } == nil)
    }
  }

  @Test("a query may run again inside its own rows")
  func nested() throws {
    let sql = "WITH n(i) AS (VALUES (1), (2), (3)) SELECT i FROM n ORDER BY i"
    let pairs = try ledger.read { reader in
      try reader.rows(sql) { outer in
        try reader.rows(sql) { inner in outer.integer(0) * 10 + inner.integer(0) }
      }
    }
    #expect(pairs.flatMap(\.self) == [11, 12, 13, 21, 22, 23, 31, 32, 33])
  }

  @Test("a walk through rows stops when told")
  func stops() throws {
    var seen: [Int64] = []
    try ledger.read { reader in
      try reader.forEach("WITH n(i) AS (VALUES (1), (2), (3)) SELECT i FROM n", []) { row in
        seen.append(row.integer(0))
        return seen.count < 2
      }
    }
    #expect(seen == [1, 2])
  }

  @Test("execute answers how many rows it changed, and the identity it chose")
  func changes() throws {
    try ledger.write { writer in
      try #expect(writer.execute("INSERT INTO place(name) VALUES ($1), ($2)", "a", "b") == 2)
      #expect(writer.lastInsertedIdentity == 2)
      try #expect(writer.execute("UPDATE place SET name = name || $1", "!") == 2)
      try #expect(writer.execute("CREATE INDEX i ON place(name)") == 0)
      try #expect(writer.execute("DELETE FROM place WHERE id = $1", 9) == 0)
      let id = try writer.value("INSERT INTO place(name) VALUES ($1) RETURNING id", "c")
      #expect(id == 3)
    }
  }

  @Test("a reader cannot change anything")
  func readersRead() throws {
    #expect(throws: LedgerError.self) {
      try ledger.read { try $0.value("INSERT INTO place(name) VALUES ('x') RETURNING id") }
    }
    try #expect(ledger.read { try $0.value("SELECT count(*) FROM place") } == 0)
  }

  @Test("more texts than are kept compiled all answer rightly")
  func manyTexts() throws {
    try ledger.read { reader in
      for number in 0..<700 {
        try #expect(reader.value("SELECT \(number) + $1", 1) == Int64(number + 1))
      }
    }
  }

  private enum Grade: String, SQLConvertible {
    case first = "I"
  }
}
