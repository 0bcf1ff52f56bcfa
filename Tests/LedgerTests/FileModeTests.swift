import Foundation
import Glibc
import Synchronization
import Testing

@testable import Ledger

@Suite("Modes of files")
struct FileModeTests {
  private let folder = Folder()
  private var path: String { folder.file("office.db") }

  private func mode(_ name: String) -> UInt32? {
    var status = stat()
    return stat(folder.file(name), &status) == 0 ? status.st_mode & 0o7777 : nil
  }

  /// A database that was written to, a copy of it, and what stands beside both.
  private func make(umask mask: mode_t) throws -> [String: UInt32] {
    try withUmask(mask) { try make() }
  }

  private func make() throws -> [String: UInt32] {
    let ledger = try SQLiteLedger.create(at: path, schema: lamps)
    try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
    try ledger.openSecondConnection()
    try ledger.backup(to: folder.file("copy.db"))
    var modes: [String: UInt32] = [:]
    for name in folder.names { modes[name] = mode(name) }
    return modes
  }

  @Test("its owner alone may read a database, its log, its lock and its copies, whatever the umask")
  func alone() throws {
    for mask: mode_t in [0o000, 0o022, 0o027] {
      let modes = try make(umask: mask)
      #expect(modes.count == 5, "\(modes)")
      #expect(modes.values.allSatisfy { $0 == 0o600 }, "\(modes)")
      #expect(FileMode.tooWide(around: path) == [])
      for name in folder.names { unlink(folder.file(name)) }
    }
  }

  @Test("in a folder that a group shares the group may too, and nobody else, whatever the umask")
  func shared() throws {
    #expect(chmod(folder.path, 0o2770) == 0)
    for mask: mode_t in [0o000, 0o077] {
      let modes = try make(umask: mask)
      #expect(modes.count == 5, "\(modes)")
      #expect(modes.values.allSatisfy { $0 == 0o660 }, "\(modes)")
      #expect(FileMode.tooWide(around: path) == [])
      for name in folder.names { unlink(folder.file(name)) }
    }
  }

  @Test(
    "a folder whose set-group-ID bit shares nothing, or that a group writes without it, is one person's"
  )
  func halves() throws {
    for half: mode_t in [0o2755, 0o770] {
      #expect(chmod(folder.path, half) == 0)
      #expect(FileMode.fitting(inFolder: folder.path) == 0o600)
    }
  }

  @Test("what is wider is named with the mode it should have: database, log, copy and folder")
  func wide() throws {
    _ = try make(umask: 0o077)
    for name in ["office.db", "copy.db"] { chmod(folder.file(name), 0o644) }
    try Data("PTRL".utf8).write(to: URL(fileURLWithPath: folder.file("letter.txt")))
    symlink("/etc/passwd", folder.file("link.db"))
    chmod(folder.path, 0o777)
    #expect(
      FileMode.tooWide(around: path) == [
        WideFile(path: folder.path, mode: 0o777, fitting: 0o755),
        WideFile(path: folder.file("copy.db"), mode: 0o644, fitting: 0o600),
        WideFile(path: path, mode: 0o644, fitting: 0o600),
      ])
    chmod(folder.path, 0o2775)
    chmod(path, 0o664)
    #expect(
      FileMode.tooWide(around: path) == [
        WideFile(path: folder.path, mode: 0o2775, fitting: 0o2770),
        WideFile(path: folder.file("copy.db"), mode: 0o644, fitting: 0o660),
        WideFile(path: path, mode: 0o664, fitting: 0o660),
      ])
  }
}

/// Runs `body` with another umask, on a thread that shares its own with no other: tests beside it make files too.
private func withUmask<T: Sendable>(
  _ mask: mode_t, _ body: @escaping @Sendable () throws -> T
) throws -> T {
  let symbol = try #require(dlsym(nil, "unshare"))
  // The signature of unshare(2); 0x200 is CLONE_FS.
  let unshare = unsafeBitCast(symbol, to: (@convention(c) (CInt) -> CInt).self)
  let result = Mutex<Result<T, any Error>?>(nil)
  let done = DispatchSemaphore(value: 0)
  Thread.detachNewThread {
    let isOwn = unshare(0x200) == 0
    if isOwn { umask(mask) }
    let answer = Result { try body() }
    result.withLock { $0 = isOwn ? answer : nil }
    done.signal()
  }
  done.wait()
  return try #require(result.withLock { $0 }).get()
}
