/// Replaces the tokens of ``SchemaVersion`` by what SQLite understands.
enum SchemaText {
  /// The statements that one statement of a schema stands for.
  static func forSQLite(_ statement: String) -> [String] {
    let words = statement.split { " \n\t{};".contains($0) }.map(String.init)
    if words.count == 2, statement.first(where: { !$0.isWhitespace }) == "{" {
      switch words[0] {
      case "append-only": return appendOnly(words[1])
      case "search": return SearchIndex.create(words[1])
      case "search-upkeep": return SearchIndex.upkeep(words[1])
      default: break
      }
    }
    var text = statement
    for (token, meaning) in [
      ("{identity}", "INTEGER PRIMARY KEY"), ("{clustered}", "WITHOUT ROWID"), ("{blob}", "BLOB"),
    ] {
      text.replace(token, with: meaning)
    }
    return [text]
  }

  private static func appendOnly(_ table: String) -> [String] {
    [("UPDATE", "changed"), ("DELETE", "deleted")].map { verb, done in
      """
      CREATE TRIGGER \(table)_no_\(verb.lowercased()) BEFORE \(verb) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'rows of \(table) are never \(done), only added'); END
      """
    }
  }
}
