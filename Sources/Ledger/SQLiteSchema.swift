/// Checks whose database it is, and brings its schema up to date.
struct SQLiteSchema: Sendable {
  let versions: [SchemaVersion]
  let path: String

  /// The number of the last version.
  var latest: Int { versions.last?.number ?? 0 }

  /// Versions count from 1 without gaps.
  init(_ versions: [SchemaVersion], path: String) throws(LedgerError) {
    guard versions.map(\.number) == Array(1..<(versions.count + 1)) else {
      throw LedgerError.misuse("schema versions must count from 1 without gaps")
    }
    self.versions = versions
    self.path = path
  }

  /// The number the file carries.
  private func number(_ session: SQLiteSession) throws -> Int {
    Int(try session.value("PRAGMA user_version") ?? 0)
  }

  /// Refuses what is not ours or newer; true when versions are missing.
  func isOutdated(_ session: SQLiteSession) throws -> Bool {
    let application = try session.value("PRAGMA application_id")
    guard application == SQLiteAccess.applicationIdentifier else {
      throw LedgerError.notOurs(path: path)
    }
    return try refuseNewer(session) < latest
  }

  /// The number of the file, unless it is newer: a later release may have come while we had it open.
  @discardableResult
  func refuseNewer(_ session: SQLiteSession) throws -> Int {
    let found = try number(session)
    guard found <= latest else {
      throw LedgerError.newer(path: path, found: found, known: latest)
    }
    return found
  }

  /// The error for an outdated file that cannot be changed.
  func outdated(_ session: SQLiteSession) throws -> LedgerError {
    .older(path: path, found: try number(session), needed: latest)
  }

  /// Makes a new file one of ours.
  func claim(_ session: SQLiteSession) throws {
    try session.control("PRAGMA application_id = \(SQLiteAccess.applicationIdentifier)")
  }

  /// Write-ahead logging stays in the file once set; setting it again costs nothing.
  func useLog(_ session: SQLiteSession) throws {
    try session.control("PRAGMA journal_mode = WAL")
  }

  /// Applies the missing versions, each in one transaction, as the only writer.
  func migrate(_ session: SQLiteSession) throws {
    for version in versions {
      try session.transaction(waiting: .seconds(30)) { writer in
        // Another process may have been faster.
        guard try number(session) < version.number else { return }
        for statement in version.statements.flatMap(SchemaText.forSQLite) {
          try writer.execute(statement)
        }
        try session.control("PRAGMA user_version = \(version.number)")
      }
    }
  }
}
