import Screen

extension DeskModel {
  /// What the mouse does where it is on: a click selects, two open, the wheel moves.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: return roll(.up)
    case .wheelDown: return roll(.down)
    case .press, .doublePress: break
    }
    guard layers.isEmpty else { return [] }
    if event.position.row == 1 {
      let tab = placeTabs(columns: size.columns).first {
        $0.columns.contains(event.position.column)
      }
      return tab.map { go(to: $0.place) } ?? []
    }
    guard let list = listInSight, list.area.contains(event.position) else { return [] }
    let index = list.window.top + event.position.row - list.area.row
    guard list.window.visible.contains(index) else { return [] }
    var effects = select(index)
    if event.action == .doublePress { effects += update(&self, .open) }
    return effects
  }

  /// The wheel is three lines of whatever has the focus.
  private mutating func roll(_ movement: Movement) -> [Effect] {
    switch layers.last {
    case nil, .reading, .choosing, .filters: break
    case .defect, .asking, .finding, .passphrase, .prompt, .discard, .leaving, .changed, .giving:
      return []
    }
    return (0..<3).flatMap { _ in update(&self, .move(movement)) }
  }

  /// The rows of the list of this place, without its headings, and which of them are in sight.
  private var listInSight: (area: Area, window: ListWindow)? {
    switch placeContext {
    case .orders where isWide || !orders.isReading:
      (ordersListArea.droppingTop(2), orders.window)
    case .escalations where isTall || !escalations.isReading:
      (queueArea.droppingTop(2), escalations.window)
    case .rounds: (routesArea.droppingTop(1), rounds.window)
    case .sheets: handover.list.map { (sheetListArea.droppingTop(1), $0.window) }
    case .facilities where isWide || !facilities.isReading:
      (placesArea.droppingTop(1), facilities.window)
    case .people where isWide || !people.isReading:
      (peopleArea.droppingTop(people.wanted.isEmpty ? 1 : 2), people.window)
    case .statistics:
      statisticsLayout.areas[statistics.chart].map {
        ($0.droppingTop(1), statistics.window(statistics.chart))
      }
    default: nil
    }
  }

  /// Selects a row as if somebody had moved there.
  private mutating func select(_ index: Int) -> [Effect] {
    switch placeContext {
    case .orders:
      orders.isReading = false
      orders.window.select(index)
    case .escalations:
      escalations.isReading = false
      escalations.window.select(index)
    case .rounds: rounds.window.select(index)
    case .sheets: handover.list?.window.select(index)
    case .facilities:
      facilities.isReading = false
      facilities.window.select(index)
    case .people:
      people.isReading = false
      people.window.select(index)
    case .statistics: statistics.windows[statistics.chart]?.select(index)
    default: break
    }
    return detailQueries
  }
}
