import Glibc
import Synchronization

/// The environment of the process, and where it says that files are.
enum Surroundings {
  /// What was given and is kept from the libraries.
  private static let withheld = Mutex<[String: String]?>(nil)

  /// The value of a variable; `nil` when it is not set or empty.
  static subscript(_ name: String) -> String? {
    if let given = withheld.withLock({ $0 }) {
      return given[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// All that was given: what the programs get that this one starts, with the rights of its user alone.
  static var all: [String: String] {
    if let given = withheld.withLock({ $0 }) { return given }
    var all: [String: String] = [:]
    var next = environ
    while let setting = next.pointee {
      let (name, value) = String(cString: setting).parted(at: "=")
      all[name] = value
      next += 1
    }
    return all
  }

  /// Keeps what was given from the libraries, but for the names of the terminal and of the language: with
  /// rights that are lent, no variable of the user's chooses a file that a library reads, such as the
  /// description of a terminal in `TERMINFO` or below `HOME`.
  static func withhold() {
    let given = all
    withheld.withLock { $0 = given }
    clearenv()
    setenv("PATH", "/usr/bin:/bin", 1)
    for name in ["TERM", "LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "ESCDELAY"] {
      if let value = given[name], isName(value) { setenv(name, value, 1) }
    }
  }

  /// Letters, digits and what stands in the names of terminals and languages; no path.
  private static func isName(_ value: String) -> Bool {
    value.count <= 64
      && value.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "-_.+@".utf8.contains(byte)
        }
      }
  }

  /// The variables that decide the language.
  static var languages: [String: String] {
    var found: [String: String] = [:]
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] { found[name] = Self[name] }
    return found
  }

  /// A folder of this program under one of the user's base folders.
  private static func folder(_ variable: String, _ standard: String) -> String {
    // The specification says that a relative path there counts as none.
    if let base = Self[variable], base.hasPrefix("/") { return "\(base)/patrol" }
    return "\(Self["HOME"] ?? "")/\(standard)/patrol"
  }

  /// Where databases are.
  static var dataFolder: String { folder("XDG_DATA_HOME", ".local/share") }
  /// Where the user's configuration is.
  static var configurationFolder: String { folder("XDG_CONFIG_HOME", ".config") }
  /// Where the log is.
  static var stateFolder: String { folder("XDG_STATE_HOME", ".local/state") }
}

extension String {
  /// What stands before the first of a sign, and what behind it.
  fileprivate func parted(at sign: Character) -> (String, String) {
    guard let place = firstIndex(of: sign) else { return (self, "") }
    return (String(self[..<place]), String(self[index(after: place)...]))
  }
}
