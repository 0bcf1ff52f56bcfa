import Glibc
import Ledger

/// The system user who runs this process, read by id.
enum SystemUser {
  /// The login name; `#1000` when no name belongs to the id.
  static var login: String { entry?.login ?? "#\(getuid())" }

  /// Whether the system knows a name for the id.
  static var isNamed: Bool { entry != nil }

  /// The name people use, when the system knows one; else the login name.
  static var name: String {
    guard let entry, !entry.name.isEmpty else { return login }
    return entry.name
  }

  private static let entry: Entry? = fromFile() ?? (LentRights.areLent ? nil : fromSystem())

  /// What the system knows of somebody.
  struct Entry: Hashable {
    var login: String
    var name: String
  }

  /// The password file first: looking there costs nothing, while the name service may ask a network.
  private static func fromFile() -> Entry? {
    (try? Files.read("/etc/passwd")).flatMap { entry(of: getuid(), in: $0) }
  }

  /// Asked of Debian's `getent`: the name service loads modules, which a wholly static program cannot. It runs
  /// with the user's own rights, who can stop it and say what they like in its place; so where rights are lent
  /// it is not asked, and whoever does not stand in the file is known by their id.
  private static func fromSystem() -> Entry? {
    guard let pipe = popen("exec /usr/bin/getent passwd \(getuid()) 2>/dev/null", "re") else {
      return nil
    }
    defer { pclose(pipe) }
    var answer = [UInt8](repeating: 0, count: 16_384)
    let count = fread(&answer, 1, answer.count, pipe)
    return entry(of: getuid(), in: Array(answer[..<count]))
  }

  /// Somebody's entry in lines of the form of `/etc/passwd`.
  static func entry(of id: uid_t, in lines: [UInt8]) -> Entry? {
    let id = String(id)
    for line in lines.split(separator: UInt8(ascii: "\n")) {
      let fields = line.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard fields.count >= 7, fields[2].elementsEqual(id.utf8) else { continue }
      return Entry(
        login: String(decoding: fields[0], as: UTF8.self),
        name: fullName(String(decoding: fields[4], as: UTF8.self)))
    }
    return nil
  }

  /// The first of the comma-separated parts of the field.
  private static func fullName(_ field: String) -> String {
    String(field.prefix { $0 != "," })
  }
}
