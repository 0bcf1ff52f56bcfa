/// How SQLite stores a value. A column takes any kind, whatever it was declared as: the same bytes as a blob
/// read like the text, and no comparison finds them.
public enum StoredKind: Hashable, Sendable {
  /// A whole number.
  case integer
  /// A floating-point number.
  case real
  /// A text.
  case text
  /// Bytes.
  case blob
  /// Nothing.
  case null
}

/// Values of a column that are not of the kind for which it was declared. Nothing of this program writes
/// such; it reads them like others and passes them by in comparisons.
public struct StrangeValues: Hashable, Sendable {
  /// Table and column, as in `event.kind`.
  public var column: String
  /// How many rows have one.
  public var count: Int64
}

extension SQLiteCheck {
  /// The columns with values of another kind than theirs, in the order of the tables. One walk along each.
  static func strangeValues(_ reader: any LedgerReader) throws -> [StrangeValues] {
    try tables(reader).flatMap { table in
      let columns = try columns(of: table, reader)
      guard !columns.isEmpty else { return [StrangeValues]() }
      let sums = columns.map { "COALESCE(SUM(typeof(\(quoted($0.name))) NOT IN (\($0.kinds))), 0)" }
      let counts = try reader.first(
        "SELECT \(sums.joined(separator: ", ")) FROM \(quoted(table))"
      ) { row in columns.indices.map { row.integer($0) } }
      return zip(columns, counts ?? []).filter { $1 > 0 }.map {
        StrangeValues(column: "\(table).\($0.name)", count: $1)
      }
    }
  }

  /// Those that hold rows of this program; what SQLite and its search index keep is theirs to judge.
  private static func tables(_ reader: any LedgerReader) throws -> [String] {
    try reader.rows("PRAGMA main.table_list") { row in
      row.text(2) == "table" && !row.text(1).hasPrefix("sqlite_") ? row.text(1) : nil
    }.compactMap(\.self).sorted()
  }

  /// The columns of a table with the kinds that each may hold.
  private static func columns(
    of table: String, _ reader: any LedgerReader
  ) throws -> [(name: String, kinds: String)] {
    try reader.rows("PRAGMA main.table_info(\(quoted(table)))") { row in
      let kinds: String? =
        switch row.text(2) {
        case "BIGINT", "INTEGER": "'integer', 'null'"
        case "TEXT": "'text', 'null'"
        case "BLOB": "'blob', 'null'"
        default: nil
        }
      return kinds.map { (row.text(1), $0) }
    }.compactMap(\.self)
  }

  private static func quoted(_ name: String) -> String {
    "\"\(name.replacing("\"", with: "\"\""))\""
  }
}
