import TextCells

extension String {
  /// The lines of ``wrapped(to:ambiguous:)``, but where the last one would be a single character, with or
  /// without what closes a bracket or a sentence, they are made as even as they get without another line and
  /// without taking a word apart.
  func wrappedEvenly(to columns: Int) -> [String] {
    let lines = wrapped(to: columns)
    guard lines.count > 1, Self.isLonely(lines) else { return lines }
    var best = lines
    for width in stride(from: columns - 1, through: Swift.max(3, longestWord), by: -1) {
      let even = wrapped(to: width)
      guard even.count == lines.count else { break }
      if !Self.isLonely(even) { best = even }
    }
    return best
  }

  private static func isLonely(_ lines: [String]) -> Bool {
    let last = lines.last?.unicodeScalars ?? "".unicodeScalars
    let end = last.lastIndex { !closes($0) }.map(last.index(after:)) ?? last.startIndex
    return String(last[..<end]).displayWidth <= 2
  }

  /// Whether a scalar ends a bracket, a quotation or a sentence.
  private static func closes(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .closePunctuation, .finalPunctuation, .otherPunctuation: true
    default: false
    }
  }

  /// The columns of its longest word: a line may break at a blank and beside a wide character.
  var longestWord: Int {
    var (longest, run) = (0, 0)
    for character in self {
      let width = character.isWhitespace ? 0 : String(character).displayWidth
      run = width == 1 ? run + 1 : 0
      longest = Swift.max(longest, run, width)
    }
    return longest
  }
}
