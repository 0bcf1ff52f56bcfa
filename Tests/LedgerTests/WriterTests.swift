import Dispatch
import Foundation
import Glibc
import Synchronization
import Testing

@testable import Ledger

@Suite("Many writers")
struct WriterTests: Sendable {
  let folder = Folder()
  let path: String

  init() throws {
    path = folder.file("patrol.db")
    _ = try SQLiteLedger.create(
      at: path,
      schema: [
        SchemaVersion(
          number: 1, topic: "count",
          statements: [
            "CREATE TABLE tally (id {identity}, count BIGINT NOT NULL)",
            "INSERT INTO tally VALUES (1, 0)",
          ])
      ])
  }

  private func open() throws -> SQLiteLedger {
    try SQLiteLedger(
      open: path, schema: [SchemaVersion(number: 1, topic: "count", statements: [])])
  }

  /// Reads and writes apart: a lost turn shows as a lost count.
  private func add(_ ledger: SQLiteLedger) throws {
    try ledger.write { writer in
      let count = try writer.value("SELECT count FROM tally") ?? 0
      try writer.execute("UPDATE tally SET count = $1", count + 1)
    }
  }

  private func count() throws -> Int64? {
    try open().read { try $0.value("SELECT count FROM tally") }
  }

  /// Runs `body` on threads of their own and hands back what they threw.
  private func onThreads(_ number: Int, _ body: @escaping @Sendable () throws -> Void) -> [String] {
    let failures = Mutex<[String]>([])
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<number {
      Thread.detachNewThread {
        do { try body() } catch { failures.withLock { $0.append("\(error)") } }
        done.signal()
      }
    }
    for _ in 0..<number { done.wait() }
    return failures.withLock { $0 }
  }

  @Test("sixteen connections writing without pause all get their turn")
  func connections() throws {
    let failures = onThreads(16) {
      let ledger = try open()
      for _ in 0..<10 { try add(ledger) }
    }
    #expect(failures == [])
    try #expect(count() == 160)
  }

  @Test("threads that share a ledger read and write at once")
  func threads() throws {
    let ledger = try open()
    let failures = onThreads(8) {
      for _ in 0..<20 {
        try add(ledger)
        _ = try ledger.read { try $0.value("SELECT count FROM tally") }
      }
    }
    #expect(failures == [])
    try #expect(count() == 160)
  }

  @Test("a process that does not stand in the queue loses nothing either")
  func otherProcess() throws {
    let script = String(repeating: "UPDATE tally SET count = count + 1;\n", count: 30)
    guard try shell(path, "SELECT 1") != nil else { return }
    let failures = onThreads(4) {
      let said = try shell(path, script) ?? ""
      if !said.isEmpty { throw LedgerError.misuse(said) }
      let ledger = try open()
      for _ in 0..<30 { try add(ledger) }
    }
    #expect(failures == [])
    try #expect(count() == 240)
  }

  @Test("who waits too long for a turn is told so, and the next one gets it")
  func patience() throws {
    let holding = try open()
    let waiting = try SQLiteLedger(
      open: path, schema: [SchemaVersion(number: 1, topic: "count", statements: [])],
      patience: .seconds(1))
    let failures = Mutex<[String]>([])
    try holding.write { _ in
      failures.withLock { $0 = onThreads(3) { try add(waiting) } }
    }
    let told = "\(LedgerError.locked(path: path, seconds: 1))"
    #expect(failures.withLock { $0 } == [told, told, told])
    try add(waiting)
    try add(holding)
    try #expect(count() == 2)
  }

  @Test("a file that was moved or replaced while it is open takes nothing more, until it is back")
  func displaced() throws {
    let ledger = try open()
    try add(ledger)
    let error = LedgerError.displaced(path: path)
    let manager = FileManager.default
    try manager.moveItem(atPath: path, toPath: path + ".aside")
    #expect(throws: error) { try add(ledger) }
    #expect(throws: error) { try ledger.dataVersion() }
    try Data("another".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: error) { try add(ledger) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data("another".utf8))
    try manager.removeItem(atPath: path)
    try manager.moveItem(atPath: path + ".aside", toPath: path)
    try add(ledger)
    try #expect(count() == 2)
  }

  @Test("the lock file has the permissions of the database")
  func lockFile() throws {
    let manager = FileManager.default
    try manager.removeItem(atPath: path + ".lock")
    try manager.setAttributes([.posixPermissions: 0o660], ofItemAtPath: path)
    try add(open())
    let made = try manager.attributesOfItem(atPath: path + ".lock")[.posixPermissions] as? Int
    #expect(made == 0o660)
  }

  @Test("a change by another connection is noticed, and by oneself, and none when there is none")
  func dataVersion() throws {
    let mine = try open()
    let other = try open()
    let first = try mine.dataVersion()
    try #expect(mine.dataVersion() == first)
    try add(other)
    let second = try mine.dataVersion()
    #expect(second != first)
    try add(mine)
    let third = try mine.dataVersion()
    #expect(third != second)
    try #expect(mine.dataVersion() == third)
    if try shell(path, "UPDATE tally SET count = 5") != nil {
      try #expect(mine.dataVersion() != third)
    }
  }

  @Test("a backup taken while others write is whole")
  func backup() throws {
    let target = folder.file("copy.db")
    let writing = try open()
    let stop = Atomic(false)
    let done = DispatchSemaphore(value: 0)
    try writing.write { try $0.execute("CREATE TABLE pair (a BIGINT, b TEXT)") }
    Thread.detachNewThread {
      var number = 0
      while !stop.load(ordering: .relaxed) {
        number += 1
        // Both or neither.
        try? writing.write { writer in
          try writer.execute("UPDATE tally SET count = count + 1")
          try writer.execute("INSERT INTO pair VALUES ($1, $2)", number, "灯")
        }
      }
      done.signal()
    }
    let copying = try open()
    while (try copying.read { try $0.value("SELECT count(*) FROM pair") } ?? 0) < 20 {}
    try copying.backup(to: target)
    stop.store(true, ordering: .relaxed)
    done.wait()
    let copy = try SQLiteLedger(
      open: target, schema: [SchemaVersion(number: 1, topic: "count", statements: [])])
    try #expect(copy.check() == [])
    let counts = try copy.read { reader in
      try reader.first("SELECT count, (SELECT count(*) FROM pair) FROM tally") {
        [$0.integer(0), $0.integer(1)]
      }
    }
    #expect(counts?[0] == counts?[1])
    #expect((counts?[0] ?? 0) >= 20)
    #expect(!folder.names.contains { $0.contains("partial") })
    #expect(throws: LedgerError.cannotCreate(path: target, reason: .system(EEXIST))) {
      try copying.backup(to: target)
    }
  }
}
