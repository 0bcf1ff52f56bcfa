extension SQLiteSession {
  /// Runs `body` in a transaction for writing, which begins at once or waits.
  ///
  /// - Parameter seconds: how long to wait for a writer that does not stand in the queue.
  func transaction<T>(waiting seconds: Int, _ body: (any LedgerWriter) throws -> T) throws -> T {
    try beginImmediate(seconds: seconds)
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

  private func beginImmediate(seconds: Int) throws(LedgerError) {
    let start = ContinuousClock.now
    while true {
      do {
        return try control("BEGIN IMMEDIATE")
      } catch {
        guard case .locked = error else { throw error }
        let waited = start.duration(to: .now)
        if waited >= .seconds(seconds) {
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
