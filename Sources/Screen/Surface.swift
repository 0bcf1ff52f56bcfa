import TextCells

/// A grid of cells: what a screen looks like at one moment, and where its cursor stands.
///
/// It never holds half a wide character: writing over one half blanks the other first (pitfall 4),
/// and a wide character that would begin in the last column of the surface or of the clip is refused (pitfall 5).
public struct Surface: Sendable {
  /// Rows and columns.
  public let size: Size
  /// Where the real cursor stands: the caret or the focused row (pitfall 10); nil hides it.
  public var cursor: Position?
  /// The signs that may be drawn here. With a set that is all ASCII, characters of ambiguous
  /// width in data are replaced as well.
  public let glyphs: Glyphs

  /// Where drawing has an effect: the whole surface unless a widget or pane narrowed it.
  public internal(set) var clip: Area

  var cells: [Cell]
  /// What happened to each row since the surface was begun.
  var marks: [RowMarks]
  /// Which finished frame this is, and upon which it was drawn; 0 for none.
  var frame = FrameNumber.none
  var basis = FrameNumber.none

  /// A blank surface.
  ///
  /// - Parameters:
  ///   - size: rows and columns.
  ///   - glyphs: the signs that this terminal can draw.
  public init(size: Size, glyphs: Glyphs = .utf8) {
    self.size = size
    self.glyphs = glyphs
    clip = Area(origin: Position(row: 0, column: 0), size: size)
    cells = Array(repeating: .blank(), count: size.rows * size.columns)
    marks = Array(repeating: [.bare, .written], count: size.rows)
  }

  /// The whole of it.
  public var area: Area { Area(origin: Position(row: 0, column: 0), size: size) }

  /// The cell at a place; a blank one outside.
  public subscript(row: Int, column: Int) -> Cell {
    guard row >= 0, row < size.rows, column >= 0, column < size.columns else { return .blank() }
    return cells[row * size.columns + column]
  }

  /// The cells of one row; none for a row outside.
  public func row(_ row: Int) -> ArraySlice<Cell> {
    guard row >= 0, row < size.rows else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// The cells of an area of this surface, row by row.
  func cells(in area: Area) -> [Cell] {
    var found: [Cell] = []
    found.reserveCapacity(area.rows * area.columns)
    for row in area.row..<area.row + area.rows {
      let start = row * size.columns + area.column
      found += cells[start..<start + area.columns]
    }
    return found
  }

  /// Lays down what ``cells(in:)`` took from the same area of a surface of this size.
  ///
  /// - Parameter onlyBare: whether its rows stand there already, except those that were blanked.
  mutating func lay(_ piece: [Cell], in area: Area, onlyBare: Bool) {
    for row in 0..<area.rows where !onlyBare || marks[area.row + row].contains(.bare) {
      let start = (area.row + row) * size.columns + area.column
      let from = row * area.columns
      cells.replaceSubrange(start..<start + area.columns, with: piece[from..<from + area.columns])
      marks[area.row + row].insert(.written)
    }
    frame = .none
  }

  /// Narrows the place where drawing has an effect.
  ///
  ///     let outer = surface.clip(to: pane)
  ///     defer { surface.unclip(to: outer) }
  ///
  /// - Returns: where it had one before, for ``unclip(to:)``.
  public mutating func clip(to area: Area) -> Area {
    defer { clip = area.clipped(to: clip) }
    return clip
  }

  /// Takes a narrowing back.
  ///
  /// - Parameter former: what ``clip(to:)`` returned.
  public mutating func unclip(to former: Area) {
    clip = former.clipped(to: area)
  }

  /// Writes characters that are one scalar each, from left to right, in the row of a clip.
  ///
  /// - Returns: the columns written; `nil` as soon as a mark comes that belongs to the character before:
  ///   then everything is written anew, character by character.
  mutating func set(
    simple text: String.UnicodeScalarView, row: Int, column: Int, style: Style
  ) -> Int? {
    let end = clip.column + clip.columns
    let start = row * size.columns
    var column = column
    let first = column
    mark(row)
    for scalar in text {
      let width = scalar.value < 0x7F ? 1 : scalar.columnCount(ambiguous: .narrow)
      guard width > 0 else { return nil }
      defer { column += width }
      guard column >= clip.column, column < end else { continue }
      separate(row, column)
      if width == 1 {
        cells[start + column] = Cell(CellText(scalar), width: 1, style: style)
      } else if column + 1 < end {
        separate(row, column + 1)
        cells[start + column] = Cell(CellText(scalar), width: 2, style: style)
        cells[start + column + 1] = .trail(style)
      } else {
        cells[start + column] = .blank(style)
      }
    }
    return column - first
  }

  /// Writes one character; a wide one that has no room for its second half leaves a blank.
  mutating func set(_ cell: TextCell, row: Int, column: Int, style: Style) {
    guard clip.contains(Position(row: row, column: column)) else { return }
    mark(row)
    separate(row, column)
    let index = row * size.columns + column
    guard cell.width == 2 else {
      cells[index] =
        cell.width == 1 ? Cell(text: cell.text, width: 1, style: style) : .blank(style)
      return
    }
    guard column + 1 < clip.column + clip.columns else {
      cells[index] = .blank(style)
      return
    }
    separate(row, column + 1)
    cells[index] = Cell(text: cell.text, width: 2, style: style)
    cells[index + 1] = .trail(style)
  }

  /// Blanks the other half of a wide character of which this half is about to be overwritten.
  private mutating func separate(_ row: Int, _ column: Int) {
    let index = row * size.columns + column
    if cells[index].isLead {
      cells[index + 1] = .blank(cells[index + 1].style)
    } else if cells[index].isTrail {
      cells[index - 1] = .blank(cells[index - 1].style)
    }
  }

  /// Changes the look of cells without changing their text; both halves of a wide character
  /// change together.
  ///
  /// - Parameters:
  ///   - area: the cells, clipped to the surface.
  ///   - change: applied to each cell's style.
  public mutating func restyle(_ area: Area, _ change: (inout Style) -> Void) {
    let inside = area.clipped(to: clip)
    guard !inside.isEmpty else { return }
    for row in inside.row..<inside.row + inside.rows {
      mark(row)
      var first = inside.column
      var end = inside.column + inside.columns
      if self[row, first].isTrail { first -= 1 }
      if self[row, end - 1].isLead { end += 1 }
      for column in first..<end { change(&cells[row * size.columns + column].style) }
    }
  }

  /// Blanks an area.
  ///
  /// - Parameters:
  ///   - area: the cells, clipped to the surface.
  ///   - style: the look of the blanks.
  public mutating func clear(_ area: Area, style: Style = .plain) {
    let blank = Cell.blank(style)
    let inside = area.clipped(to: clip)
    guard !inside.isEmpty else { return }
    let first = inside.column
    let end = inside.column + inside.columns
    for row in inside.row..<inside.row + inside.rows {
      mark(row)
      separate(row, first)
      separate(row, end - 1)
      for column in first..<end { cells[row * size.columns + column] = blank }
    }
  }
}
