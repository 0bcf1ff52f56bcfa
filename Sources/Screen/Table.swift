public import TextCells

/// A column of a table.
public struct TableColumn: Hashable, Sendable {
  /// The heading.
  public var title: String
  /// How wide it is.
  public var extent: Extent
  /// Where cells and heading stand in it.
  public var alignment: TextAlignment
  /// The column is left out while the table has fewer columns of the screen than this.
  public var hiddenBelow: Int

  /// A column.
  public init(
    _ title: String, _ extent: Extent, alignment: TextAlignment = .left, hiddenBelow: Int = 0
  ) {
    self.title = title
    self.extent = extent
    self.alignment = alignment
    self.hiddenBelow = hiddenBelow
  }
}

/// A row of a table.
public struct TableRow: Hashable, Sendable {
  /// A line for each column.
  public var cells: [StyledLine]
  /// Whether the next action applies to it as well.
  public var isMarked: Bool

  /// A row.
  public init(_ cells: [StyledLine], isMarked: Bool = false) {
    self.cells = cells
    self.isMarked = isMarked
  }
}

/// Rows in columns, under a heading, with the selected row always in sight.
///
/// The first two columns of the screen belong to the bar of the selection and to marks.
public struct Table: Hashable, Sendable {
  /// The columns.
  public var columns: [TableColumn]
  /// Whether a heading stands above.
  public var hasHeading: Bool
  /// Blank columns between neighbours.
  public var gap: Int

  /// Columns of the screen before the first column: bar and mark.
  public static let gutter = 2

  /// A table.
  public init(_ columns: [TableColumn], hasHeading: Bool = true, gap: Int = 2) {
    self.columns = columns
    self.hasHeading = hasHeading
    self.gap = gap
  }

  /// How many rows of data fit in an area: what ``ListWindow`` needs to know.
  public func rows(in area: Area) -> Int {
    max(0, area.rows - (hasHeading ? 1 : 0))
  }

  /// The index of the row that is drawn at a position, for the mouse; nil where none is.
  public func row(at position: Position, in area: Area, window: ListWindow) -> Int? {
    let body = area.droppingTop(hasHeading ? 1 : 0)
    guard body.contains(position) else { return nil }
    let index = window.top + position.row - body.row
    return window.visible.contains(index) ? index : nil
  }

  /// Draws heading and visible rows.
  ///
  /// - Parameters:
  ///   - surface: what to draw on.
  ///   - area: where.
  ///   - window: which rows, and which is selected. When it was made for more rows than fit, it
  ///     is adapted for this drawing.
  ///   - isFocused: whether keys go to this table; the cursor then stands on its selected row.
  ///   - row: the row with an index; asked for the visible ones only.
  public func draw(
    on surface: inout Surface, in area: Area, window: ListWindow, isFocused: Bool = true,
    row: (Int) -> TableRow
  ) {
    drawRows(on: &surface, in: area, window: window, row: row)
    drawSelection(on: &surface, in: area, window: window, isFocused: isFocused)
  }

  /// Draws heading and visible rows, none of them selected.
  public func drawRows(
    on surface: inout Surface, in area: Area, window: ListWindow, row: (Int) -> TableRow
  ) {
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let places = self.places(in: area)
    if hasHeading {
      for (column, place) in zip(columns, places) where place.columns > 0 {
        surface.put(
          column.title, at: place.origin, columns: place.columns, alignment: column.alignment,
          style: .dim)
      }
    }
    for (index, line) in lines(in: area, window: window) {
      draw(row(index), on: &surface, in: line, places: places)
    }
  }

  /// Makes the selected row of those that were drawn look selected.
  public func drawSelection(
    on surface: inout Surface, in area: Area, window: ListWindow, isFocused: Bool
  ) {
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    for (index, line) in lines(in: area, window: window) where index == window.selected {
      select(line, on: &surface, isFocused: isFocused)
    }
  }

  /// The visible rows and where each stands.
  private func lines(in area: Area, window: ListWindow) -> [(index: Int, line: Area)] {
    var window = window
    window.fit(count: window.count, rows: rows(in: area))
    let body = area.droppingTop(hasHeading ? 1 : 0)
    return window.visible.prefix(body.rows).enumerated().map { offset, index in
      let line = Area(
        row: body.row + offset, column: area.column, rows: 1, columns: area.columns)
      return (index, line)
    }
  }

  private func draw(
    _ row: TableRow, on surface: inout Surface, in line: Area, places: [Area]
  ) {
    if row.isMarked {
      let mark = Position(row: line.row, column: line.column + 1)
      surface.put(surface.glyphs.marked, at: mark, style: Style(.accent), maxWidth: 1)
    }
    for (index, cell) in row.cells.prefix(places.count).enumerated() {
      let place = places[index]
      let start = Position(row: line.row, column: place.column)
      surface.put(
        cell, at: start, columns: place.columns, alignment: columns[index].alignment)
    }
  }

  private func select(_ line: Area, on surface: inout Surface, isFocused: Bool) {
    surface.restyle(line) { $0.raised = true }
    let style = Style(isFocused ? .accent : .dim, raised: true)
    surface.put(surface.glyphs.selection, at: line.origin, style: style, maxWidth: 1)
    if isFocused { surface.cursor = line.origin }
  }

  /// Where each column stands; hidden ones get no width.
  private func places(in area: Area) -> [Area] {
    let isShown = columns.map { $0.hiddenBelow <= area.columns }
    let shown = zip(columns, isShown).filter(\.1).map(\.0)
    let inner = Area(
      row: area.row, column: area.column + Self.gutter, rows: 1,
      columns: area.columns - Self.gutter)
    var places = inner.splitColumns(shown.map(\.extent), gap: gap)[...]
    return isShown.map { shown in
      guard shown, let place = places.popFirst() else {
        return Area(row: area.row, column: area.column, rows: 1, columns: 0)
      }
      return place.clipped(toColumn: area.column + area.columns)
    }
  }
}

extension Area {
  /// The area without what lies at or right of a column.
  func clipped(toColumn end: Int) -> Area {
    Area(row: row, column: column, rows: rows, columns: min(columns, end - column))
  }
}
