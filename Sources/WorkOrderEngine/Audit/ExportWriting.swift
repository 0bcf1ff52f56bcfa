import Foundation
import TextCells

/// A value in an export: CSV writes its text, JSON keeps what it is.
enum ExportValue {
  case none
  case text(String)
  case number(Int64)
  case flag(Bool)
  /// JSON as it stands in the database.
  case json(String)
}

/// Turns rows into bytes, one after the other: pure, and nothing is kept.
struct ExportWriting {
  let format: ExportFormat
  let columns: [String]

  /// What stands before the first row.
  var head: [UInt8] {
    switch format {
    // Spreadsheets take a file without the mark for the system's own encoding.
    case .csv: [0xEF, 0xBB, 0xBF] + Array("\(columns.joined(separator: ","))\r\n".utf8)
    case .json: []
    }
  }

  /// One row with its line end.
  func row(_ values: [ExportValue]) -> [UInt8] {
    switch format {
    case .csv: Array("\(values.map(Self.cell).joined(separator: ","))\r\n".utf8)
    case .json: Array("{\(object(values))}\n".utf8)
    }
  }

  private func object(_ values: [ExportValue]) -> String {
    zip(columns, values).map { "\(Self.quoted($0)):\(Self.value($1))" }.joined(separator: ",")
  }

  private static func cell(_ value: ExportValue) -> String {
    switch value {
    case .none: return ""
    case .number(let number): return "\(number)"
    case .flag(let flag): return flag ? "1" : "0"
    case .text(let raw), .json(let raw):
      let text = SpreadsheetFormula.safeCell(raw)
      let needsQuotes = text.utf8.contains {
        $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D
      }
      return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }
  }

  private static func value(_ value: ExportValue) -> String {
    switch value {
    case .none: "null"
    case .number(let number): "\(number)"
    case .flag(let flag): "\(flag)"
    case .json(let json): json.isEmpty ? "null" : json
    case .text(let text): quoted(text)
    }
  }

  private static func quoted(_ text: String) -> String {
    CanonicalJSON.quoted(text)
  }
}
