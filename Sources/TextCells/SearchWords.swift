/// Words under which a text is found. Chinese has no blanks between words, so each two
/// neighbouring Han characters make a word (pitfall 22); letters and digits make words as usual,
/// in lower case and without full-width forms.
public enum SearchWords {
  /// A word to look for.
  public struct Wanted: Hashable, Sendable {
    /// The word.
    public let word: String
    /// Whether longer words that begin with it are meant too.
    public let isPrefix: Bool
  }

  /// The words to store for a text, in order, repeated ones too. A run of Han characters ends
  /// with its last character alone, so that a single character is found as a prefix.
  public static func stored(for text: String) -> [String] {
    runs(of: text).flatMap { run -> [String] in
      switch run {
      case .word(let word): [word]
      case .han(let characters): pairs(characters) + [String(characters[characters.count - 1])]
      }
    }
  }

  /// The words that a text must have to be found by a query: all of them.
  public static func wanted(by query: String) -> [Wanted] {
    runs(of: query).flatMap { run -> [Wanted] in
      switch run {
      case .word(let word): [Wanted(word: word, isPrefix: true)]
      case .han(let characters) where characters.count == 1:
        [Wanted(word: String(characters[0]), isPrefix: true)]
      case .han(let characters): pairs(characters).map { Wanted(word: $0, isPrefix: false) }
      }
    }
  }

  private enum Run {
    case word(String)
    /// At least one.
    case han([Character])
  }

  private static func pairs(_ characters: [Character]) -> [String] {
    zip(characters, characters.dropFirst()).map { String([$0, $1]) }
  }

  private enum Kind {
    case han, word, gap
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.properties.isIdeographic { return .han }
    switch scalar.value {
    case 0x3040...0x30FF, 0xAC00...0xD7A3: return .han
    default: return scalar.properties.isAlphabetic || isDigit(scalar) ? .word : .gap
    }
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    var pending: [Character] = []
    var pendingKind = Kind.gap
    func finish() {
      switch pendingKind {
      case .han: runs.append(.han(pending))
      case .word: runs.append(.word(String(pending)))
      case .gap: break
      }
      pending = []
    }
    for character in text.foldedWidth.lowercased() {
      let kind = character.unicodeScalars.first.map(kind(of:)) ?? .gap
      if kind != pendingKind {
        finish()
        pendingKind = kind
      }
      pending.append(character)
    }
    finish()
    return runs
  }
}
