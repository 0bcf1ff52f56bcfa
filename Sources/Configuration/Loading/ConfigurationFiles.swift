import ServiceClock

/// The files of a configuration: those of the program, and those that replace or join them.
struct ConfigurationFiles {
  /// A file with the name by which errors speak of it.
  struct File {
    var name: String
    var label: String
    var text: String
  }

  /// Names that may stand in a configuration directory and are read elsewhere.
  private static let readElsewhere = ["keys.toml", "desk.toml"]
  private static let required = [
    "standards.toml", "categories.toml", "triggers.toml", "checklists.toml", "routing.toml",
    "roles.toml", "escalation.toml", "notify.toml",
  ]

  private(set) var files: [File]

  /// The files of the program, replaced by those of the same name.
  init(replacing others: [(name: String, text: String)] = []) throws(ConfigurationError) {
    files = EmbeddedFiles.all
      .filter { !$0.name.hasPrefix("templates/") && !$0.name.hasPrefix("LICENSE") }
      .map { File(name: $0.name, label: "\($0.name) (built in)", text: $0.text) }
    var errors: [ConfigurationError] = []
    for other in others where !ConfigurationFiles.readElsewhere.contains(other.name) {
      let file = File(name: other.name, label: other.name, text: other.text)
      if let index = files.firstIndex(where: { $0.name == other.name }) {
        files[index] = file
      } else if ConfigurationFiles.isCalendar(other.name) || other.name.hasSuffix("-holidays.csv") {
        files.append(file)
      } else {
        errors.append(
          ConfigurationError(
            file: other.name, what: "no configuration file has this name",
            advice: NearestName.advice(
              for: other.name,
              among: ConfigurationFiles.required + [
                "calendars/NAME.toml", "NAME-holidays.csv", "keys.toml",
              ])))
      }
    }
    try ConfigurationError.check(errors)
  }

  /// The holiday tables by name: `china-holidays.csv` holds `china`.
  func holidayTables() throws(ConfigurationError) -> [String: [HolidayDay]] {
    var tables: [String: [HolidayDay]] = [:]
    var errors: [ConfigurationError] = []
    for file in files where file.name.hasSuffix("-holidays.csv") {
      let report = ErrorReport(file: file.label, text: file.text)
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
      let report = ErrorReport(file: file.label, text: file.text)
      if name == "24x7" || name == "campus" {
        report.add("", "the name \(name) is taken", advice: "give the calendar another name")
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
    let report = ErrorReport(file: file.label, text: file.text)
    let value = TableReader.open(file.text, report: report).map(body)
    errors += report.errors()
    return value
  }

  /// An error at a key of a file, with its line.
  func error(
    in name: String, _ key: String, _ what: String, advice: String
  ) -> ConfigurationError {
    guard let file = files.first(where: { $0.name == name }) else {
      return ConfigurationError(file: name, key: key, what: what, advice: advice)
    }
    return ConfigurationError(
      file: file.label, line: KeyLocator(file.text).line(of: key), key: key, what: what,
      advice: advice)
  }

  private static func isCalendar(_ name: String) -> Bool {
    name.hasPrefix("calendars/") && name.hasSuffix(".toml")
  }
}
