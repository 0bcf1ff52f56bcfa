import Screen

extension DeskModel {
  /// Keys of a page of text.
  mutating func turn(_ reading: Reading, _ action: Action) -> [Effect] {
    var reading = reading
    switch action {
    case .back, .help:
      if case .help(let context, let query) = reading.content, !query.isEmpty, action == .back {
        reading.content = .help(context, query: "")
        layers[layers.count - 1] = .reading(reading)
        return []
      }
      layers.removeLast()
      return []
    case .find:
      guard case .help = reading.content else { return [] }
      return openPrompt(.helpSearch)
    case .move(let movement):
      reading.top = readingPager(reading, in: readingArea).top(after: movement)
      layers[layers.count - 1] = .reading(reading)
      return []
    case .go(let place):
      layers.removeLast()
      return go(to: place)
    default: return []
    }
  }
}
