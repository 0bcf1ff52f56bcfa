import Configuration

/// Which cell of a row holds which field, as the map and the header say.
struct TableColumns {
  /// The cell of each field that the map names.
  private let cells: [String: Int]
  /// How many cells a row has.
  let count: Int

  /// The columns of a table with a header.
  ///
  /// - Throws: ``EngineError/columnMissing(column:file:)`` or
  ///   ``EngineError/columnRepeated(column:file:)``.
  init(header: [String], map: ImportMap, file: String) throws(EngineError) {
    var cells: [String: Int] = [:]
    for (field, column) in map.fields.sorted(by: { $0.value < $1.value }) {
      guard let cell = header.firstIndex(of: column) else {
        throw .columnMissing(column: column, file: file)
      }
      guard header.lastIndex(of: column) == cell else {
        throw .columnRepeated(column: column, file: file)
      }
      cells[field] = cell
    }
    (self.cells, count) = (cells, header.count)
  }

  /// The cell of a field; `nil` when the map does not name it.
  func cell(of field: String) -> Int? { cells[field] }

  /// The field that a cell holds.
  func field(at cell: Int) -> String? { cells.first { $0.value == cell }?.key }
}

/// A whole file as rows of cells, in whatever form and encoding its map says.
struct ImportTable {
  /// The longest cell that is kept: ten thousand characters of four bytes, and a little more.
  private static let cellLimit = 64 << 10
  private static let lineLimit = 1 << 20

  let source: ImportSource
  let map: ImportMap

  /// Hands out the columns, then each row, which answers whether to go on.
  ///
  /// `goesOn` is asked after the columns before each further piece of the file: a quote that is never
  /// closed makes one row of all that follows.
  ///
  /// - Throws: ``EngineError`` for what is wrong with the file as a whole.
  func read(
    goesOn: () -> Bool, columns: (TableColumns) throws -> Void,
    row: (TableRecord, _ read: Int64) throws -> Bool
  ) throws {
    let next = try source.pieces()
    let characters = try CharacterDecoder(map.encoding)
    var reader = makeReader()
    var isPastHeader = map.format == .jsonl
    var bytesRead: Int64 = 0
    if isPastHeader {
      try columns(TableColumns(header: jsonColumns, map: map, file: source.name))
    }
    func take(_ record: TableRecord) throws -> Bool {
      if isPastHeader { return try row(record, bytesRead) }
      isPastHeader = true
      try columns(TableColumns(header: header(record), map: map, file: source.name))
      return true
    }
    while true {
      if isPastHeader, bytesRead > 0, !goesOn() { return }
      let piece = try next()
      if bytesRead == 0 { try refuseOtherEncoding(piece) }
      if piece.isEmpty { break }
      bytesRead += Int64(piece.count)
      if try !reader.read(characters.decode(piece), take) { return }
    }
    if try !reader.read(characters.finish(), take) { return }
    guard try reader.finish(take) else { return }
    if !isPastHeader { throw EngineError.fileEmpty(path: source.name) }
  }

  private var jsonColumns: [String] { map.fields.values.sorted() }

  private func makeReader() -> any TableReader {
    switch map.format {
    case .csv: SeparatedReader(separator: UInt8(ascii: ","), limit: Self.cellLimit)
    case .tsv: SeparatedReader(separator: UInt8(ascii: "\t"), limit: Self.cellLimit)
    case .jsonl: JSONLinesReader(columns: jsonColumns, limit: Self.lineLimit)
    }
  }

  private func refuseOtherEncoding(_ piece: [UInt8]) throws {
    guard let found = FileSignature.contradiction(piece, to: map.encoding) else { return }
    throw EngineError.fileEncoding(
      path: source.name, declared: map.encoding.rawValue, found: found)
  }

  private func header(_ record: TableRecord) throws -> [String] {
    try (0..<record.count).map { index in
      guard let name = String(validating: record.cell(index), as: UTF8.self) else {
        throw EngineError.fileEncoding(
          path: source.name, declared: map.encoding.rawValue, found: "?")
      }
      return name.trimmingSpaces()
    }
  }
}
