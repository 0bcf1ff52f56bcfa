import ServiceClock
import TOMLKit

/// Reads one table of a TOML file, remembers which keys were asked for, and reports what is missing,
/// of the wrong type or unknown.
final class TableReader {
  let report: ErrorReport
  /// The path of the table; empty for the file.
  let path: String
  private let table: TOMLTable
  private var asked: [String] = []

  init(table: TOMLTable, path: String, report: ErrorReport) {
    self.table = table
    self.path = path
    self.report = report
  }

  /// Opens a file; nil when it is no TOML, which is then in the report.
  static func open(_ text: String, report: ErrorReport) -> TableReader? {
    // C strings end at a zero byte: what follows would be lost without a word.
    if let zero = text.utf8.firstIndex(of: 0) {
      let line = text.utf8[..<zero].count { $0 == 0x0A } + 1
      report.add(line: line, "a zero byte", advice: "save the file as UTF-8 text")
      return nil
    }
    // The parser ends the program on some of what is no TOML: it gets only what has its shape.
    if let problem = KeyLocator(text, records: false).problem {
      report.add(line: problem.line, problem.what, advice: problem.advice)
      return nil
    }
    do {
      return TableReader(table: try TOMLTable(string: text), path: "", report: report)
    } catch let error as TOMLParseError {
      report.add(
        line: error.source.begin.line, plain(error.description),
        advice: "look at this line and the one before it")
    } catch {
      report.add("", "not TOML: \(error)", advice: "look at the whole file")
    }
    return nil
  }

  /// What the parser says, without the name of the grammar's rule it was in.
  private static func plain(_ description: String) -> String {
    guard description.hasPrefix("Error while parsing"),
      let cut = description.firstRange(of: ": ")
    else { return description }
    return String(description[cut.upperBound...])
  }

  /// The path of a key of this table.
  func path(of key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }

  /// Whether the table has a key.
  func has(_ key: String) -> Bool { table.contains(key: key) }

  /// The keys of the table in alphabetical order.
  var keys: [String] { table.keys }

  /// Reports an error at a key of this table.
  func refuse(_ key: String, _ what: String, advice: String) {
    report.add(key.isEmpty ? path : path(of: key), what, advice: advice)
  }

  /// The value at a key, which then counts as known.
  func value(_ key: String) -> TOMLValue? {
    if !asked.contains(key) { asked.append(key) }
    return table[key]?.tomlValue
  }

  /// Reports every key that nobody asked for.
  func finish() {
    for key in table.keys where !asked.contains(key) {
      refuse(key, "unknown key", advice: NearestName.advice(for: key, among: asked))
    }
  }

  /// Reads a value of a type; nil when it is absent, or of another type, which is reported.
  func read<Value>(
    _ key: String, _ expected: String, _ read: (TOMLValue) -> Value?
  ) -> Value? {
    guard let value = value(key) else { return nil }
    if let result = read(value) { return result }
    refuse(
      key, "\(value.type.phrase) where \(expected) belongs", advice: "write \(expected) here")
    return nil
  }

  /// Reports a key that must be there and is not.
  func require(_ key: String, _ expected: String) {
    guard !has(key) else { return }
    refuse(key, "missing", advice: "add \(key) = …, \(expected)")
  }
}

extension TOMLType {
  /// The type as a phrase.
  var phrase: String {
    switch self {
    case .table: "a table"
    case .array: "a list"
    case .string: "a text"
    case .int: "a whole number"
    case .double: "a decimal number"
    case .bool: "true or false"
    case .date: "a date"
    case .time: "a time"
    case .dateTime: "a date with time"
    }
  }
}
