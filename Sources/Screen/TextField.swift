import TextCells

/// Text being typed, with a caret between its characters.
///
/// It holds safe text only: what is typed or pasted is cleaned on the way in, and the line breaks
/// of a paste become blanks unless the field has several lines.
public struct TextField: Hashable, Sendable {
  /// The text.
  public private(set) var text: String
  /// How many characters stand before the caret.
  public private(set) var caret: Int
  /// The most characters it takes; more are not taken in.
  public let limit: Int
  /// Whether it keeps line breaks.
  public let hasLines: Bool
  /// The last key brought more than there was room for, and the rest of it was not taken in.
  public private(set) var isCut = false

  /// A field with its caret at the end.
  ///
  /// - Parameters:
  ///   - text: what stands in it.
  ///   - limit: the most characters; an order's text has 10,000 (engine.md, Life of an order).
  ///   - hasLines: whether it keeps line breaks.
  public init(_ text: String = "", limit: Int = 10_000, hasLines: Bool = false) {
    self.limit = limit
    self.hasLines = hasLines
    let safe = SafeText(text, lines: hasLines ? .kept : .joined).text
    self.text = String(safe.prefix(limit))
    caret = self.text.count
  }

  /// The text left of the caret.
  public var before: Substring { text.prefix(caret) }
  /// The text right of the caret.
  public var after: Substring { text.dropFirst(caret) }

  /// Replaces everything; the caret goes to the end.
  public mutating func replace(with text: String) {
    self = TextField(text, limit: limit, hasLines: hasLines)
  }

  /// Writes at the caret.
  public mutating func insert(_ inserted: String) {
    // Together with what stands before: a combining mark needs its base to be kept.
    let cleaned = SafeText(before + inserted, lines: hasLines ? .kept : .joined).text
    let start = String(cleaned.prefix(max(caret, limit - after.count)))
    isCut = start.count < cleaned.count
    let end = after
    caret = start.count
    text = start + end
    caret = min(caret, text.count)
  }

  /// Characters, pastes, arrows, Home, End, Backspace, Delete, and the line editing that shells
  /// have: Ctrl-A, E, U, K and W.
  ///
  /// - Returns: whether the key meant something to the field. Enter, Tab, Esc, up and down never
  ///   do.
  public mutating func handle(_ key: Key) -> Bool {
    isCut = false
    switch key {
    case .character(let character): insert(String(character))
    case .paste(let pasted): insert(pasted)
    case .left: caret = max(0, caret - 1)
    case .right: caret = min(text.count, caret + 1)
    case .home, .control("a"): caret = 0
    case .end, .control("e"): caret = text.count
    case .backspace: delete(from: caret - 1, to: caret)
    case .delete: delete(from: caret, to: caret + 1)
    case .control("u"): delete(from: 0, to: caret)
    case .control("k"): delete(from: caret, to: text.count)
    case .control("w"): delete(from: startOfWord, to: caret)
    default: return false
    }
    return true
  }

  private mutating func delete(from start: Int, to end: Int) {
    guard start >= 0, end <= text.count, start < end else { return }
    text = String(text.prefix(start) + text.dropFirst(end))
    caret = min(start, text.count)
  }

  private var startOfWord: Int {
    let characters = Array(before)
    var start = characters.count
    while start > 0, characters[start - 1].isWhitespace { start -= 1 }
    while start > 0, !characters[start - 1].isWhitespace { start -= 1 }
    return start
  }
}
