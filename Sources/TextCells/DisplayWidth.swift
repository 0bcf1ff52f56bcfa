/// A piece of text that occupies one or two columns: a base and the marks that join it.
///
/// This is the unit of a terminal, and nearly always a grapheme. Where a grapheme holds several
/// spacing scalars (Indic clusters, emoji sequences that nobody made safe), it has several cells,
/// exactly as a terminal draws it.
public struct TextCell: Hashable, Sendable {
  /// The base with its marks.
  public let text: String
  /// Columns: 1 or 2; 0 only for marks that have no base before them.
  public let width: Int
}

extension Character {
  /// The columns that this character takes.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func displayWidth(ambiguous: AmbiguousWidth = .narrow) -> Int {
    unicodeScalars.reduce(0) { $0 + $1.columnCount(ambiguous: ambiguous) }
  }
}

extension StringProtocol {
  /// The columns that this text takes on a terminal.
  public var displayWidth: Int { displayWidth(ambiguous: .narrow) }

  /// The columns that this text takes on a terminal.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func displayWidth(ambiguous: AmbiguousWidth) -> Int {
    if isPrintableASCII { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + $1.columnCount(ambiguous: ambiguous) }
  }

  /// The text cut into what a terminal draws as one unit each, in order, nothing left out.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func textCells(ambiguous: AmbiguousWidth = .narrow) -> [TextCell] {
    if isPrintableASCII {
      return utf8.map { TextCell(text: String(Unicode.Scalar($0)), width: 1) }
    }
    var cells: [TextCell] = []
    cells.reserveCapacity(utf8.count / 2)
    for scalar in unicodeScalars {
      let width = scalar.columnCount(ambiguous: ambiguous)
      if width == 0, let last = cells.popLast() {
        var text = last.text
        text.unicodeScalars.append(scalar)
        cells.append(TextCell(text: text, width: last.width))
      } else {
        cells.append(TextCell(text: String(scalar), width: width))
      }
    }
    return cells
  }

  /// Whether every byte is a printable ASCII character: text that needs no cleaning and whose
  /// width is its length.
  public var isPrintableASCII: Bool {
    utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }
}
