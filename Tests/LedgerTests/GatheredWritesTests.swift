import Foundation
import Glibc
import Testing

@testable import Ledger

@Suite("A commit in one piece")
struct GatheredWritesTests {
  let folder = Folder()
  let path: String

  init() throws {
    path = folder.file("patrol.db")
    try SQLiteLedger.create(
      at: path,
      schema: [
        SchemaVersion(
          number: 1, topic: "pages",
          statements: ["CREATE TABLE page (id {identity}, text TEXT NOT NULL)"])
      ]
    ).close()
  }

  private func open() throws -> SQLiteLedger {
    try SQLiteLedger(
      open: path, schema: [SchemaVersion(number: 1, topic: "pages", statements: [])])
  }

  /// Rows of which each fills a page of its own.
  private static func fill(_ ids: ClosedRange<Int>, _ sign: String, in writer: any LedgerWriter)
    throws
  {
    for id in ids {
      try writer.execute(
        """
        INSERT INTO page (id, text) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET text = $2
        """, id, String(repeating: sign, count: 3_000))
    }
  }

  /// How often this thread has written to any file.
  private static func writes() throws -> Int {
    let lines = try String(contentsOfFile: "/proc/thread-self/io", encoding: .utf8)
    let line = lines.split(separator: "\n").first { $0.hasPrefix("syscw:") }
    return try #require(line.flatMap { Int($0.split(separator: " ")[1]) })
  }

  /// What another program finds, by SQLite's own interface to the system and with nothing of ours.
  private func others(_ question: String) throws -> String? {
    try shell(path, question)?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test("of many pages is one write")
  func isOneWrite() throws {
    let ledger = try open()
    try ledger.write { try Self.fill(1...1, "a", in: $0) }
    let before = try Self.writes()
    try ledger.write { try Self.fill(2...20, "a", in: $0) }
    try #expect(Self.writes() - before == 1)
  }

  @Test(
    "is there for others at once, however the log is saved",
    arguments: ["FULL", "NORMAL", "OFF"])
  func isThere(_ saving: String) throws {
    let ledger = try open()
    try ledger.main.use { try $0.forEach("PRAGMA synchronous = \(saving)", []) { _ in true } }
    for count in [1, 2, 40, 100] {
      try ledger.write { try Self.fill(1...count, "b", in: $0) }
      let found = try others("SELECT COUNT(*) FROM page; PRAGMA integrity_check;")
      if let found { #expect(found == "\(count)\nok") }
    }
  }

  @Test("that does not fit into memory, and reads and writes again what it wrote, loses nothing")
  func spills() throws {
    let ledger = try open()
    try ledger.main.use { session in
      for setting in ["cache_size = 10", "cache_spill = 1", "mmap_size = 0"] {
        try session.forEach("PRAGMA \(setting)", []) { _ in true }
      }
    }
    try ledger.write { writer in
      try Self.fill(1...300, "c", in: writer)
      try Self.fill(50...250, "d", in: writer)
      let wrong = try writer.value(
        "SELECT COUNT(*) FROM page WHERE text NOT LIKE 'ccc%' AND text NOT LIKE 'ddd%'")
      #expect(wrong == 0)
    }
    let question = """
      SELECT COUNT(*), SUM(text LIKE 'ddd%'), SUM(length(text)) FROM page; PRAGMA integrity_check;
      """
    if let found = try others(question) { #expect(found == "300|201|900000\nok") }
  }

  @Test("that was undone leaves nothing, and the next one is whole")
  func isUndone() throws {
    struct Undone: Error {}
    let ledger = try open()
    try ledger.main.use { session in
      for setting in ["cache_size = 10", "cache_spill = 1"] {
        try session.forEach("PRAGMA \(setting)", []) { _ in true }
      }
    }
    try ledger.write { try Self.fill(1...3, "e", in: $0) }
    #expect(throws: Undone.self) {
      try ledger.write { writer in
        try Self.fill(1...200, "f", in: writer)
        throw Undone()
      }
    }
    if let found = try others("SELECT COUNT(*), MAX(substr(text, 1, 1)) FROM page") {
      #expect(found == "3|e")
    }
    try ledger.write { try Self.fill(3...60, "g", in: $0) }
    if let found = try others("SELECT COUNT(*), SUM(text LIKE 'g%') FROM page") {
      #expect(found == "60|58")
    }
    try #expect(ledger.check() == [])
  }
}
