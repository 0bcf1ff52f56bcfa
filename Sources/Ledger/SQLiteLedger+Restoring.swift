import Glibc

extension SQLiteLedger {
  /// Replaces everything by what is in a backup, as one transaction: nothing changes when it fails.
  /// Others who have the database open are told ``LedgerError/restored(path:)`` from then on, until
  /// they open it again.
  ///
  /// The backup is looked through first. One of an earlier release stays as it is: a copy of it is
  /// brought up to date.
  /// - Throws: ``LedgerError``: `notFound`, `notOurs`, `newer`, `damagedCopy` or `corrupt` about the
  ///   backup, or what a write can throw.
  public func restore(from backup: String) throws {
    let copy = path + ".restoring"
    defer { SQLiteBackup.removeFiles(copy) }
    try CopySeal.check(backup)
    let source = try presentable(backup, copy)
    defer { try? source.close() }
    if let problem = try source.check().first {
      throw LedgerError.corrupt(path: backup, reason: problem)
    }
    try inTurn {
      try requireSameFile()
      // Before, so that whoever has it open is told even if we are cut off in between; and after, for
      // those who opened it meanwhile.
      try beginEdition()
      try source.main.copy(over: main)
      try? beginEdition()
      try noteContents()
    }
  }

  /// Makes this database another one for all who have it open. A backup that is copied over it leaves
  /// SQLite's number of the schema, but for one.
  private func beginEdition() throws {
    try main.use { session in
      let next = (try Self.contents(session) + 1) << 16
      try session.control("PRAGMA schema_version = \(next)")
    }
  }

  /// The backup with the present schema, if need be in a copy.
  private func presentable(_ backup: String, _ copy: String) throws(LedgerError) -> SQLiteLedger {
    do {
      return try SQLiteLedger(lookingAt: backup, schema)
    } catch {
      guard case .older = error else { throw error }
    }
    SQLiteBackup.removeFiles(copy)
    let old = try SQLiteLedger.connectToLook(at: backup)
    try SQLiteBackup.copy(old, to: copy)
    try old.close()
    return try SQLiteLedger(open: copy, schema: schema.versions)
  }
}
