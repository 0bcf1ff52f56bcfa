import Screen
import WorkOrderEngine

/// The routes, and the rounds of the chosen one.
struct RoundsModel: Hashable, Sendable {
  var routes: [RouteLine] = []
  /// The rounds of the selected route, the newest first.
  var rounds: [RoundLine] = []
  /// The route that ``rounds`` belong to.
  var roundsOf = ""
  var isLoaded = false
  var window = ListWindow()
  /// The route to select once it is there: somebody came here for it.
  var wanted: String?

  var selected: RouteLine? { window.selected.map { routes[$0] } }

  mutating func take(_ routes: [RouteLine]) {
    let wanted = self.wanted ?? selected?.code
    self.wanted = nil
    self.routes = routes
    isLoaded = true
    window.fit(count: routes.count, rows: window.rows)
    if let index = routes.firstIndex(where: { $0.code == wanted }) { window.select(index) }
  }
}

/// The round being walked: where the walker stands, and what is typed of a reading.
struct Walk: Hashable, Sendable {
  var sheet: WalkSheet
  var stop = 0
  var item = 0
  /// A reading or a date as far as it is typed.
  var typed = ""

  var currentStop: WalkStop? { sheet.stops.indices.contains(stop) ? sheet.stops[stop] : nil }
  var currentItem: WalkItem? {
    guard let stop = currentStop, stop.items.indices.contains(item) else { return nil }
    return stop.items[item]
  }

  init(_ sheet: WalkSheet) {
    self.sheet = sheet
    go(to: sheet.resume ?? WalkPlace(stop: 0, item: 0))
  }

  /// Takes newer answers in; the walker stays where they stand.
  mutating func take(_ sheet: WalkSheet) {
    self.sheet = sheet
    stop = max(0, min(stop, sheet.stops.count - 1))
    item = max(0, min(item, (currentStop?.items.count ?? 1) - 1))
  }

  mutating func go(to place: WalkPlace) {
    stop = max(0, min(place.stop, sheet.stops.count - 1))
    item = max(0, min(place.item, (currentStop?.items.count ?? 1) - 1))
    typed = ""
  }

  /// To another stop, on its first item that waits for an answer.
  mutating func go(toStop index: Int) {
    guard sheet.stops.indices.contains(index) else { return }
    go(to: WalkPlace(stop: index, item: sheet.stops[index].firstOpen ?? 0))
  }

  /// After an answer: the next open item of this stop, or the next stop that has one.
  ///
  /// - Returns: false when everything is answered.
  mutating func advance() -> Bool {
    typed = ""
    if let stop = currentStop,
      let next = stop.items.indices.first(where: { $0 > item && stop.items[$0].result == nil })
        ?? stop.firstOpen
    {
      item = next
      return true
    }
    let later = sheet.stops.indices.filter { $0 > stop } + sheet.stops.indices.filter { $0 < stop }
    guard let open = later.first(where: { sheet.stops[$0].isOpen }) else { return false }
    go(toStop: open)
    return true
  }
}

extension WalkStop {
  /// Something here waits for an answer, and nobody said that it was not reached.
  var isOpen: Bool { firstOpen != nil && !isExplained }
}
