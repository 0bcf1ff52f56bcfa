/// What just happened, in one line above the footer; it never moves the body.
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

  /// Draws it in the last row of an area, over what stands there.
  public func draw(on surface: inout Surface, in area: Area) {
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let row = area.bottom(1)
    surface.clear(row)
    surface.put(
      text, at: Position(row: row.row, column: row.column + 2), style: Style(ink),
      maxWidth: row.columns - 4)
  }
}
