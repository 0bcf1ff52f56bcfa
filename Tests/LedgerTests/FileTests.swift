import Foundation
import Glibc
import Testing

@testable import Ledger

@Suite("Files")
struct FileTests: Sendable {
  let folder = Folder()
  var path: String { folder.file("patrol.db") }

  private func error(_ body: () throws -> Void) -> LedgerError? {
    do {
      try body()
      return nil
    } catch {
      return error as? LedgerError
    }
  }

  @Test("creating refuses a file that exists and a folder that does not")
  func creating() throws {
    let here = path
    _ = try SQLiteLedger.create(at: here, schema: lamps)
    #expect(
      error { _ = try SQLiteLedger.create(at: here, schema: lamps) }
        == .cannotCreate(path: here, reason: .system(EEXIST)))
    let nowhere = folder.file("a/b.db")
    #expect(
      error { _ = try SQLiteLedger.create(at: nowhere, schema: lamps) }
        == .cannotCreate(path: nowhere, reason: .system(ENOENT)))
    try #expect(SQLiteLedger(open: here, schema: lamps).check() == [])
  }

  @Test("a schema that fails leaves no file")
  func failedCreation() {
    let bad = [SchemaVersion(number: 1, topic: "bad", statements: ["CREATE TABEL x (y)"])]
    #expect(error { _ = try SQLiteLedger.create(at: path, schema: bad) } != nil)
    #expect(folder.names == [])
  }

  @Test("a missing file, a text, a folder, an empty file and another program's are told apart")
  func foreign() throws {
    #expect(
      error { _ = try SQLiteLedger(open: path, schema: lamps) } == .notFound(path: path))
    for (name, bytes) in [("text", "not a database, but long enough to look at\n"), ("empty", "")] {
      let file = folder.file(name)
      try Data(bytes.utf8).write(to: URL(fileURLWithPath: file))
      #expect(error { _ = try SQLiteLedger(open: file, schema: lamps) } == .notOurs(path: file))
      #expect(error { _ = try SQLiteLedger(reading: file, schema: lamps) } == .notOurs(path: file))
      try #expect(Data(contentsOf: URL(fileURLWithPath: file)) == Data(bytes.utf8))
    }
    #expect(
      error { _ = try SQLiteLedger(open: folder.path, schema: lamps) }
        == .notOurs(path: folder.path))
    let other = folder.file("other.db")
    if try shell(other, "CREATE TABLE x (y)") != nil {
      #expect(error { _ = try SQLiteLedger(open: other, schema: lamps) } == .notOurs(path: other))
    }
  }

  @Test("versions of the schema apply once, in order, also when several open at once")
  func migrations() throws {
    let second = SchemaVersion(
      number: 2, topic: "colour",
      statements: [
        "ALTER TABLE lamp ADD COLUMN colour TEXT", "INSERT INTO place(name) VALUES ('second')",
      ])
    let third = SchemaVersion(
      number: 3, topic: "third",
      statements: ["INSERT INTO place(name) SELECT 'after ' || name FROM place"])
    _ = try SQLiteLedger.create(at: path, schema: lamps)
    let path = path
    DispatchQueue.concurrentPerform(iterations: 6) { _ in
      let failure = error { _ = try SQLiteLedger(open: path, schema: lamps + [second, third]) }
      if let failure { Issue.record(failure) }
    }
    let ledger = try SQLiteLedger(open: path, schema: lamps + [second, third])
    let names = try ledger.read {
      try $0.rows("SELECT name FROM place ORDER BY id") { $0.text(0) }
    }
    #expect(names == ["second", "after second"])
    #expect(
      error { _ = try SQLiteLedger(open: path, schema: lamps) }
        == .newer(path: path, found: 3, known: 1))
    #expect(error { _ = try SQLiteLedger(open: path, schema: [third]) } != nil)
  }

  @Test("a version that fails half way changes nothing and keeps the old number")
  func failedMigration() throws {
    _ = try SQLiteLedger.create(at: path, schema: lamps)
    let bad = SchemaVersion(
      number: 2, topic: "bad", statements: ["INSERT INTO place(name) VALUES ('x')", "NONSENSE"])
    #expect(error { _ = try SQLiteLedger(open: path, schema: lamps + [bad]) } != nil)
    let ledger = try SQLiteLedger(open: path, schema: lamps)
    try #expect(ledger.read { try $0.value("SELECT count(*) FROM place") } == 0)
  }

  @Test("open for reading only, it reads and refuses to write")
  func readOnly() throws {
    let writing = try SQLiteLedger.create(at: path, schema: lamps)
    try writing.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    let reading = try SQLiteLedger(reading: path, schema: lamps)
    #expect(reading.isReadOnly)
    try #expect(reading.read { try $0.text("SELECT name FROM place") } == "a")
    #expect(error { try reading.write { _ in } } == .readOnly(path: path))
    let before = try reading.dataVersion()
    try writing.write { try $0.execute("INSERT INTO place(name) VALUES ('b')") }
    try #expect(reading.dataVersion() != before)
    let second = SchemaVersion(number: 2, topic: "more", statements: ["CREATE TABLE x (y TEXT)"])
    #expect(
      error { _ = try SQLiteLedger(reading: path, schema: lamps + [second]) }
        == .older(path: path, found: 1, needed: 2))
  }

  @Test("a file in a folder that cannot be written opens for reading and refuses to write")
  func readOnlyFolder() throws {
    let made = try SQLiteLedger.create(at: path, schema: lamps)
    try made.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    try made.close()
    let before = folder.names
    #expect(chmod(path, 0o444) == 0 && chmod(folder.path, 0o555) == 0)
    defer { chmod(folder.path, 0o755) }
    try asSomebodyElse {
      let ledger = try SQLiteLedger(open: path, schema: lamps)
      #expect(ledger.isReadOnly)
      try #expect(ledger.read { try $0.text("SELECT name FROM place") } == "a")
      #expect(error { try ledger.write { _ in } } == .readOnly(path: path))
      #expect(
        error { _ = try SQLiteLedger.create(at: folder.file("new.db"), schema: lamps) }
          == .cannotCreate(path: folder.file("new.db"), reason: .system(EACCES)))
      #expect(
        error { try ledger.backup(to: folder.file("copy.db")) }
          == .cannotCreate(path: folder.file("copy.db"), reason: .system(EACCES)))
    }
    #expect(folder.names == before)
  }

  @Test("a full disk is told, nothing half written stays, and less fits afterwards")
  func full() throws {
    _ = try SQLiteLedger.create(at: path, schema: lamps)
    let ledger = try SQLiteLedger(open: path, schema: lamps, pageLimit: 60)
    let failure = error {
      try ledger.write { writer in
        for number in 0..<10_000 {
          do {
            try writer.execute(
              "INSERT INTO place(name) VALUES ($1)", "\(number)" + String(repeating: "-", count: 99)
            )
          } catch LedgerError.full {
            // Careless code goes on; the transaction is over all the same.
          }
        }
      }
    }
    #expect(
      failure
        == .full(
          path: path,
          reason: .library("database or disk is full", code: 13, system: 0)))
    try #expect(ledger.read { try $0.value("SELECT count(*) FROM place") } == 0)
    try #expect(ledger.check() == [])
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    try #expect(ledger.read { try $0.value("SELECT count(*) FROM place") } == 1)
  }

  @Test("damage and dangling references are found and told in a sentence")
  func check() throws {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    try #expect(ledger.check() == [])
    guard try shell(path, "INSERT INTO lamp(place, watts) VALUES (77, 5)") != nil else { return }
    try #expect(ledger.check() == ["lamp: row 1 names a row of place that is missing"])
  }

  @Test("an open database notices that a later release has changed it, and is left alone")
  func newerWhileOpen() throws {
    let old = try SQLiteLedger.create(at: path, schema: lamps)
    let second = SchemaVersion(number: 2, topic: "more", statements: ["CREATE TABLE x (y TEXT)"])
    _ = try SQLiteLedger(open: path, schema: lamps + [second])
    #expect(error { try old.write { _ in } } == .newer(path: path, found: 2, known: 1))
  }

  @Test(
    "restoring brings back what was, also from an earlier release, and all who had it open are told"
  )
  func restoring() throws {
    let backup = folder.file("backup.db")
    let second = SchemaVersion(
      number: 2, topic: "more", statements: ["INSERT INTO place(name) VALUES ('by version 2')"])
    func names(_ ledger: SQLiteLedger) throws -> [String] {
      try ledger.read { try $0.rows("SELECT name FROM place ORDER BY id") { $0.text(0) } }
    }
    let old = try SQLiteLedger.create(at: path, schema: lamps)
    try old.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    try old.backup(to: backup)
    let ledger = try SQLiteLedger(open: path, schema: lamps + [second])
    try ledger.write { try $0.execute("DELETE FROM place") }
    let watching = try SQLiteLedger(open: path, schema: lamps + [second])
    let before = try watching.dataVersion()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    try ledger.restore(from: backup)
    try #expect(names(ledger) == ["a", "by version 2"])
    try #expect(watching.dataVersion() != before)
    let told = LedgerError.restored(path: path)
    #expect(error { _ = try names(watching) } == told)
    #expect(error { try watching.write { _ = try $0.execute("DELETE FROM place") } } == told)
    #expect(error { _ = try names(watching) } == told, "and goes on being told")
    try #expect(Data(contentsOf: URL(fileURLWithPath: backup)) == bytes)
    let again = try SQLiteLedger(open: path, schema: lamps + [second])
    try again.write { try $0.execute("INSERT INTO place(name) VALUES ('later')") }
    try #expect(names(ledger) == ["a", "by version 2", "later"])
    try #expect(ledger.check() == [])
    #expect(!folder.names.contains { $0.contains("restoring") })
    #expect(error { try ledger.read { _ in try ledger.restore(from: backup) } } != nil)
  }

  @Test("a table that somebody changes by hand is no restore")
  func changedByHand() throws {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    let other = try SQLiteLedger(open: path, schema: lamps)
    try other.write { try $0.execute("CREATE TABLE note (text TEXT)") }
    try ledger.write { _ = try $0.execute("INSERT INTO note VALUES ('a')") }
    try #expect(other.read { try $0.value("SELECT count(*) FROM note") } == 1)
  }

  @Test("a damaged or foreign backup is refused before anything changes")
  func badBackup() throws {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    try ledger.write { writer in
      for number in 0..<500 {
        try writer.execute("INSERT INTO place(name) VALUES ($1)", "place number \(number)")
      }
    }
    let backup = folder.file("backup.db")
    try ledger.backup(to: backup)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: backup))
    for at in bytes.count / 2..<bytes.count { bytes[at] = 0x55 }
    try bytes.write(to: URL(fileURLWithPath: backup))
    guard case .corrupt(backup, _) = error({ try ledger.restore(from: backup) }) else {
      Issue.record("a damaged backup was not refused")
      return
    }
    let text = folder.file("text")
    try Data("no database".utf8).write(to: URL(fileURLWithPath: text))
    #expect(error { try ledger.restore(from: text) } == .notOurs(path: text))
    try #expect(ledger.read { try $0.value("SELECT count(*) FROM place") } == 500)
  }

  @Test("closing moves the log into the file and removes it")
  func closing() throws {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    try ledger.openSecondConnection()
    try ledger.close()
    #expect(folder.names == ["patrol.db", "patrol.db.lock"])
    #expect(error { _ = try ledger.read { try $0.value("SELECT 1") } } != nil)
  }

  @Test("a change is noticed with one connection and with two, and when the second one comes")
  func changes() throws {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    let other = try SQLiteLedger(open: path, schema: lamps)
    var seen = try ledger.dataVersion()
    func expectChange(_ change: () throws -> Void) throws {
      try #expect(ledger.dataVersion() == seen)
      try change()
      let now = try ledger.dataVersion()
      #expect(now != seen)
      seen = now
    }
    func add(_ name: String, to ledger: SQLiteLedger) throws {
      try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ($1)", name) }
    }
    try expectChange { try add("a", to: ledger) }
    try expectChange { try add("b", to: other) }
    try expectChange { try ledger.openSecondConnection() }
    try expectChange { try add("c", to: ledger) }
    try expectChange { try add("d", to: other) }
  }

  @Test("a ledger in memory behaves like one in a file")
  func inMemory() throws {
    let ledger = try SQLiteLedger.inMemory(schema: lamps)
    let before = try ledger.dataVersion()
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    try #expect(ledger.dataVersion() != before)
    try #expect(ledger.read { try $0.text("SELECT name FROM place") } == "a")
    try #expect(ledger.check() == [])
  }
}
