import Foundation
import Glibc
import Ledger
import Testing

@Suite("A backup in steps")
struct BackupTests {
  private let folder = Folder()
  private var path: String { folder.file("office.db") }
  private var copy: String { folder.file("copy.db") }

  /// A database of some megabytes.
  private func open() throws -> SQLiteLedger {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    try ledger.write { writer in
      for number in 0..<40 {
        try writer.execute(
          "INSERT INTO place(name) VALUES ($1)",
          "\(number)" + String(repeating: "-", count: 100_000))
      }
    }
    return ledger
  }

  @Test("it tells how far it is, ends though somebody writes at every step, and is of one moment")
  func writersBetweenSteps() throws {
    let ledger = try open()
    let other = try SQLiteLedger(open: path, schema: lamps)
    var steps: [BackupProgress] = []
    var failure: (any Error)?
    try ledger.backup(to: copy) { progress in
      steps.append(progress)
      do {
        try other.write {
          try $0.execute("INSERT INTO place(name) VALUES ($1)", "later \(steps.count)")
        }
      } catch {
        failure = error
      }
      // One that began again and again would never come to its end.
      return steps.count < 1_000
    }
    #expect(failure == nil)
    #expect(steps.count > 3 && steps.count < 100)
    #expect(steps.map(\.done) == steps.map(\.done).sorted())
    #expect(Set(steps.map(\.total)).count == 1)
    #expect(steps.last.map { $0.done == $0.total } == true)
    let whole = try SQLiteLedger(open: copy, schema: lamps)
    try #expect(whole.check() == [])
    try #expect(whole.read { try $0.value("SELECT COUNT(*) FROM place") } == 40)
    try #expect(
      ledger.read { try $0.value("SELECT COUNT(*) FROM place") } == Int64(40 + steps.count))
  }

  @Test("until it is whole nothing bears its name, and one that is stopped leaves nothing")
  func stopped() throws {
    let ledger = try open()
    let before = folder.names
    var namesWhile: [String] = []
    #expect(throws: LedgerError.interrupted) {
      try ledger.backup(to: copy) { progress in
        namesWhile = folder.names
        return progress.done * 2 < progress.total
      }
    }
    #expect(!namesWhile.contains("copy.db") && namesWhile.contains("copy.db.partial"))
    #expect(folder.names == before)
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('after')") }
    try ledger.backup(to: copy)
    #expect(folder.names.contains("copy.db"))
  }

  @Test("two copies to one name never share a file: the second is refused, the first is whole")
  func twoAtOnce() throws {
    let ledger = try open()
    let other = try SQLiteLedger(reading: path, schema: lamps)
    var refusals = 0
    try ledger.backup(to: copy) { _ in
      do {
        try other.backup(to: copy)
      } catch LedgerError.cannotCreate(let path, _) {
        refusals += path == copy + ".partial" ? 1 : 0
      } catch {}
      return true
    }
    #expect(refusals > 3)
    try #expect(SQLiteLedger(reading: copy, schema: lamps).check() == [])
  }

  @Test("what an ended program left is replaced; nothing is written through a link")
  func leftBehind() throws {
    let ledger = try open()
    try Data("left".utf8).write(to: URL(fileURLWithPath: copy + ".partial"))
    try ledger.backup(to: copy)
    let victim = folder.file("letter.txt")
    try Data("Dear all".utf8).write(to: URL(fileURLWithPath: victim))
    let second = folder.file("second.db")
    symlink(victim, second + ".partial")
    try ledger.backup(to: second)
    #expect(try Data(contentsOf: URL(fileURLWithPath: victim)) == Data("Dear all".utf8))
    try #expect(SQLiteLedger(reading: second, schema: lamps).check() == [])
    let third = folder.file("third.db")
    symlink(folder.file("nowhere"), third)
    var steps = 0
    #expect(throws: LedgerError.self) {
      try ledger.backup(to: third) { _ in
        steps += 1
        return true
      }
    }
    #expect(steps == 0)
  }
}
