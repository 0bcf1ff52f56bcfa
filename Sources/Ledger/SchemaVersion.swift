/// One numbered step of the schema, applied once, whole, in the order of the numbers.
///
/// Statements are portable SQL, one each, with these tokens:
///
/// | token | in SQLite |
/// |---|---|
/// | `{identity}` | `INTEGER PRIMARY KEY`: the type of a column whose value the database chooses |
/// | `{clustered}` | `WITHOUT ROWID`, after the closing parenthesis: rows stand in key order |
/// | `{blob}` | `BLOB` |
/// | `{append-only TABLE}` | a whole statement: no row of the table can be changed or deleted |
/// | `{search TABLE}` | a whole statement: an index of words, see ``SearchWords`` |
/// | `{search-upkeep TABLE}` | a whole statement: when that index is tidied; part of the one above |
public struct SchemaVersion: Sendable {
  /// From 1, without gaps.
  public var number: Int
  /// What it is about, for messages and logs.
  public var topic: String
  private let written: @Sendable () -> [String]

  /// The statements, in order; written when they are asked for, which a database with all steps never does.
  public var statements: [String] { written() }

  /// One step of the schema.
  public init(
    number: Int, topic: String, statements: @autoclosure @escaping @Sendable () -> [String]
  ) {
    self.number = number
    self.topic = topic
    written = statements
  }
}
