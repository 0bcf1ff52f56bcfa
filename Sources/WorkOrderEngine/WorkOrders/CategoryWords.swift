public import Configuration

extension [Category] {
  /// The category whose longest word stands in a text; the first of equals.
  public func suggested(by text: String) -> Category? {
    let text = TypedText.folded(text)
    var best: (category: Category, length: Int)?
    for category in self {
      for word in category.words where word.count > best?.length ?? 0 {
        if text.contains(TypedText.folded(word)) { best = (category, word.count) }
      }
    }
    return best?.category
  }
}
