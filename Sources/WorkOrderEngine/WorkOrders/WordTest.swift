/// Whether an order has the words that a filter asks for, from the words that the search index keeps of
/// it: what a walk along a list tests, when so many orders have the words that asking the index would take
/// longer.
struct WordTest {
  private var needed: [Word] = []
  private var refused: [[Word]] = []

  /// A test for these words; for none everything passes.
  init(_ wanted: WantedWords = WantedWords("")) { add(wanted, isNegated: false) }

  private struct Word {
    var bytes: [UInt8]
    var isBeginning: Bool

    func occurs(in text: UnsafeBufferPointer<UInt8>) -> Bool {
      let blank = UInt8(ascii: " ")
      var start = 0
      while start + bytes.count <= text.count {
        let end = start + bytes.count
        if text[start..<end].elementsEqual(bytes),
          isBeginning || end == text.count || text[end] == blank
        {
          return true
        }
        while start < text.count, text[start] != blank { start += 1 }
        start += 1
      }
      return false
    }
  }

  /// Adds the words of a term.
  mutating func add(_ wanted: WantedWords, isNegated: Bool) {
    let words =
      wanted.whole.map { Word(bytes: Array($0.utf8), isBeginning: false) }
      + wanted.beginnings.map { Word(bytes: Array($0.utf8), isBeginning: true) }
    if isNegated { refused.append(words) } else { needed += words }
  }

  /// Whether words, with a blank between each two, are what the filter asks for.
  func holds(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      needed.allSatisfy { $0.occurs(in: bytes) }
        && !refused.contains { $0.allSatisfy { $0.occurs(in: bytes) } }
    }
  }
}

extension WantedWords {
  /// Letters and digits of ASCII, and Chinese characters that every version of the index's tokenizer
  /// knows: these it takes as they are stored.
  var isPlain: Bool {
    (whole + beginnings).allSatisfy { word in
      word.unicodeScalars.allSatisfy { $0.isASCII || (0x4E00...0x9FCB).contains($0.value) }
    }
  }
}
