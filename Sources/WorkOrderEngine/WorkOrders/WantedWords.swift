import TextCells

/// What a person looks for, as the words of the search index.
struct WantedWords {
  /// Words that must occur as they are: pairs of Chinese characters.
  var whole: [String]
  /// Words of which the beginning was typed.
  var beginnings: [String]

  /// The words of a text as typed.
  init(_ text: String) {
    let wanted = SearchWords.wanted(by: text)
    whole = wanted.filter { !$0.isPrefix }.map(\.word)
    beginnings = wanted.filter(\.isPrefix).map(\.word)
  }

  /// Nothing to look for.
  var isEmpty: Bool { whole.isEmpty && beginnings.isEmpty }
}
