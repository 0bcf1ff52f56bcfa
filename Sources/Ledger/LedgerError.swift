/// Which kind of rule of the schema a row broke.
public enum ConstraintKind: String, Hashable, Sendable {
  /// Two rows may not have the same values here.
  case unique
  /// The row named does not exist, or is still named by another.
  case foreignKey
  /// A condition on the values is not met.
  case check
  /// A value is missing.
  case notNull
  /// A trigger refused, for instance on an append-only table.
  case trigger
  /// Any other rule, such as the type of a value.
  case other
}

/// Why the system did not do what was asked of it.
public enum SystemRefusal: Hashable, Sendable {
  /// The number of the error, as `errno` has it.
  case system(Int32)
  /// SQLite's own words, the extended code of its result, and the system's number beneath it (0 where
  /// SQLite kept none).
  case library(String, code: Int32, system: Int32)
}

/// What can go wrong with a database. Whoever shows it finds the words.
public enum LedgerError: Error, Hashable, Sendable {
  /// There is no file at this path.
  case notFound(path: String)
  /// The file is not SQLite, or belongs to another program.
  case notOurs(path: String)
  /// The file that was opened is not at its path any more: deleted, moved or replaced.
  case displaced(path: String)
  /// The database was replaced by a backup since it was opened here: nothing that is remembered of it
  /// holds any more.
  case restored(path: String)
  /// The file was written by a later release: its schema number, and the highest known here.
  case newer(path: String, found: Int, known: Int)
  /// The file was written by an earlier release and is open for reading only.
  case older(path: String, found: Int, needed: Int)
  /// The file, its folder or the way it was opened allows no writing.
  case readOnly(path: String)
  /// What was written last stands in the log beside the file, which can only be read where the folder can
  /// be written.
  case logUnread(path: String)
  /// Others held the database for all of this time, in seconds.
  case locked(path: String, seconds: Int)
  /// No space is left; nothing of the transaction was kept. Which call was refused stands in the
  /// reason, since more than one file grows: database, log, and the log's index.
  case full(path: String, reason: SystemRefusal)
  /// The file could not be made.
  case cannotCreate(path: String, reason: SystemRefusal)
  /// The system could not read or write the file.
  case inputOutput(path: String, reason: SystemRefusal)
  /// ``SQLiteLedger/interrupt()`` ended it; nothing was changed.
  case interrupted
  /// The file is damaged; SQLite says how.
  case corrupt(path: String, reason: String)
  /// The copy is not as it was written.
  case damagedCopy(path: String)
  /// A row breaks a rule of the schema: `on` names `table.column` pairs, the constraint, or is empty.
  case constraint(ConstraintKind, on: String, message: String)
  /// The statement or its arguments are wrong: a fault of this program.
  case sql(message: String, statement: String)
  /// The database was used in a way it does not allow: a fault of this program.
  case misuse(String)
}
