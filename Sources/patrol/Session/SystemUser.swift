import Glibc

/// The system user who runs this process, read by id.
enum SystemUser {
  /// The login name; `#1000` when no name belongs to the id.
  static var login: String { entry?.login ?? "#\(getuid())" }

  /// The name people use, when the system knows one; else the login name.
  static var name: String {
    guard let entry, !entry.name.isEmpty else { return login }
    return entry.name
  }

  private static let entry: (login: String, name: String)? = fromFile() ?? fromSystem()

  /// The password file first: looking there costs nothing, while the name service loads modules
  /// and may ask a network.
  private static func fromFile() -> (login: String, name: String)? {
    guard let bytes = try? Files.read("/etc/passwd") else { return nil }
    let id = String(getuid())
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count >= 7, fields[2].elementsEqual(id.utf8) else { continue }
      return (
        String(decoding: fields[0], as: UTF8.self),
        fullName(String(decoding: fields[4], as: UTF8.self))
      )
    }
    return nil
  }

  private static func fromSystem() -> (login: String, name: String)? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, let found else {
      return nil
    }
    return (
      String(cString: found.pointee.pw_name), fullName(String(cString: found.pointee.pw_gecos))
    )
  }

  /// The first of the comma-separated parts of the field.
  private static func fullName(_ field: String) -> String {
    String(field.prefix { $0 != "," })
  }
}
