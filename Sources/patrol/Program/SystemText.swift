import Glibc

/// What `errno` means.
enum SystemText {
  static func text(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The file is not there, or nobody lets us at it.
  static func isAbsence(_ code: Int32) -> Bool {
    [ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, ENAMETOOLONG, ELOOP].contains(code)
  }

  static func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT || code == EIO }
}
