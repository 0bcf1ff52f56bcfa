import Configuration

/// One row of an imported list, as text: the cells that say something, by field.
struct ImportedRow: Hashable {
  /// The line of the file on which it begins, from 1.
  var line: Int
  private(set) var cells: [String: String]

  init(line: Int, cells: [String: String]) {
    (self.line, self.cells) = (line, cells)
  }

  /// The cell of a field; `nil` when nothing stands there.
  subscript(field: String) -> String? { cells[field] }

  /// The cell of a field in which something must stand.
  func required(_ field: String) throws(ImportFault) -> String {
    guard let cell = cells[field] else { throw .missing(field: field) }
    return cell
  }

  /// A whole number within bounds; `nil` when nothing stands there.
  func integer(_ field: String, in bounds: ClosedRange<Int>) throws(ImportFault) -> Int? {
    guard let cell = cells[field] else { return nil }
    guard let number = Int(TypedText.folded(cell)), bounds.contains(number) else {
      throw .malformed(field: field, value: shown(field))
    }
    return number
  }

  /// The parts of a cell that holds a list.
  func list(_ field: String) -> [String]? { cells[field].map(CellWords.list) }

  /// As much of a cell as a message shows.
  func shown(_ field: String) -> String { String((cells[field] ?? "").prefix(60)) }

  /// That the cell of a field names nothing that is here.
  func unknown(_ field: String) -> ImportFault { .unknown(field: field, value: shown(field)) }

  /// The first field of which another row says something else.
  func difference(from other: ImportedRow, fields: [String]) -> String? {
    fields.first { cells[$0] != other.cells[$0] }
  }
}

/// Reads the rows of a list: a pure rule over the map and the header.
struct ImportedRowReader {
  private let map: ImportMap
  private let columns: TableColumns
  private let empty: Set<String>
  private let fields: [(name: String, cell: Int)]

  /// The longest cell of each field, in characters; 200 for the rest.
  private static let limits = ["aliases": 2_000, "rooms": 2_000, "items": 2_000]

  init(map: ImportMap, subject: ImportMap.Subject, columns: TableColumns) {
    (self.map, self.columns) = (map, columns)
    empty = Set(map.empty.map { $0.trimmingSpaces() }).union([""])
    fields = subject.fields.compactMap { field in columns.cell(of: field).map { (field, $0) } }
  }

  /// The row of a record.
  ///
  /// - Throws: the first thing that is wrong with its form.
  func row(_ record: TableRecord) throws(ImportFault) -> ImportedRow {
    if let fault = record.fault { throw fault }
    guard record.count == columns.count else {
      throw .cellCount(found: record.count, expected: columns.count)
    }
    if let cell = record.overlong.first {
      throw .tooLong(field: columns.field(at: cell) ?? "row", limit: TypedText.longest)
    }
    var cells: [String: String] = [:]
    for (field, cell) in fields {
      if let text = try text(field, record.cell(cell)) { cells[field] = text }
    }
    return ImportedRow(line: record.line, cells: cells)
  }

  private func text(
    _ field: String, _ bytes: ArraySlice<UInt8>
  ) throws(ImportFault) -> String? {
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      throw .notText(field: field, encoding: map.encoding.rawValue)
    }
    if bytes.contains(0) { throw .zeroByte(field: field) }
    let text = whole.trimmingSpaces()
    if empty.contains(text) { return nil }
    let limit = Self.limits[field] ?? 200
    guard text.utf8.count <= limit || text.count <= limit else {
      throw .tooLong(field: field, limit: limit)
    }
    return text
  }
}
