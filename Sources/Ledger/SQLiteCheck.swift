/// The file looked through for damage.
enum SQLiteCheck {
  /// One sentence a problem, at most a hundred of each kind.
  static func problems(_ reader: any LedgerReader) throws -> [String] {
    var problems = try reader.rows("PRAGMA integrity_check") { $0.text(0) }
    if problems == ["ok"] { problems = [] }
    try reader.forEach("PRAGMA foreign_key_check", []) { row in
      let where_ = row.optionalInteger(1).map { "row \($0)" } ?? "a row"
      problems.append("\(row.text(0)): \(where_) names a row of \(row.text(2)) that is missing")
      return problems.count < 200
    }
    return problems
  }
}
