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
    if let words = plainWords(of: text) { return words }
    return runs(of: text).flatMap { run -> [String] in
      switch run {
      case .word(let word): [word]
      case .han(let scalars): pairs(scalars) + [String(scalars[scalars.count - 1])]
      }
    }
  }

  /// The words of a text of ASCII alone, without a look at each scalar; `nil` for other texts.
  private static func plainWords(of text: String) -> [String]? {
    var text = text
    return text.withUTF8 { bytes -> [String]? in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
      var words: [String] = []
      var word: [UInt8] = []
      for byte in bytes {
        switch byte {
        case 0x30...0x39, 0x61...0x7A: word.append(byte)
        case 0x41...0x5A: word.append(byte | 0x20)
        default:
          if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
          word.removeAll(keepingCapacity: true)
        }
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
      return words
    }
  }

  /// The words that a text must have to be found by a query: all of them.
  public static func wanted(by query: String) -> [Wanted] {
    runs(of: query).flatMap { run -> [Wanted] in
      switch run {
      case .word(let word): [Wanted(word: word, isPrefix: true)]
      case .han(let scalars) where scalars.count == 1:
        [Wanted(word: String(scalars[0]), isPrefix: true)]
      case .han(let scalars): pairs(scalars).map { Wanted(word: $0, isPrefix: false) }
      }
    }
  }

  private enum Run {
    case word(String)
    /// At least one.
    case han([Unicode.Scalar])
  }

  private enum Kind {
    case han, word, gap
    /// A combining mark: it belongs to what stands before it.
    case mark
  }

  private static func pairs(_ scalars: [Unicode.Scalar]) -> [String] {
    zip(scalars, scalars.dropFirst()).map { String($0) + String($1) }
  }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return .word
    case 0..<0x80: return .gap
    case 0x4E00...0x9FFF, 0x3041...0x3096, 0x30A1...0x30FA, 0xAC00...0xD7A3: return .han
    default: break
    }
    if scalar.properties.isIdeographic { return .han }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return .mark
    case .decimalNumber: return .word
    default: return scalar.properties.isAlphabetic ? .word : .gap
    }
  }

  private static func runs(of text: String) -> [Run] {
    var runs: [Run] = []
    var pending: [Unicode.Scalar] = []
    var pendingKind = Kind.gap
    func finish() {
      switch pendingKind {
      case .han: runs.append(.han(pending))
      case .word: runs.append(.word(String(String.UnicodeScalarView(pending))))
      case .gap, .mark: break
      }
      pending.removeAll(keepingCapacity: true)
    }
    for scalar in text.foldedWidth.lowercased().unicodeScalars {
      var kind = kind(of: scalar)
      if kind == .mark {
        if pendingKind == .han { continue }
        kind = pendingKind
      }
      if kind != pendingKind {
        finish()
        pendingKind = kind
      }
      pending.append(scalar)
    }
    finish()
    return runs
  }
}
