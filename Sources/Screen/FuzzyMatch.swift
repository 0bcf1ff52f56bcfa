import TextCells

/// How well a few typed letters describe something that has a name and aliases.
public enum FuzzyMatch {
  /// A text prepared for matching: in lower case and without full-width forms, which makes it
  /// worth keeping while a list is searched key by key.
  public struct Prepared: Hashable, Sendable {
    fileprivate let scalars: [Unicode.Scalar]

    /// Prepares a text.
    public init(_ text: String) {
      scalars = Self.plain(text) ?? Array(text.foldedWidth.lowercased().unicodeScalars)
    }

    /// A text of ASCII and common Han characters, which is most of them; `nil` for others.
    private static func plain(_ text: String) -> [Unicode.Scalar]? {
      var scalars: [Unicode.Scalar] = []
      scalars.reserveCapacity(text.utf8.count)
      for scalar in text.unicodeScalars {
        switch scalar.value {
        case 0x41...0x5A: scalars.append(Unicode.Scalar(UInt8(scalar.value | 0x20)))
        case 0..<0x80, 0x4E00...0x9FFF: scalars.append(scalar)
        default: return nil
        }
      }
      return scalars
    }
  }

  /// The score of a query: the sum over its words of each word's best score in any of the texts.
  ///
  /// - Parameters:
  ///   - query: words separated by blanks; every one must be found.
  ///   - texts: name, path, aliases.
  /// - Returns: the higher the better; nil when a word is found nowhere, 0 for an empty query.
  public static func score(_ query: String, in texts: [Prepared]) -> Int? {
    score(words(of: query), in: texts)
  }

  static func words(of query: String) -> [Prepared] {
    query.foldedWidth.split(separator: " ").map { Prepared(String($0)) }
  }

  static func score(_ words: [Prepared], in texts: [Prepared]) -> Int? {
    var sum = 0
    for word in words {
      let best = texts.compactMap { score(word.scalars, in: $0.scalars) }.max()
      guard let best else { return nil }
      sum += best
    }
    return sum
  }

  /// Equal, then at the beginning, then at the beginning of a word, then anywhere, then as
  /// scattered letters in their order. Within each the shorter text and the denser match win.
  private static func score(_ word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    guard let span = span(of: word, in: text) else { return nil }
    let length = min(text.count - word.count, 99)
    if word.count == text.count { return 1_000 }
    if let place = place(of: word, in: text) {
      if place == 0 { return 800 - length }
      return (isStartOfWord(place, in: text) ? 600 : 400) - length
    }
    let gaps = min(span.count - word.count, 49)
    let starts = isStartOfWord(span.lowerBound, in: text) ? 100 : 0
    return 100 + starts - gaps * 2 - length / 2
  }

  private static func place(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Int? {
    var inside: Int?
    for start in 0...(text.count - word.count) where text[start...].starts(with: word) {
      if isStartOfWord(start, in: text) { return start }
      inside = inside ?? start
    }
    return inside
  }

  /// The tightest stretch that ends where the letters, taken in order, are first complete.
  private static func span(of word: [Unicode.Scalar], in text: [Unicode.Scalar]) -> Range<Int>? {
    guard !word.isEmpty, word.count <= text.count else { return nil }
    var wanted = 0
    var end = 0
    while end < text.count, wanted < word.count {
      if text[end] == word[wanted] { wanted += 1 }
      end += 1
    }
    guard wanted == word.count else { return nil }
    var start = end
    while wanted > 0 {
      start -= 1
      if text[start] == word[wanted - 1] { wanted -= 1 }
    }
    return start..<end
  }

  private static func isStartOfWord(_ place: Int, in text: [Unicode.Scalar]) -> Bool {
    guard place > 0 else { return true }
    let before = text[place - 1].properties
    if !before.isAlphabetic && before.numericType == nil { return true }
    // Between Latin and Han, and between letters and figures: 图书馆b1, tsg3.
    let here = text[place].properties
    return before.isIdeographic != here.isIdeographic
      || (before.numericType == .decimal) != (here.numericType == .decimal)
  }
}
