import TextCells

/// One line at the foot of the screen that asks for a text: `/` filter, `:` command, a reason.
public struct Prompt: Hashable, Sendable {
  /// What stands before the text: `/`, `:`, `原因`.
  public let label: String
  /// The text.
  public var field: TextField

  /// A prompt.
  public init(_ label: String, text: String = "", limit: Int = 1_000) {
    self.label = SafeText(label).text
    field = TextField(text, limit: limit)
  }

  /// What a key did to a prompt.
  public enum Outcome: Hashable, Sendable {
    /// Nothing: the key belongs to somebody else.
    case ignored
    /// The text changed; a filter applies it at once.
    case changed
    /// The caret moved.
    case moved
    /// Enter.
    case submitted
    /// Esc, or Backspace in an empty prompt.
    case cancelled
  }

  /// Enter submits, Esc leaves, all else edits.
  public mutating func handle(_ key: Key) -> Outcome {
    switch key {
    case .enter: return .submitted
    case .escape: return .cancelled
    case .backspace where field.text.isEmpty: return .cancelled
    default:
      let old = field.text
      guard field.handle(key) else { return .ignored }
      return field.text == old ? .moved : .changed
    }
  }

  /// Draws it over the last row of an area, with the cursor on the caret.
  public func draw(on surface: inout Surface, in area: Area, hint: String = "") {
    let row = area.bottom(1)
    guard !row.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    surface.clear(row)
    let start = Position(row: row.row, column: row.column + 1)
    let used = surface.put(
      label, at: start, style: Style(.accent, bold: true), maxWidth: row.columns / 2)
    let place = Area(
      row: row.row, column: start.column + used + 1, rows: 1, columns: row.columns - used - 3)
    field.draw(on: &surface, in: place, isFocused: true, placeholder: hint)
  }
}
