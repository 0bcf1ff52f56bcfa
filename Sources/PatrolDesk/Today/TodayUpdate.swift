import Screen

extension DeskModel {
  /// Keys of Today.
  mutating func updateToday(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      _ = today.window.handle(movement.key)
      return []
    case .back: return stopStudies()
    case .nextPane:
      today.window.select(nextSection)
      return []
    case .open: return today.selected.map { pass($0) } ?? []
    case .startRound:
      if case .route(let route)? = today.selected {
        return [.give(.startRound(route: route.code), id: nextCommand())]
      }
      guard let mine = today.routes.first(where: { $0.isMine }) else { return go(to: .rounds) }
      return [.give(.startRound(route: mine.code), id: nextCommand())]
    default: return []
    }
  }

  /// The first line of the next section.
  private var nextSection: Int {
    let numbers = today.hasNumbers ? TodayModel.Number.allCases.count : 0
    let waiting = numbers + (today.facts?.waiting.count ?? 0)
    let starts = [0, numbers, waiting, waiting + today.routes.count]
    let here = today.window.selected ?? 0
    return starts.first { $0 > here && $0 < today.doors.count } ?? 0
  }

  /// Goes through a door.
  private mutating func pass(_ door: TodayModel.Door) -> [Effect] {
    switch door {
    case .number(.unsigned): return go(to: .escalations)
    case .number(.owed): return go(to: .rounds)
    case .number(let number): return showOrders(filter: number.filter ?? Self.ordinaryFilter)
    case .waiting(let line):
      let all = escalations.lines
      if let index = all.firstIndex(where: { $0.line.number == line.line.number }) {
        escalations.window.select(index)
      } else {
        // Not asked for yet: the line alone, until the queue comes.
        escalations.take(QueuePage(lines: [line]), after: nil)
      }
      return go(to: .escalations)
    case .route(let route):
      if route.isMine || route.isUnderway {
        return [.give(.startRound(route: route.code), id: nextCommand())]
      }
      if let index = rounds.routes.firstIndex(where: { $0.code == route.code }) {
        rounds.window.select(index)
      } else {
        rounds.take([route])
      }
      return go(to: .rounds)
    case .order(let line):
      orders.isReading = true
      return showOrders(filter: line.number)
    }
  }

  /// Opens the list of orders with a filter.
  mutating func showOrders(filter: String) -> [Effect] {
    orders.filter = filter
    orders.lines = []
    orders.isLoaded = false
    orders.detail = nil
    orders.window.fit(count: 0, rows: orders.window.rows)
    return go(to: .orders)
  }
}
