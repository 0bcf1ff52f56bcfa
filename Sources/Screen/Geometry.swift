/// How many rows and columns something has.
public struct Size: Hashable, Sendable {
  /// Rows, from the top.
  public var rows: Int
  /// Columns, from the left.
  public var columns: Int

  /// A size; negative numbers count as 0.
  public init(rows: Int, columns: Int) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }
}

/// A place on a surface, counted from 0 at the top left.
public struct Position: Hashable, Sendable {
  /// The row, 0 at the top.
  public var row: Int
  /// The column, 0 at the left.
  public var column: Int

  /// A position.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of a surface.
public struct Area: Hashable, Sendable {
  /// Its top left cell.
  public var origin: Position
  /// Its extent.
  public var size: Size

  /// An area from its top left cell and its extent.
  public init(origin: Position, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// An area from its first row and column and its extent.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.init(
      origin: Position(row: row, column: column), size: Size(rows: rows, columns: columns))
  }

  /// The first row.
  public var row: Int { origin.row }
  /// The first column.
  public var column: Int { origin.column }
  /// How many rows.
  public var rows: Int { size.rows }
  /// How many columns.
  public var columns: Int { size.columns }
  /// Whether nothing can be drawn in it.
  public var isEmpty: Bool { rows == 0 || columns == 0 }

  /// Whether the position lies in it.
  public func contains(_ position: Position) -> Bool {
    position.row >= row && position.row < row + rows
      && position.column >= column && position.column < column + columns
  }
}
