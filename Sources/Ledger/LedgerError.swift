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

/// What can go wrong with a database, in words for the person at the keyboard.
public enum LedgerError: Error, Hashable, Sendable {
  /// There is no file at this path.
  case notFound(path: String)
  /// The file is not SQLite, or belongs to another program.
  case notOurs(path: String)
  /// The file was written by a later release: its schema number, and the highest known here.
  case newer(path: String, found: Int, known: Int)
  /// The file was written by an earlier release and is open for reading only.
  case older(path: String, found: Int, needed: Int)
  /// The file, its folder or the way it was opened allows no writing.
  case readOnly(path: String)
  /// Others held the database for all of this time, in seconds.
  case locked(path: String, seconds: Int)
  /// No space is left; nothing of the transaction was kept.
  case full(path: String)
  /// The file could not be made.
  case cannotCreate(path: String, reason: String)
  /// The system could not read or write the file.
  case inputOutput(path: String, reason: String)
  /// The file is damaged.
  case corrupt(path: String, reason: String)
  /// A row breaks a rule of the schema: `on` names `table.column` pairs, the constraint, or is empty.
  case constraint(ConstraintKind, on: String, message: String)
  /// The statement or its arguments are wrong: a fault of this program.
  case sql(message: String, statement: String)
  /// The database was used in a way it does not allow: a fault of this program.
  case misuse(String)
}

extension LedgerError: CustomStringConvertible {
  /// What happened; what to do.
  public var description: String {
    switch self {
    case .notFound(let path):
      "no database at \(path); create one with init, or name another file"
    case .notOurs(let path):
      "\(path) is not a Patrol database; name another file"
    case .newer(let path, let found, let known):
      "\(path) was written by a newer release (schema \(found), this one knows \(known)); "
        + "update this program"
    case .older(let path, let found, let needed):
      "\(path) is of an older release (schema \(found), needed is \(needed)) "
        + "and cannot be changed here; open it once where it can be written"
    case .readOnly(let path):
      "\(path) cannot be written; check the permissions of the file and its folder"
    case .locked(let path, let seconds):
      "\(path) has been locked by another process for \(seconds) s; "
        + "try again, or find who holds it"
    case .full(let path):
      "no space is left for \(path), nothing was changed; free some space and try again"
    case .cannotCreate(let path, let reason):
      "cannot create \(path): \(reason); choose another place"
    case .inputOutput(let path, let reason):
      "cannot read or write \(path): \(reason); check the disk and the permissions"
    case .corrupt(let path, let reason):
      "\(path) is damaged: \(reason); keep a copy of it and restore a backup"
    case .constraint(_, _, let message):
      "the database refused the change: \(message); nothing was changed"
    case .sql(let message, let statement):
      "the database did not accept a statement: \(message); "
        + "please report it with this text: \(statement)"
    case .misuse(let reason):
      "the database was used wrongly: \(reason); please report it"
    }
  }
}
