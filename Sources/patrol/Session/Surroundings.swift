import Glibc

/// The environment of the process, and where it says that files are.
enum Surroundings {
  /// The value of a variable; `nil` when it is not set or empty.
  static subscript(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
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
