extension CampusFile {
  /// Reads a campus file, makes `rooms` into places and checks every name.
  ///
  /// - Parameters:
  ///   - toml: the text of the file.
  ///   - file: the file's name, for errors.
  ///   - configuration: what calendars, checklists and categories exist; the program's own if nil.
  /// - Throws: the first error, with the others of the file inside.
  public init(
    toml: String, file: String, configuration: EffectiveConfiguration? = nil
  ) throws(ConfigurationError) {
    let effective: EffectiveConfiguration
    if let configuration {
      effective = configuration
    } else {
      effective = try Defaults.load()
    }
    let report = ErrorReport(file: file, text: toml)
    let read = TableReader.open(toml, report: report).map {
      CampusReader($0, configuration: effective).read()
    }
    try report.check()
    guard let read else {
      // A file that does not open has been reported.
      throw ConfigurationError(file: file, .unreadable)
    }
    self = read
  }
}
