public import TextCells

extension TextCell {
  static let blank = " ".textCells()[0]
}

extension Surface {
  /// Writes text, made safe first, from a place to the right; what does not fit is cut with the
  /// glyph set's ellipsis, and never in the middle of a wide character.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - position: where it begins. A column left of the surface hides the text's beginning.
  ///   - style: its look.
  ///   - maxWidth: columns it may take; to the right edge when nil.
  /// - Returns: the columns written.
  @discardableResult
  public mutating func put(
    _ text: String, at position: Position, style: Style = .plain, maxWidth: Int? = nil
  ) -> Int {
    put(SafeText(text), at: position, style: style, maxWidth: maxWidth)
  }

  /// Writes safe text from a place to the right; what does not fit is cut with the glyph set's
  /// ellipsis, and never in the middle of a wide character.
  ///
  /// - Parameters:
  ///   - text: the text; line breaks in it count as spaces.
  ///   - position: where it begins.
  ///   - style: its look.
  ///   - maxWidth: columns it may take; to the right edge when nil.
  /// - Returns: the columns written.
  @discardableResult
  public mutating func put(
    _ text: SafeText, at position: Position, style: Style = .plain, maxWidth: Int? = nil
  ) -> Int {
    let room = min(maxWidth ?? .max, clip.column + clip.columns - position.column)
    guard room > 0, position.row >= clip.row, position.row < clip.row + clip.rows else {
      return 0
    }
    var shown = text.text
    if shown.utf8.contains(0x0A) { shown = String(shown.map { $0 == "\n" ? " " : $0 }) }
    if glyphs.replacesAmbiguous { shown = Substitutes.ascii(shown) }
    shown = shown.cut(to: room, ellipsis: glyphs.ellipsis)
    if let columns = set(
      simple: shown.unicodeScalars, row: position.row, column: position.column, style: style)
    {
      return columns
    }
    var column = position.column
    for cell in shown.textCells() {
      set(cell, row: position.row, column: column, style: style)
      column += cell.width
    }
    return column - position.column
  }

  /// Writes text into an exact number of columns: cut or padded, aligned as asked.
  ///
  /// - Parameters:
  ///   - text: any text; it is made safe.
  ///   - position: the first of the columns.
  ///   - columns: how many.
  ///   - alignment: where the text stands in them.
  ///   - style: the look of text and blanks.
  public mutating func put(
    _ text: String, at position: Position, columns: Int, alignment: TextAlignment,
    style: Style = .plain
  ) {
    let safe = SafeText(text).text.fitted(
      to: columns, alignment: alignment, ellipsis: glyphs.ellipsis)
    put(safe, at: position, style: style, maxWidth: columns)
  }

  /// Writes pieces of different looks one after the other, cut as a whole.
  ///
  /// - Parameters:
  ///   - line: the pieces.
  ///   - position: where the first begins.
  ///   - maxWidth: columns for all of them; to the right edge when nil.
  /// - Returns: the columns written.
  @discardableResult
  public mutating func put(
    _ line: StyledLine, at position: Position, maxWidth: Int? = nil
  ) -> Int {
    let room = min(maxWidth ?? .max, clip.column + clip.columns - position.column)
    var used = 0
    for (index, span) in line.spans.enumerated() {
      var width = room - used
      guard width > 0 else { break }
      // A piece that just fits would hide that more follows: leave room for the ellipsis.
      let rest = line.spans[(index + 1)...].contains { !$0.text.isEmpty }
      if rest, span.width >= width { width -= glyphs.ellipsis.displayWidth }
      let start = Position(row: position.row, column: position.column + used)
      if width < room - used {
        let piece = span.text.clipped(to: width)
        used += put(piece + glyphs.ellipsis, at: start, style: span.style)
        break
      }
      used += put(span.text, at: start, style: span.style, maxWidth: width)
    }
    return used
  }

  /// Writes pieces of different looks into an exact number of columns: cut or padded.
  ///
  /// - Parameters:
  ///   - line: the pieces.
  ///   - position: the first of the columns.
  ///   - columns: how many.
  ///   - alignment: where the pieces stand in them.
  public mutating func put(
    _ line: StyledLine, at position: Position, columns: Int, alignment: TextAlignment
  ) {
    let missing = max(0, columns - line.width)
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .centre: missing / 2
      }
    clear(Area(origin: position, size: Size(rows: 1, columns: columns)))
    put(
      line, at: Position(row: position.row, column: position.column + before),
      maxWidth: columns - before)
  }
}
