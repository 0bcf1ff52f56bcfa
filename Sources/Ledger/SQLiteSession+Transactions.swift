import GRDB
import GRDBSQLite
extension SQLiteSession {
  /// Runs `body` in a transaction for writing, which begins at once or waits.
  ///
  /// - Parameter patience: how long to wait for a writer that does not stand in the queue.
  func transaction<T>(waiting patience: Duration, _ body: (any LedgerWriter) throws -> T) throws
    -> T
  {
    try beginImmediate(waiting: patience)
    beginWriting()
    defer { isWriting = false }
    do {
      let result = try body(self)
      try settle()
      if let loss = lossOfTransaction() { throw loss }
      try control("COMMIT")
      return result
    } catch {
      abandonBacklog()
      rollBack()
      throw error
    }
  }

  /// Runs `body` in a transaction for reading; inside another one, as a part of it.
  func snapshot<T>(_ body: (any LedgerReader) throws -> T) throws -> T {
    if isInTransaction { return try body(self) }
    try control("BEGIN")
    do {
      let result = try body(self)
      try control("COMMIT")
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  private func beginImmediate(waiting patience: Duration) throws(LedgerError) {
    let start = ContinuousClock.now
    // SQLite waits by itself at each try, five seconds unless told otherwise.
    let milliseconds = Int32(min(patience, .seconds(5)) / .milliseconds(1))
    sqlite3_busy_timeout(database.sqliteConnection, milliseconds)
    defer { sqlite3_busy_timeout(database.sqliteConnection, 5_000) }
    while true {
      do {
        return try control("BEGIN IMMEDIATE")
      } catch {
        guard case .locked = error else { throw error }
        let waited = start.duration(to: .now)
        if waited >= patience {
          throw LedgerError.locked(path: path, seconds: Int(waited.components.seconds))
        }
      }
    }
  }

  /// SQLite may have rolled back by itself; when rolling back fails, closing does it.
  private func rollBack() {
    if isInTransaction { try? control("ROLLBACK") }
  }
}
