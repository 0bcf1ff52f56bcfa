import GRDBSQLite

/// The current row of a query; read it inside the closure that received it, and keep only values.
///
/// Columns count from 0. A number read from NULL is 0, a text or blob empty: use the optional
/// forms where NULL can be.
public struct SQLRow {
  let prepared: PreparedStatement

  @inline(__always)
  private var handle: OpaquePointer { prepared.handle }

  /// How many columns the row has.
  public var count: Int { Int(sqlite3_column_count(handle)) }

  /// Whether the column is NULL.
  public func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }

  /// How the value of the column is stored; asked before the value is, which may be made another on the way.
  public func kind(_ column: Int) -> StoredKind {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .null
    }
  }

  /// A whole number.
  public func integer(_ column: Int) -> Int64 {
    sqlite3_column_int64(handle, Int32(column))
  }

  /// A whole number, or nil for NULL.
  public func optionalInteger(_ column: Int) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  /// A whole number as an `Int`.
  public func int(_ column: Int) -> Int {
    Int(integer(column))
  }

  /// A whole number as an `Int`, or nil for NULL.
  public func optionalInt(_ column: Int) -> Int? {
    isNull(column) ? nil : int(column)
  }

  /// Whether the column is a number other than 0.
  public func bool(_ column: Int) -> Bool {
    integer(column) != 0
  }

  /// A floating-point number.
  public func real(_ column: Int) -> Double {
    sqlite3_column_double(handle, Int32(column))
  }

  /// A floating-point number, or nil for NULL.
  public func optionalReal(_ column: Int) -> Double? {
    isNull(column) ? nil : real(column)
  }

  /// A text.
  public func text(_ column: Int) -> String {
    optionalText(column) ?? ""
  }

  /// A text, or nil for NULL.
  public func optionalText(_ column: Int) -> String? {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return nil }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// Bytes.
  public func blob(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// Calls `body` with the bytes of a text or blob, or the digits of a whole number; none for NULL.
  /// For whoever reads many rows and keeps nothing of them: they are valid only during the call.
  public func withBytes<T>(_ column: Int, _ body: (UnsafeRawBufferPointer) throws -> T) rethrows
    -> T
  {
    let isBlob = sqlite3_column_type(handle, Int32(column)) == SQLITE_BLOB
    let start =
      isBlob
      ? sqlite3_column_blob(handle, Int32(column))
      : UnsafeRawPointer(sqlite3_column_text(handle, Int32(column)))
    return try body(
      UnsafeRawBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, Int32(column)))))
  }

  /// Bytes, or nil for NULL.
  public func optionalBlob(_ column: Int) -> [UInt8]? {
    isNull(column) ? nil : blob(column)
  }

  /// The value as it is stored.
  public func value(_ column: Int) -> SQLValue {
    switch sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .integer(integer(column))
    case SQLITE_FLOAT: .real(real(column))
    case SQLITE_TEXT: .text(text(column))
    case SQLITE_BLOB: .blob(blob(column))
    default: .null
    }
  }
}
