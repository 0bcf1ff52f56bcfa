extension Surface {
  /// Neighbouring cells of a row that have to be drawn again.
  public struct Run: Hashable, Sendable {
    /// The row.
    public let row: Int
    /// The column of the first cell.
    public let column: Int
    /// The cells; whole characters only, so the first is never a trail and the last never a lead
    /// without its trail.
    public let cells: [Cell]
  }

  /// What a terminal that shows `previous` must draw to show this. Blanks come in the ink of what stands
  /// before them: nobody sees the ink of a blank, and a terminal that need not change it is sent fewer
  /// bytes.
  ///
  /// - Parameter previous: what it shows; nil or another size means everything.
  /// - Returns: runs from top to bottom and left to right.
  public func changedRuns(from previous: Surface?) -> [Run] {
    var runs: [Run] = []
    for row in changedRows(from: previous) {
      let new = self.row(row)
      guard let previous, previous.size == size else {
        if !new.isEmpty { runs.append(Run(row: row, column: 0, cells: Self.quieted(new))) }
        continue
      }
      let old = previous.row(row)
      if old != new {
        runs += Self.changes(row: row, old: Self.quieted(old), new: Self.quieted(new))
      }
    }
    return runs
  }

  private static func changes(row: Int, old: [Cell], new: [Cell]) -> [Run] {
    var runs: [Run] = []
    var column = 0
    while column < new.count {
      guard old[column] != new[column] else {
        column += 1
        continue
      }
      // A trail changes only together with its lead, so a change never begins with one.
      let start = column
      var end = column + 1
      while end < new.count, old[end] != new[end] || new[end].isTrail { end += 1 }
      runs.append(Run(row: row, column: start, cells: Array(new[start..<end])))
      column = end
    }
    return runs
  }

  /// A row with each blank in the ink of what stands before it, ordinary at its beginning.
  private static func quieted(_ row: ArraySlice<Cell>) -> [Cell] {
    var cells = Array(row)
    var before = Style()
    for index in cells.indices {
      let style = cells[index].style
      guard cells[index].isBlank, !style.reverse, !style.underline else {
        before = style
        continue
      }
      let isAlike = !before.reverse && !before.underline && before.raised == style.raised
      if !isAlike { before = Style(raised: style.raised) }
      cells[index].style = before
    }
    return cells
  }
}
