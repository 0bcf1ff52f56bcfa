import Glibc

/// Error numbers of the system as errors of the ledger.
enum SystemFailure {
  /// What a failed call on `path` means.
  static func ledgerError(_ number: Int32, path: String) -> LedgerError {
    switch number {
    case EACCES, EPERM, EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .full(path: path)
    case ENOENT, ENOTDIR: .notFound(path: path)
    default: .inputOutput(path: path, reason: text(number))
    }
  }

  /// The system's words for an error number.
  static func text(_ number: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(number, &buffer, buffer.count) == 0 else { return "error \(number)" }
    return buffer.withUnsafeBufferPointer { words in
      words.baseAddress.map { String(cString: $0) } ?? "error \(number)"
    }
  }
}
