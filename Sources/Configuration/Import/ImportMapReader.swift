import ServiceClock

extension ImportMap {
  /// Reads an import map.
  ///
  /// - Parameters:
  ///   - toml: the text of the map.
  ///   - file: the map's name, for errors.
  ///   - subject: what is imported, which decides the fields.
  /// - Throws: the first error, with the others of the map inside.
  public init(
    toml: String, file: String, subject: Subject = .orders
  ) throws(ConfigurationError) {
    let report = ErrorReport(file: file, text: toml)
    var map = ImportMap(fields: [:])
    if let reader = TableReader.open(toml, report: report) {
      reader.require("fields", .table)
      if let table = reader.table("file") { map.readFile(table) }
      if let table = reader.table("fields") { map.readFields(table, subject) }
      if let table = reader.table("campus") { map.readCampus(table) }
      reader.finish()
    }
    try report.check()
    self = map
  }

  private mutating func readFile(_ table: TableReader) {
    format = table.choice("format", of: .format, Format.self) ?? .csv
    encoding = table.choice("encoding", of: .encoding, Encoding.self) ?? .utf8
    if let text = table.text("time_format") {
      if let pattern = TimePattern(text) {
        timeFormat = pattern
      } else {
        table.refuse("time_format", .notTimeFormat(text))
      }
    }
    timeZone = ImportMap.zone(table, "time_zone")
    empty = table.texts("empty") ?? [""]
    table.finish()
  }

  private mutating func readFields(_ table: TableReader, _ subject: Subject) {
    var fieldOfColumn: [String: String] = [:]
    for field in subject.required { table.require(field, .column) }
    for field in subject.fields where table.has(field) {
      let column = table.requiredText(field)
      guard !column.isEmpty else { continue }
      fields[field] = column
      if let other = fieldOfColumn.updateValue(field, forKey: column) {
        table.refuse(field, .columnTaken(column, by: other))
      }
    }
    for field in subject.fields { _ = table.value(field) }
    table.finish()
  }

  private mutating func readCampus(_ table: TableReader) {
    defaultCampus = table.text("default")
    campusZone = ImportMap.zone(table, "time_zone")
    if let campus = defaultCampus, !CampusCodes.isWord(campus) {
      table.refuse("default", .notCampus(campus))
    }
    table.finish()
  }

  private static func zone(_ table: TableReader, _ key: String) -> String? {
    guard let zone = table.text(key) else { return nil }
    do throws(ClockError) {
      _ = try ZoneRules(identifier: zone)
      return zone
    } catch {
      table.refuse(key, .clock(error))
      return nil
    }
  }
}
