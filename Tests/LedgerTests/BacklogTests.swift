import Ledger
import Testing

@Suite("Statements that are put off")
struct BacklogTests {
  let ledger: SQLiteLedger

  init() throws {
    ledger = try SQLiteLedger.temporary(schema: lamps)
  }

  private static let insert = "INSERT INTO place(id, name) VALUES ($1, $2)"

  private func count(_ reader: any LedgerReader) throws -> Int64 {
    try reader.value("SELECT COUNT(*) FROM place") ?? -1
  }

  @Test("whatever is asked or done next finds them done, however many there are")
  func order() throws {
    try ledger.write { writer in
      for id in 1...5_000 as ClosedRange<Int64> {
        try writer.executeLater(Self.insert, arguments: [.integer(id), .text("p\(id)")])
        if id % 1_234 == 0 { try #expect(count(writer) == id) }
        if id == 2_000 { #expect(writer.lastInsertedIdentity == id) }
        if id % 1_500 == 0 {
          let changed = try writer.execute("UPDATE place SET name = name || '!'")
          #expect(Int64(changed) == id)
        }
      }
    }
    try ledger.read { reader in
      try #expect(count(reader) == 5_000)
      try #expect(reader.text("SELECT name FROM place WHERE id = 1") == "p1!!!")
      try #expect(reader.text("SELECT name FROM place WHERE id = 4500") == "p4500!")
      try #expect(reader.text("SELECT name FROM place WHERE id = 4501") == "p4501")
    }
  }

  @Test("different statements keep their turn", arguments: [3, 511, 512, 513, 2_000])
  func turns(rounds: Int) throws {
    try ledger.write { writer in
      for round in 1...rounds {
        let id = SQLValue.integer(Int64(round))
        try writer.executeLater(Self.insert, arguments: [id, .text("old \(round)")])
        try writer.executeLater(
          "UPDATE place SET name = $2 WHERE id = $1", arguments: [id, .text("new \(round)")])
        try writer.executeLater(
          "INSERT INTO lamp(place, watts, photograph) VALUES ($1, 60, $2)",
          arguments: [id, .blob([0, 255])])
      }
    }
    try ledger.read { reader in
      try #expect(
        reader.value("SELECT COUNT(*) FROM place WHERE name LIKE 'new %'") == Int64(rounds))
      try #expect(reader.value("SELECT COUNT(*) FROM lamp") == Int64(rounds))
    }
  }

  @Test(
    "one that fails undoes the transaction, even when nobody asks anything after it",
    arguments: [1, 600, 1_500])
  func failure(after good: Int) throws {
    var failure: LedgerError?
    do {
      try ledger.write { writer in
        for id in 1...good {
          try writer.executeLater(Self.insert, arguments: [.integer(Int64(id)), .text("p\(id)")])
        }
        try writer.executeLater(Self.insert, arguments: [.integer(1), .text("twice")])
      }
    } catch let error as LedgerError {
      failure = error
    }
    guard case .constraint = failure else {
      Issue.record("expected a refused row, found \(String(describing: failure))")
      return
    }
    try ledger.read { try #expect(count($0) == 0) }
  }

  @Test("what failed cannot be swallowed: the transaction stays lost")
  func swallowed() throws {
    #expect(throws: LedgerError.self) {
      try ledger.write { writer in
        try writer.executeLater(Self.insert, arguments: [.integer(1), .text("a")])
        try writer.executeLater(Self.insert, arguments: [.integer(1), .text("b")])
        _ = writer.lastInsertedIdentity
        _ = try? count(writer)
        _ = try? writer.execute("INSERT INTO place(name) VALUES ('c')")
      }
    }
    try ledger.read { try #expect(count($0) == 0) }
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('d')") }
    try ledger.read { try #expect(count($0) == 1) }
  }

  @Test("a transaction that is given up takes them with it")
  func givenUp() throws {
    struct Enough: Error {}
    #expect(throws: Enough.self) {
      try ledger.write { writer in
        for id in 1...1_000 {
          try writer.executeLater(Self.insert, arguments: [.integer(Int64(id)), .text("p\(id)")])
        }
        throw Enough()
      }
    }
    try ledger.read { try #expect(count($0) == 0) }
  }

  @Test("a statement that does not compile, or lacks an argument, is an error like any other")
  func mistakes() throws {
    for (sql, arguments) in [
      ("INSERT INTO nowhere VALUES ($1)", [SQLValue.null]), (Self.insert, []),
    ] {
      #expect(throws: LedgerError.self) {
        try ledger.write { try $0.executeLater(sql, arguments: arguments) }
      }
    }
  }
}
