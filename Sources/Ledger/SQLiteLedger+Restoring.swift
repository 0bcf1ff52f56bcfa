import Glibc

extension SQLiteLedger {
  /// Replaces everything by what is in a backup, as one transaction: others who have the database
  /// open see it at once, and nothing changes when it fails.
  ///
  /// The backup is looked through first. One of an earlier release stays as it is: a copy of it is
  /// brought up to date.
  /// - Throws: ``LedgerError``: `notFound`, `notOurs`, `newer` or `corrupt` about the backup, or
  ///   what a write can throw.
  public func restore(from backup: String) throws {
    let copy = path + ".restoring"
    defer { SQLiteBackup.removeFiles(copy) }
    let source = try presentable(backup, copy)
    if let problem = try source.check().first {
      throw LedgerError.corrupt(path: backup, reason: problem)
    }
    try inTurn { try source.main.copy(over: main) }
  }

  /// The backup with the present schema, if need be in a copy.
  private func presentable(_ backup: String, _ copy: String) throws(LedgerError) -> SQLiteLedger {
    do {
      return try SQLiteLedger(reading: backup, schema: schema.versions)
    } catch {
      guard case .older = error else { throw error }
    }
    SQLiteBackup.removeFiles(copy)
    let (_, old) = try SQLiteAccess.connectForReading(backup)
    try SQLiteBackup.copy(old, to: copy)
    return try SQLiteLedger(open: copy, schema: schema.versions)
  }
}
