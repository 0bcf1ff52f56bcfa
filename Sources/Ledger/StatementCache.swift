import GRDB

/// The compiled statements of one connection, found by their text.
final class StatementCache {
  private let database: Database
  private let path: String
  private let capacity: Int
  private var statements: [String: PreparedStatement] = [:]
  /// The statements used last, the newest first: a loop over a few literals needs no hashing.
  private var latest: [PreparedStatement] = []
  private var uses = 0

  init(database: Database, path: String, capacity: Int = 256) {
    self.database = database
    self.path = path
    self.capacity = capacity
  }

  /// A statement that is compiled already and not running.
  func idleStatement(_ sql: String) -> PreparedStatement? {
    guard let known = latest.first(where: { $0.sql == sql }) ?? statements[sql], !known.isRunning
    else { return nil }
    uses += 1
    known.lastUse = uses
    return known
  }

  /// A statement that is not running.
  func statement(_ sql: String) throws(LedgerError) -> PreparedStatement {
    uses += 1
    // The same literal again, as in a loop of inserts: equal at a glance.
    if let recent = latest.first(where: { !$0.isRunning && $0.sql == sql }) {
      recent.lastUse = uses
      return recent
    }
    if let known = statements[sql] {
      // A query within its own rows needs a second statement; that one is not kept.
      if known.isRunning { return try PreparedStatement(sql, database: database, path: path) }
      known.lastUse = uses
      remember(known)
      return known
    }
    let new = try PreparedStatement(sql, database: database, path: path)
    if statements.count >= capacity { forgetOldest() }
    new.lastUse = uses
    statements[sql] = new
    remember(new)
    return new
  }

  private func remember(_ statement: PreparedStatement) {
    if latest.count == 8 { latest.removeLast() }
    latest.insert(statement, at: 0)
  }

  /// Filters make ever new texts: a quarter of the statements, the longest unused, goes at once.
  private func forgetOldest() {
    let idle = statements.values.filter { !$0.isRunning }.sorted { $0.lastUse < $1.lastUse }
    for statement in idle.prefix(capacity / 4) { statements[statement.sql] = nil }
  }

  /// Lets go of all statements.
  func removeAll() {
    latest = []
    statements = [:]
  }
}
