import TextCells

/// What just happened, right above the footer; it never moves the body.
public struct Message: Hashable, Sendable {
  /// The text.
  public var text: String
  /// `good` for what was done, `risk` for what could not be, `late` for what failed.
  public var ink: Ink

  /// A message.
  public init(_ text: String, ink: Ink = .accent) {
    self.text = text
    self.ink = ink
  }

  /// Draws it in the last row of an area, over what stands there; one that is too long for a row takes
  /// as many of the rows above as it needs and the area has.
  public func draw(on surface: inout Surface, in area: Area) {
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let columns = max(1, area.columns - 4)
    var lines = text.displayWidth <= columns ? [text] : text.wrapped(to: columns)
    if lines.count > area.rows {
      // What does not fit is cut where the rows end.
      lines = lines.prefix(area.rows - 1) + [lines.dropFirst(area.rows - 1).joined(separator: " ")]
    }
    let rows = area.bottom(lines.count)
    surface.clear(rows)
    for (index, line) in lines.enumerated() {
      surface.put(
        line, at: Position(row: rows.row + index, column: rows.column + 2), style: Style(ink),
        maxWidth: columns)
    }
  }
}
