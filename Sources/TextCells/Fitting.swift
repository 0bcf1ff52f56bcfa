/// On which side of its columns a text stands.
public enum TextAlignment: Hashable, Sendable {
  /// Text first, blanks after: words.
  case left
  /// Blanks first, text after: figures.
  case right
  /// Blanks on both sides, the odd one after the text.
  case centre
}

/// Everything here counts columns, not characters, and expects text that is safe.
extension String {
  /// The text if it fits, else as much of it as fits with the ellipsis at its end: at most
  /// `columns` wide, never with half a wide character.
  ///
  /// - Parameters:
  ///   - columns: the room; nothing fits in 0 or less.
  ///   - ellipsis: what marks the cut; left out where even it has no room.
  ///   - ambiguous: the columns of a character of ambiguous width.
  public func cut(
    to columns: Int, ellipsis: String = "…", ambiguous: AmbiguousWidth = .narrow
  ) -> String {
    guard columns > 0 else { return "" }
    if utf8.count <= columns, isPrintableASCII { return self }
    if displayWidth(ambiguous: ambiguous) <= columns { return self }
    let mark = ellipsis.displayWidth(ambiguous: ambiguous) <= columns ? ellipsis : ""
    let room = columns - mark.displayWidth(ambiguous: ambiguous)
    var kept = clipped(to: room, ambiguous: ambiguous).unicodeScalars
    // A blank before the mark says nothing.
    while kept.last == " " { kept.removeLast() }
    return String(kept) + mark
  }

  /// The longest beginning of the text that fits, without a mark.
  ///
  /// - Parameters:
  ///   - columns: the room.
  ///   - ambiguous: the columns of a character of ambiguous width.
  public func clipped(to columns: Int, ambiguous: AmbiguousWidth = .narrow) -> String {
    var result = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      let width = scalar.columnCount(ambiguous: ambiguous)
      // A mark whose base did not fit never gets here: the base ended the loop.
      guard used + width <= columns else { break }
      if width == 0, result.isEmpty { continue }
      result.append(scalar)
      used += width
    }
    return String(result)
  }

  /// The text with blanks added up to `columns`; longer text stays as it is.
  ///
  /// - Parameters:
  ///   - columns: the width to reach.
  ///   - alignment: where the text stands in it.
  ///   - ambiguous: the columns of a character of ambiguous width.
  public func padded(
    to columns: Int, alignment: TextAlignment = .left, ambiguous: AmbiguousWidth = .narrow
  ) -> String {
    let missing = columns - displayWidth(ambiguous: ambiguous)
    guard missing > 0 else { return self }
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .centre: missing / 2
      }
    return String(repeating: " ", count: before) + self
      + String(repeating: " ", count: missing - before)
  }

  /// The text cut and padded: exactly `columns` wide (0 when that is negative).
  ///
  /// - Parameters:
  ///   - columns: the width of the result.
  ///   - alignment: where the text stands in it.
  ///   - ellipsis: what marks a cut.
  ///   - ambiguous: the columns of a character of ambiguous width.
  public func fitted(
    to columns: Int, alignment: TextAlignment = .left, ellipsis: String = "…",
    ambiguous: AmbiguousWidth = .narrow
  ) -> String {
    cut(to: columns, ellipsis: ellipsis, ambiguous: ambiguous)
      .padded(to: columns, alignment: alignment, ambiguous: ambiguous)
  }
}
