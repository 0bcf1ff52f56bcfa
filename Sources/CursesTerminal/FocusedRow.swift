internal import Screen

/// The first row of a screen that looks chosen, where the real cursor stands when nothing else has it
/// (pitfall 10). Only rows that changed are looked at.
struct FocusedRow {
  /// The first column of each row that looks chosen.
  private var columns: [Int?] = []

  /// The chosen row and its first column.
  var place: Position? {
    for (row, column) in columns.enumerated() {
      if let column { return Position(row: row, column: column) }
    }
    return nil
  }

  /// Takes a frame over of which these rows may have changed.
  mutating func follow(_ surface: Surface, changed: [Int]) {
    if columns.count != surface.size.rows {
      columns = Array(repeating: nil, count: surface.size.rows)
    }
    for row in changed {
      let cells = surface.row(row)
      columns[row] = cells.firstIndex { $0.style.raised }.map { $0 - cells.startIndex }
    }
  }
}
