import ServiceClock

/// The files of a configuration: those of the program, and those that replace or join them.
struct ConfigurationFiles {
  /// A file, the program's own or another.
  struct File {
    var name: String
    var text: String
    var isBuiltIn = false
  }

  /// Names that may stand in a configuration directory and are read elsewhere.
  private static let readElsewhere = ["keys.toml", "desk.toml", "campus.toml"]
  /// Files of the program that are no rules.
  private static let passedOver = ["templates/", "themes/", "LICENSE"]
  private static let required = [
    "standards.toml", "categories.toml", "triggers.toml", "checklists.toml", "routing.toml",
    "roles.toml", "escalation.toml", "notify.toml", "signin.toml",
  ]

  private(set) var files: [File]
  /// About files that belong nowhere.
  private(set) var strangers: [ConfigurationError] = []

  /// The files of the program, replaced by those of the same name.
  init(replacing others: [(name: String, text: String)] = []) {
    files = EmbeddedFiles.all
      .filter { file in !Self.passedOver.contains { file.name.hasPrefix($0) } }
      .map { File(name: $0.name, text: $0.text, isBuiltIn: true) }
    for other in others where !ConfigurationFiles.readElsewhere.contains(other.name) {
      let file = File(name: other.name, text: other.text)
      if let index = files.firstIndex(where: { $0.name == other.name }) {
        files[index] = file
      } else if ConfigurationFiles.isCalendar(other.name) || other.name.hasSuffix("-holidays.csv") {
        files.append(file)
      } else {
        strangers.append(
          ConfigurationError(
            file: other.name,
            .noSuchFile(
              other.name,
              known: ConfigurationFiles.required + [
                "calendars/NAME.toml", "NAME-holidays.csv", "keys.toml", "desk.toml",
              ])))
      }
    }
  }

  /// The holiday tables by name: `china-holidays.csv` holds `china`.
  func holidayTables() throws(ConfigurationError) -> [String: [HolidayDay]] {
    var tables: [String: [HolidayDay]] = [:]
    var errors: [ConfigurationError] = []
    for file in files where file.name.hasSuffix("-holidays.csv") {
      let report = ErrorReport(file: file.name, isBuiltIn: file.isBuiltIn, text: file.text)
      tables[String(file.name.dropLast("-holidays.csv".count))] =
        HolidayTable.read(file.text, report: report)
      errors += report.errors()
    }
    try ConfigurationError.check(errors)
    return tables
  }

  /// The calendars by name, and always `24x7`.
  func calendars() throws(ConfigurationError) -> [String: WorkingCalendar] {
    let reader = CalendarReader(tables: try holidayTables())
    var calendars = ["24x7": WorkingCalendar.roundTheClock]
    var errors: [ConfigurationError] = []
    for file in files where ConfigurationFiles.isCalendar(file.name) {
      let name = CalendarFile.name(of: file.name)
      let report = ErrorReport(file: file.name, isBuiltIn: file.isBuiltIn, text: file.text)
      if name == "24x7" || name == "campus" {
        report.add("", .nameTaken(name))
      } else if let table = TableReader.open(file.text, report: report) {
        calendars[name] = reader.read(table, name: name)
      }
      errors += report.errors()
    }
    try ConfigurationError.check(errors)
    return calendars
  }

  /// Reads one file with a reader; errors are gathered.
  func read<Value>(
    _ name: String, _ errors: inout [ConfigurationError], _ body: (TableReader) -> Value
  ) -> Value? {
    guard let file = files.first(where: { $0.name == name }) else { return nil }
    let report = ErrorReport(file: file.name, isBuiltIn: file.isBuiltIn, text: file.text)
    let value = TableReader.open(file.text, report: report).map(body)
    errors += report.errors()
    return value
  }

  /// An error at a key of a file, with its line.
  func error(in name: String, _ key: String, _ mistake: Mistake) -> ConfigurationError {
    guard let file = files.first(where: { $0.name == name }) else {
      return ConfigurationError(file: name, key: key, mistake)
    }
    return ConfigurationError(
      file: file.name, isBuiltIn: file.isBuiltIn, line: KeyLocator(file.text).line(of: key),
      key: key, mistake)
  }

  private static func isCalendar(_ name: String) -> Bool {
    name.hasPrefix("calendars/") && name.hasSuffix(".toml")
  }
}
