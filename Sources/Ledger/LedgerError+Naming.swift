extension LedgerError {
  /// The same about a file that was made beside its place, under the name by which it is known.
  public func named(_ path: String) -> LedgerError {
    switch self {
    case .notFound: .notFound(path: path)
    case .notOurs: .notOurs(path: path)
    case .newer(_, let found, let known): .newer(path: path, found: found, known: known)
    case .older(_, let found, let needed): .older(path: path, found: found, needed: needed)
    case .readOnly: .readOnly(path: path)
    case .displaced: .displaced(path: path)
    case .logUnread: .logUnread(path: path)
    case .restored: .restored(path: path)
    case .locked(_, let seconds): .locked(path: path, seconds: seconds)
    case .full(_, let reason): .full(path: path, reason: reason)
    case .cannotCreate(_, let reason): .cannotCreate(path: path, reason: reason)
    case .inputOutput(_, let reason): .inputOutput(path: path, reason: reason)
    case .corrupt(_, let reason): .corrupt(path: path, reason: reason)
    case .damagedCopy: .damagedCopy(path: path)
    case .constraint, .sql, .misuse, .interrupted: self
    }
  }
}
