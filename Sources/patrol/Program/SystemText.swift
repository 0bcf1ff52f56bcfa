import Glibc
import Localization

/// What `errno` means.
enum SystemText {
  private static let names: [Int32: String] = [
    EPERM: "notPermitted", ENOENT: "absent", EIO: "failed", EBADF: "notOpen", ENOMEM: "memory",
    EACCES: "permission", EBUSY: "busy", EEXIST: "exists", ENOTDIR: "notFolder", EISDIR: "folder",
    EINVAL: "unfit", ENODEV: "unfit", ENXIO: "unfit", ENOTSUP: "unfit", ENFILE: "files",
    EMFILE: "files", ETXTBSY: "busy", EFBIG: "tooLarge", ENOSPC: "full", EROFS: "readOnly",
    ENAMETOOLONG: "longName", ELOOP: "loop", EDQUOT: "quota", ESTALE: "stale",
    ETIMEDOUT: "timeout",
  ]

  /// The words of the string tables, or of the system where they have none.
  static func text(_ code: Int32, _ strings: Strings) -> String {
    if let name = names[code] { return strings["system.\(name)"] }
    var buffer = [CChar](repeating: 0, count: 256)
    guard strerror_r(code, &buffer, buffer.count) == 0 else { return "errno \(code)" }
    return String(
      decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The file is not there, or nobody lets us at it.
  static func isAbsence(_ code: Int32) -> Bool {
    [ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, ENAMETOOLONG, ELOOP].contains(code)
  }

  static func isFull(_ code: Int32) -> Bool { code == ENOSPC || code == EDQUOT || code == EIO }
}
