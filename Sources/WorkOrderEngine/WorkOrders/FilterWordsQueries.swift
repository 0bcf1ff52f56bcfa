import Ledger

/// The words of a filter beside the rest of it.
struct FilterWords {
  /// What must occur.
  var wanted = WantedWords("")
  /// What must not occur, term by term.
  var unwanted: [WantedWords] = []
  /// Terms that may also be the alias of a place.
  var alternatives: [Alternative] = []
  /// The filter without its words.
  var rest: OrderFilter

  /// Words, or else places that are called so.
  struct Alternative {
    var wanted: WantedWords
    var places: FilterSQL
    var isNegated: Bool
  }

  /// What must and must not occur, as a test of an order's words.
  var test: WordTest {
    var test = WordTest(wanted)
    for words in unwanted { test.add(words, isNegated: true) }
    return test
  }

  /// Whether a test of words says the same as the index.
  var isPlain: Bool {
    wanted.isPlain && unwanted.allSatisfy(\.isPlain) && alternatives.allSatisfy(\.wanted.isPlain)
  }

  /// Whether the rest of the filter leaves no order that is over.
  var isOpenOnly: Bool {
    rest.terms.contains { term in
      guard !term.isNegated else { return false }
      return switch term.condition {
      case .stage(let stages): stages.allSatisfy(\.isOpen)
      case .late, .risk, .hold, .major, .unsigned: true
      default: false
      }
    }
  }
}

extension Snapshot {
  /// The words of a filter; `nil` when it has none, or one that is the number of an order.
  func words(of filter: OrderFilter) throws -> FilterWords? {
    var words = FilterWords(rest: filter)
    words.rest.terms = []
    var isFound = false
    for term in filter.terms {
      guard case .words(let text) = term.condition else {
        words.rest.terms.append(term)
        continue
      }
      let wanted = WantedWords(text)
      if try isNumber(text) { return nil }
      if wanted.isEmpty {
        // Nothing to look for is true of every order.
        if term.isNegated { return nil }
        continue
      }
      isFound = true
      if let places = try placesCalled(text) {
        words.alternatives.append(
          FilterWords.Alternative(wanted: wanted, places: places, isNegated: term.isNegated))
      } else if term.isNegated {
        words.unwanted.append(wanted)
      } else {
        words.wanted.whole += wanted.whole
        words.wanted.beginnings += wanted.beginnings
      }
    }
    return isFound ? words : nil
  }

  private func isNumber(_ text: String) throws -> Bool {
    let number = TypedText.folded(text).uppercased()
    guard number.isOrderNumber else { return false }
    return try reader.exists("SELECT 1 FROM work_order WHERE number = $1", number)
  }
}
