/// What is given hostile bytes. Each has its property in a file beside this one, its first inputs in
/// `Corpus` and its words in `Dictionaries`.
enum FuzzTarget: String, CaseIterable, Sendable {
  /// Files to import: separated values and JSON lines, in both encodings.
  case tables
  /// Such files brought into a database, twice.
  case imports
  /// Every kind of TOML file, and the tables of holidays.
  case configuration
  /// The filter language, down to the database.
  case filter
  /// What a terminal sends, and the names of keys.
  case keys
  /// Rounds that come home.
  case round
  /// Safe text, widths, fitting and wrapping.
  case text
  /// Commands as JSON, given to the engine one after the other.
  case commands

  /// Throws when a rule does not hold for these bytes, and stops the program where the code does.
  func check(_ bytes: [UInt8]) throws {
    switch self {
    case .tables: try TableProperty.check(bytes)
    case .imports: try ImportProperty.check(bytes)
    case .configuration: try ConfigurationProperty.check(bytes)
    case .filter: try FilterProperty.check(bytes)
    case .keys: try KeyProperty.check(bytes)
    case .round: try RoundProperty.check(bytes)
    case .text: try TextProperty.check(bytes)
    case .commands: try CommandProperty.check(bytes)
    }
  }
}
