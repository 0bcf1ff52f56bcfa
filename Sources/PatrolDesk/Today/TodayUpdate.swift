import Screen

extension DeskModel {
  /// Keys of Today.
  mutating func updateToday(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      _ = today.window.handle(movement.key)
      return []
    case .open:
      guard let index = today.window.selected, today.doors.indices.contains(index) else {
        return []
      }
      return pass(today.doors[index])
    case .startRound: return go(to: .rounds)
    default: return []
    }
  }

  /// Goes through a door.
  private mutating func pass(_ door: TodayModel.Door) -> [Effect] {
    switch door {
    case .orders(let filter): return showOrders(filter: filter)
    case .order(let number):
      orders.isReading = true
      return showOrders(filter: number)
    case .queue(let number):
      if let number, let index = escalations.lines.firstIndex(where: { $0.line.number == number }) {
        escalations.window.select(index)
      }
      return go(to: .escalations)
    case .rounds(let route):
      if let index = rounds.routes.firstIndex(where: { $0.code == route }) {
        rounds.window.select(index)
      }
      return go(to: .rounds)
    }
  }

  /// Opens the list of orders with a filter.
  mutating func showOrders(filter: String) -> [Effect] {
    orders.filter = filter
    orders.lines = []
    orders.detail = nil
    orders.window.fit(count: 0, rows: orders.window.rows)
    return go(to: .orders)
  }
}
