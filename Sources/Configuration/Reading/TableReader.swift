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
      report.add(line: line, .zeroByte)
      return nil
    }
    // The parser ends the program on some of what is no TOML: it gets only what has its shape.
    if let problem = KeyLocator(text, records: false).problem {
      report.add(line: problem.line, problem.mistake)
      return nil
    }
    do {
      return TableReader(table: try TOMLTable(string: text), path: "", report: report)
    } catch let error as TOMLParseError {
      report.add(line: error.source.begin.line, mistake(error.description))
    } catch {
      report.add("", .notTOML("\(error)"))
    }
    return nil
  }

  /// What the parser says, without the name of the grammar's rule it was in.
  private static func mistake(_ description: String) -> Mistake {
    var text = description
    if text.hasPrefix("Error while parsing"), let cut = text.firstRange(of: ": ") {
      text = String(text[cut.upperBound...])
    }
    // The one that people make: the same key twice.
    let parts = text.split(separator: "'")
    return text.hasPrefix("cannot redefine existing") && parts.count > 1
      ? .keyTwice(String(parts[1])) : .notTOML(text)
  }

  /// The path of a key of this table.
  func path(of key: String) -> String { KeyLocator.path(path, key) }

  /// Whether the table has a key.
  func has(_ key: String) -> Bool { table.contains(key: key) }

  /// The keys of the table in alphabetical order.
  var keys: [String] { table.keys }

  /// Reports an error at a key of this table; at the table itself for nil.
  func refuse(_ key: String?, _ mistake: Mistake) {
    report.add(key.map { path(of: $0) } ?? path, mistake)
  }

  /// The value at a key, which then counts as known.
  func value(_ key: String) -> TOMLValue? {
    if !asked.contains(key) { asked.append(key) }
    return table[key]?.tomlValue
  }

  /// Reports every key that nobody asked for.
  func finish() {
    for key in table.keys where !asked.contains(key) {
      refuse(key, .unknownKey(key, known: asked))
    }
  }

  /// Reads a value of a type; nil when it is absent, or of another type, which is reported.
  func read<Value>(
    _ key: String, _ expected: Mistake.Shape, _ read: (TOMLValue) -> Value?
  ) -> Value? {
    guard let value = value(key) else { return nil }
    if let result = read(value) { return result }
    refuse(key, .wrongShape(value.type.shape, expected: expected))
    return nil
  }

  /// Reports a key that must be there and is not.
  func require(_ key: String, _ expected: Mistake.Shape) {
    guard !has(key) else { return }
    refuse(key, .missing(key, expected))
  }
}

extension TOMLType {
  /// What errors call a value of the type.
  var shape: Mistake.Shape {
    switch self {
    case .table: .table
    case .array: .list
    case .string: .text
    case .int: .integer
    case .double: .decimal
    case .bool: .boolean
    case .date: .date
    case .time: .time
    case .dateTime: .dateTime
    }
  }
}
