import Foundation
import Glibc
import Synchronization

/// The queue in which all writers of a database stand: an advisory lock on a file beside it.
///
/// SQLite's own waiting starves some of many writers; the kernel serves this lock in turn. Each
/// turn opens the file anew, so that threads of one process queue like processes.
struct WriterQueue: Sendable {
  private let path: String
  private let database: String

  /// The queue of a database, whichever of its names it is opened by.
  init(database: String) {
    self.database = database
    var real = database
    if let resolved = LentRights.with(database, { realpath(database, nil) }) {
      real = String(cString: resolved)
      free(resolved)
    }
    path = real + ".lock"
  }

  /// Runs `body` as the only writer among all threads and processes.
  ///
  /// - Parameter patience: how long to wait.
  func take<T>(waiting patience: Duration, _ body: () throws -> T) throws -> T {
    let file = try LentRights.with(database) { () throws(LedgerError) in try openFile() }
    try lock(file, waiting: patience)
    defer { close(file) }  // and with it the lock
    return try body()
  }

  /// The lock file, made with the owner and permissions of the database when absent.
  private func openFile() throws(LedgerError) -> Int32 {
    // Without the right to write it can still be locked.
    for flags in [O_RDWR, O_RDONLY] {
      let file = open(path, flags | O_NOFOLLOW | O_CLOEXEC)
      if file >= 0 { return file }
      if errno == ENOENT { break }
    }
    guard errno == ENOENT else { throw SystemFailure.ledgerError(errno, path: path) }
    var status = stat()
    let known = stat(database, &status) == 0
    let mode = known ? status.st_mode & 0o666 : 0o600
    let file = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, mode)
    guard file >= 0 else { throw SystemFailure.ledgerError(errno, path: path) }
    if known {
      _ = fchmod(file, mode)
      _ = fchown(file, status.st_uid, status.st_gid)  // only root may give a file away
    }
    return file
  }

  /// Waits in the kernel's queue, which has no time limit: a thread stands there in our place.
  private func lock(_ file: Int32, waiting patience: Duration) throws(LedgerError) {
    if flock(file, LOCK_EX | LOCK_NB) == 0 { return }
    guard errno == EWOULDBLOCK || errno == EINTR else {
      let failure = SystemFailure.ledgerError(errno, path: path)
      close(file)
      throw failure
    }
    let turn = Turn()
    Thread.detachNewThread {
      var signals = sigset_t()
      sigfillset(&signals)
      pthread_sigmask(SIG_BLOCK, &signals, nil)  // they are for the threads that know them
      var result: Int32
      repeat { result = flock(file, LOCK_EX) } while result != 0 && errno == EINTR
      if !turn.arrive(error: result == 0 ? 0 : errno) { close(file) }
    }
    guard let error = turn.wait(patience) else {
      throw LedgerError.locked(
        path: database, seconds: Int(patience.components.seconds))
    }
    guard error == 0 else {
      close(file)
      throw SystemFailure.ledgerError(error, path: path)
    }
  }
}

/// A place in the queue: either it comes up, or the one who waits leaves first.
private final class Turn: Sendable {
  private enum State { case waiting, left, arrived(error: Int32) }

  private let state = Mutex(State.waiting)
  private let bell = DispatchSemaphore(value: 0)

  /// It came up; false when nobody waits for it any more.
  func arrive(error: Int32) -> Bool {
    let awaited = state.withLock { state in
      guard case .waiting = state else { return false }
      state = .arrived(error: error)
      return true
    }
    bell.signal()
    return awaited
  }

  /// The error number when it came up (0: none), or nil after so long.
  func wait(_ patience: Duration) -> Int32? {
    _ = bell.wait(timeout: .now() + patience / .seconds(1))
    return state.withLock { state in
      if case .arrived(let error) = state { return error }
      state = .left
      return nil
    }
  }
}
