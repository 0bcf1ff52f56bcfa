/// A piece of text that occupies one or two columns: a base and the marks that join it.
///
/// This is the unit of a terminal, and nearly always a grapheme. Where a grapheme holds several
/// spacing scalars (Indic clusters, emoji sequences that nobody made safe), it has several cells,
/// exactly as a terminal draws it.
public struct TextCell: Hashable, Sendable {
  /// The base with its marks.
  public private(set) var text: String
  /// Columns: 1 or 2; 0 only for marks that have no base before them.
  public let width: Int

  fileprivate mutating func append(_ mark: Unicode.Scalar) { text.unicodeScalars.append(mark) }
}

extension Character {
  /// The columns that this character takes.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func displayWidth(ambiguous: AmbiguousWidth = .narrow) -> Int {
    unicodeScalars.reduce(0) { $0 + $1.columnCount(ambiguous: ambiguous) }
  }
}

extension String {
  /// The columns that this text takes on a terminal.
  public var displayWidth: Int { displayWidth(ambiguous: .narrow) }

  /// The columns that this text takes on a terminal.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func displayWidth(ambiguous: AmbiguousWidth) -> Int {
    if isPrintableASCII { return utf8.count }
    var width = 0
    for scalar in unicodeScalars { width += scalar.columnCount(ambiguous: ambiguous) }
    return width
  }

  /// The text cut into what a terminal draws as one unit each, in order, nothing left out.
  ///
  /// - Parameter ambiguous: the columns of a character of ambiguous width.
  public func textCells(ambiguous: AmbiguousWidth = .narrow) -> [TextCell] {
    var cells: [TextCell] = []
    cells.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      let width = scalar.columnCount(ambiguous: ambiguous)
      if width == 0, !cells.isEmpty {
        // In its place: a copy for each mark would take the square of their number.
        cells[cells.count - 1].append(scalar)
      } else {
        cells.append(TextCell(text: String(Character(scalar)), width: width))
      }
    }
    return cells
  }

  /// Whether every byte is a printable ASCII character: text that needs no cleaning and whose
  /// width is its length.
  public var isPrintableASCII: Bool {
    for byte in utf8 where byte < 0x20 || byte > 0x7E { return false }
    return true
  }
}

extension Substring {
  /// The columns that this part of a text takes on a terminal.
  public var displayWidth: Int { String(self).displayWidth }
}
