/// Text that may go to a screen or to paper: the one boundary type (pitfalls 8 and 9).
///
/// Whatever was stored, typed, pasted or imported, what comes out has no control bytes, no
/// terminal sequences, no bidirectional overrides, no invisible characters, at most four marks on
/// a base (what one curses cell holds) and only characters whose width is known.
public struct SafeText: Hashable, Sendable, CustomStringConvertible {
  /// What happens to the ends of lines.
  public enum Lines: Hashable, Sendable {
    /// Each becomes one space: for cells, fields and table columns.
    case joined
    /// Each becomes one `\n`: for paragraphs that are wrapped afterwards.
    case kept
  }

  /// The clean text.
  public let text: String

  /// Cleans a text.
  ///
  /// - Parameters:
  ///   - raw: the text as it was stored or typed.
  ///   - lines: whether line breaks stay or become spaces. Tabs always become one space.
  public init(_ raw: String, lines: Lines = .joined) {
    if TextCleaner.isClean(raw) {
      text = raw
    } else {
      var cleaner = TextCleaner(lines: lines)
      cleaner.read(raw.unicodeScalars)
      text = cleaner.result
    }
  }

  /// Cleans a part of a text.
  public init(_ raw: Substring, lines: Lines = .joined) {
    self.init(String(raw), lines: lines)
  }

  /// The columns that the text takes.
  public var displayWidth: Int { text.displayWidth }

  /// The clean text.
  public var description: String { text }
}
