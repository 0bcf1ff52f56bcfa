import TextCells

extension TextField {
  /// Draws the text, scrolled so that the caret is in sight, and puts the cursor on the caret
  /// when the field has the focus.
  ///
  /// - Parameters:
  ///   - surface: what to draw on.
  ///   - area: where; a field with lines uses all its rows, another the first.
  ///   - isFocused: whether keys go to this field.
  ///   - placeholder: shown dim while the field is empty.
  public func draw(
    on surface: inout Surface, in area: Area, isFocused: Bool, placeholder: String = ""
  ) {
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let rows = hasLines ? area.rows : 1
    let style = Style(underline: isFocused)
    surface.clear(area.top(rows), style: style)
    if text.isEmpty, !placeholder.isEmpty {
      let dim = Style(.dim, underline: isFocused)
      surface.put(placeholder, at: area.origin, style: dim, maxWidth: area.columns)
    }
    let (lines, caret) = hasLines ? wrapped(to: area.columns) : scrolled(to: area.columns)
    let top = max(0, caret.row - rows + 1)
    for (offset, line) in lines.dropFirst(top).prefix(rows).enumerated() {
      let start = Position(row: area.row + offset, column: area.column)
      surface.put(line, at: start, style: style, maxWidth: area.columns)
    }
    guard isFocused else { return }
    surface.cursor = Position(
      row: area.row + caret.row - top,
      column: area.column + min(caret.column, area.columns - 1))
  }

  /// One line, beginning so late that the caret still has a column.
  private func scrolled(to columns: Int) -> (lines: [String], caret: Position) {
    // Backwards from the caret, so that a long text costs no more than what is shown of it.
    var used = 0
    let start = before.reversed().prefix { character in
      used += character.displayWidth()
      return used < columns
    }.reversed()
    let shown = (String(start) + after).clipped(to: columns)
    return ([shown], Position(row: 0, column: String(start).displayWidth))
  }

  /// All lines, broken wherever the room ends so that the caret never jumps while one types.
  private func wrapped(to columns: Int) -> (lines: [String], caret: Position) {
    var lines = [""]
    var used = 0
    var caretPlace = Position(row: 0, column: 0)
    for (index, character) in text.enumerated() {
      if index == caret { caretPlace = Position(row: lines.count - 1, column: used) }
      let width = character == "\n" ? 0 : character.displayWidth()
      if character == "\n" || used + width > columns {
        lines.append("")
        used = 0
        if index == caret, character != "\n" {
          caretPlace = Position(row: lines.count - 1, column: 0)
        }
      }
      if character != "\n" {
        lines[lines.count - 1].append(character)
        used += width
      }
    }
    if caret == text.count {
      if used >= columns {
        lines.append("")
        used = 0
      }
      caretPlace = Position(row: lines.count - 1, column: used)
    }
    return (lines, caretPlace)
  }
}
