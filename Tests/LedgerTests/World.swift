import Foundation
import Glibc
import Ledger

/// A folder of its own for one test, removed with it.
final class Folder: Sendable {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.path + "/ledger-" + UUID().uuidString
    // A folder that is missing shows itself at once in the test.
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// A small schema with one of everything.
let lamps = [
  SchemaVersion(
    number: 1, topic: "lamps",
    statements: [
      "CREATE TABLE place (id {identity}, name TEXT NOT NULL UNIQUE)",
      """
      CREATE TABLE lamp (
        id {identity},
        place BIGINT NOT NULL REFERENCES place(id),
        watts BIGINT NOT NULL CHECK (watts > 0),
        photograph {blob})
      """,
      "CREATE TABLE word (language TEXT, word TEXT, PRIMARY KEY (language, word)) {clustered}",
      "CREATE TABLE event (id {identity}, what TEXT NOT NULL)",
      "{append-only event}",
      "{search words}",
    ])
]

extension SQLiteLedger {
  /// Reads on two threads at once: the second then needs a connection of its own.
  func openSecondConnection() throws {
    try read { _ in
      let done = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        // That it can be read at all is for other tests.
        _ = try? self.read { try $0.value("SELECT 1") }
        done.signal()
      }
      done.wait()
    }
  }
}

/// The shell of SQLite as another process; nil where it is not installed.
func shell(_ path: String, _ script: String) throws -> String? {
  let program = "/usr/bin/sqlite3"
  guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = ["-bail", "-cmd", ".timeout 20000", path, script]
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return String(decoding: data, as: UTF8.self)
}

/// Runs `body` without the rights of root, to which no file is read-only: on Linux the identity
/// that counts for files can be changed for one thread.
func asSomebodyElse(_ body: () throws -> Void) rethrows {
  guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try body() }
  // The signature of setfsuid(2).
  let setIdentity = unsafeBitCast(symbol, to: (@convention(c) (uid_t) -> CInt).self)
  _ = setIdentity(65534)
  defer { _ = setIdentity(0) }
  try body()
}
