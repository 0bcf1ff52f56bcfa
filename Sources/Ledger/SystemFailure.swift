import Glibc

/// Error numbers of the system as errors of the ledger.
enum SystemFailure {
  /// What a failed call on `path` means.
  static func ledgerError(_ number: Int32, path: String) -> LedgerError {
    switch number {
    case EACCES, EPERM, EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .full(path: path, reason: .system(number))
    case ENOENT, ENOTDIR: .notFound(path: path)
    default: .inputOutput(path: path, reason: .system(number))
    }
  }
}
