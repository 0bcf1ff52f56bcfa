/// Words as a shell would make them of a line, of which nothing is ever run: blanks part them, quotes and
/// backslashes keep what is between them or behind, and no other sign means anything.
struct ShellWords {
  private(set) var words: [String] = []

  /// - Throws: ``Failure`` for a quote that is not closed.
  init(_ line: String) throws {
    var word: String?
    var rest = line[...]
    while let sign = rest.popFirst() {
      switch sign {
      case "'", "\"":
        word = (word ?? "") + (try Self.quoted(by: sign, &rest))
      case "\\":
        guard let next = rest.popFirst() else { throw Self.open }
        word = (word ?? "") + String(next)
      case _ where sign.isWhitespace:
        if let whole = word { words.append(whole) }
        word = nil
      default: word = (word ?? "") + String(sign)
      }
    }
    if let word { words.append(word) }
  }

  /// Up to the same quote again; between double ones a backslash keeps a quote or a backslash.
  private static func quoted(by quote: Character, _ rest: inout Substring) throws -> String {
    var text = ""
    while let sign = rest.popFirst() {
      if sign == quote { return text }
      if quote == "\"", sign == "\\", let next = rest.first, "\"\\".contains(next) {
        rest.removeFirst()
        text.append(next)
      } else {
        text.append(sign)
      }
    }
    throw open
  }

  private static let open = Failure(.usage, "error.openQuote")
}
