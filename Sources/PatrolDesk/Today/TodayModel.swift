import Screen

/// Today, and which of its lines is selected.
struct TodayModel: Hashable, Sendable {
  var facts: TodayFacts?
  var window = ListWindow()

  /// A line of Today that opens something.
  enum Door: Hashable, Sendable {
    /// A list of orders by its filter.
    case orders(filter: String)
    case queue(String?)
    case rounds(String?)
    case order(String)
  }

  /// What Enter on a selected line opens, from top to bottom.
  var doors: [Door] {
    guard let facts else { return [] }
    return facts.waiting.map { .queue($0.line.number) }
      + facts.routes.filter { $0.owed > 0 }.map { .rounds($0.code) }
      + facts.mine.map { .order($0.number) }
  }

  var selectedOrder: OrderLine? {
    guard let facts, let index = window.selected, doors.indices.contains(index) else {
      return nil
    }
    switch doors[index] {
    case .order(let number): return facts.mine.first { $0.number == number }
    case .queue(let number): return facts.waiting.first { $0.line.number == number }?.line
    default: return nil
    }
  }
}
