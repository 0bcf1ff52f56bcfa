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

  /// SQLite makes the log with what the umask leaves of the mode, and gives it the rest a moment later.
  @Test(
    "a log that another has just made, and not yet given its mode, is waited for",
    .enabled(if: getuid() == 0, "only root can take the place of another account"))
  func moment() throws {
    let nobody: uid_t = 65534
    try SQLiteLedger.create(at: path, schema: lamps).close()
    for name in folder.names.map(folder.file) + [folder.path] {
      #expect(chown(name, nobody, nobody) == 0)
    }
    let log = path + "-wal"
    close(open(log, O_RDWR | O_CREAT, 0))
    let path = path
    let isRefused = Mutex(false)
    let opened = Mutex<Result<Int64?, any Error>?>(nil)
    let thread = Thread {
      // Of this thread alone; Glibc's module does not know the call.
      typealias Call = @convention(c) (uid_t) -> Int32
      _ = unsafeBitCast(dlsym(nil, "setfsuid"), to: Call.self)(nobody)
      let file = open(log, O_RDWR)
      isRefused.withLock { $0 = file < 0 && errno == EACCES }
      let places = Result {
        let ledger = try SQLiteLedger(open: path, schema: lamps)
        try ledger.write { try $0.execute("INSERT INTO place(name) VALUES ('a')") }
        return try ledger.read { try $0.value("SELECT count(*) FROM place") }
      }
      opened.withLock { $0 = places }
    }
    thread.start()
    while !isRefused.withLock({ $0 }), opened.withLock({ $0 == nil }) { usleep(100) }
    usleep(10_000)
    #expect(chown(log, nobody, nobody) == 0)
    #expect(chmod(log, 0o600) == 0)
    while opened.withLock({ $0 == nil }) { usleep(100) }
    #expect(isRefused.withLock { $0 })
    #expect(try opened.withLock { try $0?.get() } == 1)
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
