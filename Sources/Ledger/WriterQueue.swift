import CTurn
import Glibc

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

  /// Waits in the kernel's queue; whoever is let in goes on without another thread to wake.
  private func lock(_ file: Int32, waiting patience: Duration) throws(LedgerError) {
    let nanoseconds = min(patience, .seconds(1 << 32)) / .nanoseconds(1)
    let error = turn_take(file, Int64(nanoseconds))
    guard error != 0 else { return }
    close(file)
    guard error != ETIMEDOUT else {
      throw .locked(path: database, seconds: Int(patience.components.seconds))
    }
    throw SystemFailure.ledgerError(error, path: path)
  }
}
