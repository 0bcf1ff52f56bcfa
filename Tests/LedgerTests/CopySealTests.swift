import Foundation
import Glibc
import Testing

@testable import Ledger

@Suite("The seal of a copy")
struct CopySealTests: Sendable {
  private let folder = Folder()
  private var path: String { folder.file("office.db") }
  private var copy: String { folder.file("copy.db") }

  /// A database, a copy of it, and one more row since.
  private func make() throws -> SQLiteLedger {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    try ledger.write { writer in
      for number in 0..<300 {
        try writer.execute("INSERT INTO place(name) VALUES ($1)", "place number \(number)")
      }
    }
    try ledger.backup(to: copy)
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('since')") }
    return ledger
  }

  private func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: copy)) }

  private func put(_ bytes: Data) throws {
    try bytes.write(to: URL(fileURLWithPath: copy))
  }

  private func refusal(_ ledger: SQLiteLedger) throws -> LedgerError? {
    do {
      try ledger.restore(from: copy)
      return nil
    } catch {
      try #expect(ledger.read { try $0.value("SELECT COUNT(*) FROM place") } == 301)
      return error as? LedgerError
    }
  }

  @Test("one bit that turned over anywhere in a copy keeps it from being restored")
  func bits() throws {
    let ledger = try make()
    let whole = try bytes()
    var generator = SystemRandomNumberGenerator()
    let edges = [0, 1, 7, 8, 511, 4_095, 4_096, whole.count - 33, whole.count - 1]
    let others = (0..<60).map { _ in Int.random(in: 0..<whole.count - 32, using: &generator) }
    for at in edges + others {
      var damaged = whole
      damaged[at] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      try put(damaged)
      #expect(try refusal(ledger) == .damagedCopy(path: copy), "byte \(at)")
    }
    try put(whole)
    #expect(try refusal(ledger) == nil)
    try #expect(ledger.read { try $0.value("SELECT COUNT(*) FROM place") } == 300)
  }

  @Test("a copy of which the end is missing is restored only when nothing but the seal is")
  func truncated() throws {
    let ledger = try make()
    let whole = try bytes()
    for count in [
      0, 1, 100, 4_096, 8_192, whole.count / 2, whole.count - 4_096 - 32, whole.count - 33,
    ] {
      try put(whole.prefix(count))
      #expect(try refusal(ledger) != nil, "\(count) of \(whole.count) bytes")
    }
    try put(whole.prefix(whole.count - 32))
    #expect(try refusal(ledger) == nil)
  }

  @Test("a copy that was opened and worked with is no damaged one, and keeps what was done")
  func used() throws {
    let ledger = try make()
    let used = try SQLiteLedger(open: copy, schema: lamps)
    try used.write { try $0.execute("INSERT INTO place(name) VALUES ('in the copy')") }
    try used.close()
    #expect(try refusal(ledger) == nil)
    try #expect(
      ledger.read { try $0.text("SELECT name FROM place WHERE id = 301") } == "in the copy")
    try #expect(ledger.check() == [])
  }

  @Test("a restore leaves the copy as it was, and nothing beside it")
  func read() throws {
    let ledger = try make()
    let whole = try bytes()
    let names = folder.names
    try ledger.restore(from: copy)
    #expect(try bytes() == whole)
    #expect(folder.names == names)
  }

  @Test("a copy of a copy has a seal of its own")
  func copyOfCopy() throws {
    let ledger = try make()
    let second = folder.file("second.db")
    let reading = try SQLiteLedger(reading: copy, schema: lamps)
    try reading.backup(to: second)
    try ledger.restore(from: second)
    try #expect(ledger.read { try $0.value("SELECT COUNT(*) FROM place") } == 300)
  }
}
