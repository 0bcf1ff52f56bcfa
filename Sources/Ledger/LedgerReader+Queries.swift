extension LedgerReader {
  /// Calls `body` with each row, all of them.
  /// - Throws: ``LedgerError``, or what `body` throws.
  public func forEachRow(
    _ sql: String, _ arguments: any SQLConvertible..., body: (SQLRow) throws -> Void
  ) throws {
    try forEach(sql, arguments.map(\.sqlValue)) { row in
      try body(row)
      return true
    }
  }

  /// All rows, each as `map` reads it.
  /// - Throws: ``LedgerError``, or what `map` throws.
  public func rows<T>(
    _ sql: String, _ arguments: any SQLConvertible..., map: (SQLRow) throws -> T
  ) throws -> [T] {
    try rows(sql, arguments: arguments.map(\.sqlValue), map: map)
  }

  /// All rows, each as `map` reads it, with the arguments in an array.
  /// - Throws: ``LedgerError``, or what `map` throws.
  public func rows<T>(
    _ sql: String, arguments: [SQLValue], map: (SQLRow) throws -> T
  ) throws -> [T] {
    var result: [T] = []
    try forEach(sql, arguments) { row in
      result.append(try map(row))
      return true
    }
    return result
  }

  /// The first row as `map` reads it, or nil when there is none.
  /// - Throws: ``LedgerError``, or what `map` throws.
  public func first<T>(
    _ sql: String, _ arguments: any SQLConvertible..., map: (SQLRow) throws -> T
  ) throws -> T? {
    try first(sql, arguments: arguments.map(\.sqlValue), map: map)
  }

  /// The first row as `map` reads it, with the arguments in an array, or nil when there is none.
  /// - Throws: ``LedgerError``, or what `map` throws.
  public func first<T>(
    _ sql: String, arguments: [SQLValue], map: (SQLRow) throws -> T
  ) throws -> T? {
    var result: T?
    try forEach(sql, arguments) { row in
      result = try map(row)
      return false
    }
    return result
  }

  /// The whole number in the first column of the first row; nil when it is NULL or no row is found.
  /// - Throws: ``LedgerError``.
  public func value(_ sql: String, _ arguments: any SQLConvertible...) throws -> Int64? {
    try first(sql, arguments: arguments.map(\.sqlValue)) { $0.optionalInteger(0) } ?? nil
  }

  /// The text in the first column of the first row; nil when it is NULL or no row is found.
  /// - Throws: ``LedgerError``.
  public func text(_ sql: String, _ arguments: any SQLConvertible...) throws -> String? {
    try first(sql, arguments: arguments.map(\.sqlValue)) { $0.optionalText(0) } ?? nil
  }

  /// Whether the query finds any row.
  /// - Throws: ``LedgerError``.
  public func exists(_ sql: String, _ arguments: any SQLConvertible...) throws -> Bool {
    try first(sql, arguments: arguments.map(\.sqlValue)) { _ in true } ?? false
  }
}

extension LedgerWriter {
  /// Runs one statement and answers how many rows it inserted, changed or deleted.
  /// - Throws: ``LedgerError``.
  @discardableResult
  public func execute(_ sql: String, _ arguments: any SQLConvertible...) throws -> Int {
    try execute(sql, arguments: arguments.map(\.sqlValue))
  }
}
