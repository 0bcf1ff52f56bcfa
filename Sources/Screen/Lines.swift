import TextCells

extension Surface {
  /// A line from left to right through the first row of an area, with a title near its left end:
  /// `── 现在要做 ─────────`.
  ///
  /// - Parameters:
  ///   - area: its row and columns.
  ///   - title: left out when empty, cut when too long.
  ///   - style: the look of the title; the line is dim.
  public mutating func drawRule(in area: Area, title: String = "", style: Style = .heading) {
    guard !area.isEmpty else { return }
    let outer = clip(to: area)
    defer { unclip(to: outer) }
    let line = String(repeating: glyphs.horizontal, count: area.columns)
    put(line, at: area.origin, style: .dim, maxWidth: area.columns)
    guard !title.isEmpty, area.columns > 6 else { return }
    let start = Position(row: area.row, column: area.column + 2)
    let shown = SafeText(title).text.cut(to: area.columns - 6, ellipsis: glyphs.ellipsis)
    put(" \(shown) ", at: start, style: style)
  }

  /// A line from top to bottom through the first column of an area.
  public mutating func drawVerticalRule(in area: Area) {
    let outer = clip(to: area)
    defer { unclip(to: outer) }
    for row in area.row..<area.row + area.rows {
      put(glyphs.vertical, at: Position(row: row, column: area.column), style: .dim)
    }
  }

  /// A box around a blanked area, its title in the upper edge.
  ///
  /// - Returns: the area inside, without a margin of one column.
  @discardableResult
  public mutating func drawBox(
    in area: Area, title: String = "", style: Style = .heading
  ) -> Area {
    guard area.rows >= 2, area.columns >= 2 else { return area }
    // What lies beneath does not touch its edges.
    clear(
      Area(
        row: area.row, column: area.column - 1, rows: area.rows, columns: area.columns + 2))
    let outer = clip(to: area)
    defer { unclip(to: outer) }
    drawRule(in: area, title: title, style: style)
    drawRule(in: area.bottom(1))
    let last = Area(
      row: area.row, column: area.column + area.columns - 1, rows: area.rows, columns: 1)
    drawVerticalRule(in: area)
    drawVerticalRule(in: last)
    let ends = [area.row, area.row + area.rows - 1].flatMap { row in
      [area.column, last.column].map { Position(row: row, column: $0) }
    }
    for (corner, position) in zip(glyphs.corners, ends) {
      put(corner, at: position, style: .dim)
    }
    return area.inset(rows: 1, columns: 2)
  }
}
