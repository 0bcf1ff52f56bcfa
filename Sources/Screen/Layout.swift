/// How much of a row or column a part takes.
public enum Extent: Hashable, Sendable {
  /// So many cells.
  case fixed(Int)
  /// A share, by weight, of what the fixed parts leave; not less than `least` while there is
  /// room.
  case flexible(weight: Int = 1, least: Int = 0)

  /// A share of what is left.
  public static let rest = Extent.flexible()

  /// Divides cells among parts: the fixed ones and the least of the flexible ones first, from the
  /// left as far as it goes, then the remainder by weight. With a flexible part the result and
  /// the gaps add up to `total` whenever the parts fit.
  ///
  /// - Parameters:
  ///   - total: the cells to divide.
  ///   - extents: the parts in order.
  ///   - gap: cells between neighbours.
  public static func distribute(_ total: Int, among extents: [Extent], gap: Int = 0) -> [Int] {
    var left = max(0, total - gap * max(0, extents.count - 1))
    var cells = extents.map { extent -> Int in
      let wanted =
        switch extent {
        case .fixed(let cells): cells
        case .flexible(_, let least): least
        }
      let given = min(max(0, wanted), left)
      left -= given
      return given
    }
    var weights = extents.map(\.weight).reduce(0, +)
    for (index, extent) in extents.enumerated() where extent.weight > 0 {
      let share = left * extent.weight / weights
      cells[index] += share
      left -= share
      weights -= extent.weight
    }
    return cells
  }

  private var weight: Int {
    switch self {
    case .fixed: 0
    case .flexible(let weight, _): max(0, weight)
    }
  }
}

extension Area {
  /// The area without a margin on each side.
  public func inset(rows: Int = 0, columns: Int = 0) -> Area {
    Area(
      row: row + min(rows, self.rows), column: column + min(columns, self.columns),
      rows: self.rows - 2 * rows, columns: self.columns - 2 * columns)
  }

  /// What of the area lies in another; without extent when nothing does.
  public func clipped(to other: Area) -> Area {
    let firstRow = max(row, other.row)
    let firstColumn = max(column, other.column)
    return Area(
      row: firstRow, column: firstColumn,
      rows: min(row + rows, other.row + other.rows) - firstRow,
      columns: min(column + columns, other.column + other.columns) - firstColumn)
  }

  /// Parts above one another, each as wide as the area.
  public func splitRows(_ extents: [Extent], gap: Int = 0) -> [Area] {
    var next = row
    return Extent.distribute(rows, among: extents, gap: gap).map { rows in
      defer { next += rows + gap }
      return Area(row: next, column: column, rows: rows, columns: columns)
    }
  }

  /// Parts beside one another, each as high as the area.
  public func splitColumns(_ extents: [Extent], gap: Int = 0) -> [Area] {
    var next = column
    return Extent.distribute(columns, among: extents, gap: gap).map { columns in
      defer { next += columns + gap }
      return Area(row: row, column: next, rows: rows, columns: columns)
    }
  }

  /// Its first rows.
  public func top(_ count: Int) -> Area {
    Area(row: row, column: column, rows: min(count, rows), columns: columns)
  }

  /// Its last rows.
  public func bottom(_ count: Int) -> Area {
    let count = min(max(0, count), rows)
    return Area(row: row + rows - count, column: column, rows: count, columns: columns)
  }

  /// The area without its first rows.
  public func droppingTop(_ count: Int) -> Area {
    bottom(rows - count)
  }

  /// The area without its last rows.
  public func droppingBottom(_ count: Int) -> Area {
    top(rows - count)
  }

  /// The area without its last columns.
  public func droppingRight(_ count: Int) -> Area {
    Area(row: row, column: column, rows: rows, columns: max(0, columns - count))
  }

  /// An area of a size in the middle of this one, clipped to it.
  public func centred(rows: Int, columns: Int) -> Area {
    let size = Size(rows: min(rows, self.rows), columns: min(columns, self.columns))
    return Area(
      origin: Position(
        row: row + (self.rows - size.rows) / 2,
        column: column + (self.columns - size.columns) / 2),
      size: size)
  }
}
