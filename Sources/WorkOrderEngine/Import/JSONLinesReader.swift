import Foundation

/// Reads JSON lines: one object of plain values a line, its cells in the order of `columns`.
struct JSONLinesReader: TableReader {
  private let columns: [String]
  /// The longest line that is kept, in bytes.
  private let limit: Int
  private var pending: [UInt8] = []
  private var isOverlong = false
  private var line = 1
  private let decoder = JSONDecoder()

  init(columns: [String], limit: Int) {
    self.columns = columns
    self.limit = limit
  }

  mutating func read(_ piece: [UInt8], _ body: (TableRecord) throws -> Bool) throws -> Bool {
    for part in piece.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      append(part)
      if try !emit(body) { return false }
    }
    append(piece[(piece.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)...])
    return true
  }

  mutating func finish(_ body: (TableRecord) throws -> Bool) throws -> Bool { try emit(body) }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    if pending.count + bytes.count > limit {
      isOverlong = true
    } else {
      pending += bytes
    }
  }

  private mutating func emit(_ body: (TableRecord) throws -> Bool) throws -> Bool {
    defer {
      pending.removeAll(keepingCapacity: true)
      isOverlong = false
      line += 1
    }
    if line == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
    guard isOverlong || pending.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else {
      return true
    }
    var record = TableRecord()
    record.line = line
    if isOverlong {
      record.fault = .tooLong(field: "row", limit: limit)
    } else {
      fill(&record)
    }
    return try body(record)
  }

  private func fill(_ record: inout TableRecord) {
    guard let text = String(validating: pending, as: UTF8.self) else {
      record.fault = .notText(field: "row", encoding: "utf-8")
      return
    }
    guard let cells = try? decoder.decode([String: JSONCell].self, from: Data(text.utf8)) else {
      record.fault = .notAnObject
      return
    }
    for column in columns {
      if cells[column]?.isPlain == false { record.fault = .notAnObject }
      record.bytes += (cells[column]?.text ?? "").utf8
      record.ends.append(record.bytes.count)
    }
  }
}

/// A plain JSON value as the text of a cell; `null` is an empty cell. Lists and objects are allowed
/// where no field of the map stands.
private struct JSONCell: Decodable {
  var text = ""
  var isPlain = true

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      return
    } else if let string = try? value.decode(String.self) {
      text = string
    } else if let whole = try? value.decode(Int64.self) {
      text = "\(whole)"
    } else if let flag = try? value.decode(Bool.self) {
      text = "\(flag)"
    } else if let number = try? value.decode(Decimal.self) {
      text = "\(number)"
    } else {
      isPlain = false
    }
  }
}
