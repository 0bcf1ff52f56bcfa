/// Columns by name: for queries that are not run often. An unknown name reads as NULL, and stops
/// a debug build.
extension SQLRow {
  /// The names of the columns, left to right.
  public var columnNames: [String] { prepared.columnNames }

  private func index(_ name: String) -> Int {
    guard let index = prepared.columnIndexes[name] else {
      assertionFailure("no column \(name) in \(prepared.sql)")
      return -1  // outside of the row SQLite answers NULL
    }
    return index
  }

  /// Whether the column is NULL.
  public func isNull(_ name: String) -> Bool { isNull(index(name)) }

  /// A whole number.
  public func integer(_ name: String) -> Int64 { integer(index(name)) }

  /// A whole number, or nil for NULL.
  public func optionalInteger(_ name: String) -> Int64? { optionalInteger(index(name)) }

  /// A whole number as an `Int`.
  public func int(_ name: String) -> Int { int(index(name)) }

  /// A whole number as an `Int`, or nil for NULL.
  public func optionalInt(_ name: String) -> Int? { optionalInt(index(name)) }

  /// Whether the column is a number other than 0.
  public func bool(_ name: String) -> Bool { bool(index(name)) }

  /// A floating-point number.
  public func real(_ name: String) -> Double { real(index(name)) }

  /// A floating-point number, or nil for NULL.
  public func optionalReal(_ name: String) -> Double? { optionalReal(index(name)) }

  /// A text.
  public func text(_ name: String) -> String { text(index(name)) }

  /// A text, or nil for NULL.
  public func optionalText(_ name: String) -> String? { optionalText(index(name)) }

  /// Bytes.
  public func blob(_ name: String) -> [UInt8] { blob(index(name)) }

  /// Bytes, or nil for NULL.
  public func optionalBlob(_ name: String) -> [UInt8]? { optionalBlob(index(name)) }

  /// The value as it is stored.
  public func value(_ name: String) -> SQLValue { value(index(name)) }
}
