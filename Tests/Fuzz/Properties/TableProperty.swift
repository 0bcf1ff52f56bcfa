import Configuration

@testable import WorkOrderEngine

/// Files to import. The first byte chooses the form, the second the encoding, the third in what pieces
/// the file comes, the fourth how long a cell may be.
enum TableProperty {
  static func check(_ bytes: [UInt8]) throws {
    var choices = Choices(bytes)
    let format = choices.one(of: ImportMap.Format.allCases)
    let encoding = choices.one(of: ImportMap.Encoding.allCases)
    let piece = choices.next(below: 16) + 1
    let limit = choices.one(of: [4, 64, 64 << 10])
    let data = Array(choices.rest)
    let text = encoding == .gb18030 ? try EncodingRules.check(data, piece: piece) : data
    switch format {
    case .csv, .tsv:
      let separator = UInt8(ascii: format == .csv ? "," : "\t")
      try SeparatedRules(separator: separator, limit: limit).check(text, piece: piece)
    case .jsonl: try JSONLinesRules(limit: limit).check(text, piece: piece)
    }
    let isText = String(validating: data, as: UTF8.self) != nil
    try hold(
      !isText || FileSignature.contradiction(data, to: .utf8) == nil,
      "UTF-8 is not taken for another encoding", "\(data)")
    try wholeTable(data, format, encoding, piece: piece)
  }

  /// A whole file comes in or is refused in the engine's words, and so does each of its rows.
  private static func wholeTable(
    _ data: [UInt8], _ format: ImportMap.Format, _ encoding: ImportMap.Encoding, piece: Int
  ) throws {
    let map = ImportMap(
      format: format, encoding: encoding,
      fields: ["code": "a", "place": "b", "name": "c", "kind": "d"])
    let source = ImportSource(bytes: data, name: "table", piece: piece)
    var reader: ImportedRowReader?
    var last = 0
    do {
      try ImportTable(source: source, map: map).read(goesOn: { true }) {
        reader = ImportedRowReader(map: map, subject: .assets, columns: $0)
      } row: { record, read in
        try hold(record.line > last, "rows come in their order", "\(record.line) after \(last)")
        try hold(read <= data.count, "no more is read than there is", "\(read)")
        last = record.line
        guard let row = try? reader?.row(record) else { return true }
        let empty = row.cells.values.first { $0.isEmpty || $0.contains("\0") }
        try hold(empty == nil, "a cell that is kept says something", "\(row)")
        return true
      }
    } catch is EngineError {}
  }
}

/// A row as a reader hands it out.
struct ReadRow: Hashable {
  var line: Int
  var cells: [[UInt8]]
  var fault: ImportFault?
  var overlong: [Int]

  /// The rows of bytes that come in pieces of a size.
  static func all(
    of bytes: [UInt8], piece: Int, by reader: some TableReader
  ) throws -> [ReadRow] {
    var reader = reader
    var rows: [ReadRow] = []
    func take(_ record: TableRecord) -> Bool {
      rows.append(
        ReadRow(
          line: record.line, cells: (0..<record.count).map { Array(record.cell($0)) },
          fault: record.fault, overlong: record.overlong))
      return true
    }
    for start in stride(from: 0, to: bytes.count, by: piece) {
      _ = try reader.read(Array(bytes[start..<min(start + piece, bytes.count)]), take)
    }
    _ = try reader.finish(take)
    return rows
  }

  /// Rows are numbered by the lines on which they begin, one after the other.
  static func checkLines(_ rows: [ReadRow], in bytes: [UInt8]) throws {
    let lines = 1 + bytes.count { $0 == 0x0A || $0 == 0x0D }
    var last = 0
    for row in rows {
      try hold(
        row.line > last && row.line <= lines, "a row has a line of the file", "\(row.line)")
      last = row.line
    }
  }
}
