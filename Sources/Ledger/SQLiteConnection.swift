import GRDB
import Glibc
import Synchronization

/// One connection, used by one thread at a time.
///
/// Unchecked, because the compiler cannot see that the queue lets one thread in at a time: the session is
/// made, used and dropped only inside of it, and `owner` tells whether the present thread is inside.
final class SQLiteConnection: @unchecked Sendable {
  private let queue: DatabaseQueue
  /// Where the file is.
  let path: String
  private let owner = Atomic<UInt>(0)
  private var session: SQLiteSession?
  private var isClosed = false

  init(_ queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
  }

  /// Whether the present thread is inside `use`.
  var isInUseHere: Bool { owner.load(ordering: .relaxed) == UInt(pthread_self()) }

  /// Whether any thread is inside `use`.
  var isInUse: Bool { owner.load(ordering: .relaxed) != 0 }

  /// Runs `body` when no other thread uses the connection; at once inside another use.
  func use<T>(_ body: (SQLiteSession) throws -> T) throws -> T {
    if isInUseHere, let session { return try body(session) }
    return try queue.writeWithoutTransaction { database in
      guard !isClosed else { throw LedgerError.misuse("the database is closed") }
      owner.store(UInt(pthread_self()), ordering: .relaxed)
      defer { owner.store(0, ordering: .relaxed) }
      let session = self.session ?? SQLiteSession(database: database, path: path)
      self.session = session
      return try body(session)
    }
  }

  /// Replaces all of another database by a copy of this one, as one transaction there.
  ///
  /// One step takes all pages under one read lock: no writer can come between them.
  func copy(over other: SQLiteConnection) throws(LedgerError) {
    try LedgerError.mapping(other.path) { try queue.backup(to: other.queue) }
  }

  /// A megabyte: some hundred steps a second on a slow disk, so that nobody waits to stop it.
  private static let pagesPerStep: CInt = 256

  /// The same for a file that nobody else has open, in steps between which it can be told how far it
  /// is.
  ///
  /// SQLite begins again whenever somebody has written between two steps, and among many writers would
  /// never end: so the whole copy stands inside one transaction that has read already and sees one
  /// moment. Writers go on; their log grows until it is over.
  func copy(
    to other: SQLiteConnection, progress: (BackupProgress) -> Bool
  ) throws(LedgerError) {
    try LedgerError.mapping(other.path) {
      try use { session in
        try session.snapshot { reader in
          _ = try reader.value("SELECT COUNT(*) FROM sqlite_master")
          try withoutActuallyEscaping(progress) { progress in
            try other.queue.writeWithoutTransaction { target in
              try session.database.backup(to: target, pagesPerStep: Self.pagesPerStep) { step in
                let pages = BackupProgress(
                  done: step.completedPageCount, total: step.totalPageCount)
                guard progress(pages) || step.isCompleted else { throw LedgerError.interrupted }
              }
            }
          }
        }
      }
    }
  }

  /// Ends the statement that runs now, if one does; from any thread.
  func interrupt() { queue.interrupt() }

  /// Closes the file; nothing can be asked any more.
  func close() throws(LedgerError) {
    try LedgerError.mapping(path) {
      queue.writeWithoutTransaction { _ in
        isClosed = true
        session = nil
      }
      try queue.close()
    }
  }
}
