import GRDB
import GRDBSQLite

/// What a closure sees of a connection: reader and writer in one, on the connection's thread only.
final class SQLiteSession: LedgerWriter {
  let database: Database
  let path: String
  let cache: StatementCache
  /// Set while `write` runs: a statement outside of its transaction is refused.
  var isWriting = false
  /// What was given to ``executeLater(_:arguments:)``.
  private let backlog = StatementBacklog()
  /// What one of them failed with: nothing more is done in this transaction.
  private var failedLater: LedgerError?
  /// What made SQLite roll the transaction back by itself.
  private var loss: LedgerError?

  init(database: Database, path: String) {
    self.database = database
    self.path = path
    cache = StatementCache(database: database, path: path)
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(database.sqliteConnection) == 0 }

  var lastInsertedIdentity: Int64 {
    // What one of them fails with is thrown by whatever comes next.
    try? settle()
    return sqlite3_last_insert_rowid(database.sqliteConnection)
  }

  func forEach(
    _ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Bool
  ) throws {
    let statement = try begin(sql, arguments)
    defer { statement.reset() }
    let row = SQLRow(prepared: statement)
    while try step(statement) {
      guard try body(row) else { return }
    }
  }

  @discardableResult
  func execute(_ sql: String, arguments: [SQLValue]) throws -> Int {
    let connection = database.sqliteConnection
    let statement = try begin(sql, arguments)
    defer { statement.reset() }
    let before = sqlite3_total_changes(connection)
    while try step(statement) {}
    // SQLite keeps the last count over statements that change no rows.
    return sqlite3_total_changes(connection) == before ? 0 : Int(sqlite3_changes(connection))
  }

  func executeLater(_ sql: String, arguments: [SQLValue]) throws {
    guard isWriting else { throw LedgerError.misuse("a change outside of a write: \(sql)") }
    if let failedLater { throw failedLater }
    do {
      if let known = cache.idleStatement(sql) { return try backlog.add(known, arguments) }
      // Nothing is compiled while another thread may be using the connection.
      try settle()
      try backlog.add(try cache.statement(sql), arguments)
    } catch {
      failedLater = error
      throw error
    }
  }

  /// Drops what was put off; the transaction is about to be undone.
  func abandonBacklog() {
    backlog.abandon()
    failedLater = nil
  }

  /// Carries out what was put off.
  func settle() throws(LedgerError) {
    if let failedLater { throw failedLater }
    guard !backlog.isEmpty else { return }
    do {
      try backlog.settle()
    } catch {
      failedLater = error
      if isWriting, !isInTransaction { loss = error }
      throw error
    }
  }

  /// Runs a statement of the ledger itself, such as COMMIT.
  func control(_ sql: String) throws(LedgerError) {
    let statement = try cache.statement(sql)
    statement.isRunning = true
    defer { statement.reset() }
    while try statement.step() {}
  }

  /// Begins to watch for a lost transaction.
  func beginWriting() {
    isWriting = true
    loss = nil
  }

  /// The error that ended the transaction early, if one did.
  func lossOfTransaction() -> LedgerError? {
    guard isWriting, !isInTransaction else { return nil }
    return loss ?? .misuse("the transaction was ended inside of it")
  }

  private func begin(
    _ sql: String, _ arguments: [SQLValue]
  ) throws(LedgerError) -> PreparedStatement {
    try settle()
    if let loss = lossOfTransaction() { throw loss }
    let statement = try cache.statement(sql)
    guard isWriting || statement.isReadOnly else {
      throw LedgerError.misuse("a change inside a read: \(sql)")
    }
    try statement.bind(arguments)
    statement.isRunning = true
    return statement
  }

  @inline(__always)
  private func step(_ statement: PreparedStatement) throws(LedgerError) -> Bool {
    do {
      return try statement.step()
    } catch {
      if isWriting, !isInTransaction { loss = error }
      throw error
    }
  }
}
