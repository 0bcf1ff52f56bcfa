import Screen

/// The routes, and the rounds of the chosen one.
struct RoundsModel: Hashable, Sendable {
  var routes: [RouteLine] = []
  var isLoaded = false
  var window = ListWindow()

  var selected: RouteLine? { window.selected.map { routes[$0] } }

  mutating func take(_ routes: [RouteLine]) {
    let wanted = selected?.code
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
}
