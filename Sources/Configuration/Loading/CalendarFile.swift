public import ServiceClock

/// A calendar in a file of its own, as `patrol due --calendar FILE` reads it.
public enum CalendarFile {
  /// Reads a calendar; its name is the file's without folders and extension.
  ///
  /// - Parameters:
  ///   - toml: the text of the file.
  ///   - file: the file's name, for errors.
  /// - Throws: the first error, with the others of the file inside.
  public static func load(
    toml: String, file: String
  ) throws(ConfigurationError) -> WorkingCalendar {
    let tables = try ConfigurationFiles().holidayTables()
    let report = ErrorReport(file: file, text: toml)
    let reader = TableReader.open(toml, report: report)
    let calendar = reader.flatMap { CalendarReader(tables: tables).read($0, name: name(of: file)) }
    try report.check()
    guard let calendar else {
      // The reader returns nothing only after it has reported why.
      throw ConfigurationError(file: file, .unreadable)
    }
    return calendar
  }

  /// One of the program's own calendars, `24x7`, `china` or `office`, without reading the rest of
  /// the configuration; nil when there is none of that name.
  public static func named(_ name: String) throws(ConfigurationError) -> WorkingCalendar? {
    if name == WorkingCalendar.roundTheClock.name { return .roundTheClock }
    guard let toml = EmbeddedFiles.text("calendars/\(name).toml") else { return nil }
    return try load(toml: toml, file: "calendars/\(name).toml")
  }

  /// The name of a calendar in a file: `calendars/office.toml` holds `office`.
  static func name(of file: String) -> String {
    let last = file.split(separator: "/").last ?? Substring(file)
    return String(last.hasSuffix(".toml") ? last.dropLast(5) : last)
  }
}
