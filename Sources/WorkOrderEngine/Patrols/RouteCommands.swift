import Configuration
import Ledger
import ServiceClock

extension Transaction {
  /// Writes routes with their stops.
  func writeRoutes(_ routes: [CampusFile.Route]) throws {
    for route in routes {
      let campus = try snapshot.campus(named: route.campus)
      try db.execute(
        """
        INSERT INTO route (code, campus, name, name_en, quota, per, floor, gap, in_force)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        route.code, campus.id, route.name, route.nameEn, route.quota, route.per.rawValue,
        route.floorMinutes * 60, route.gapSeconds, route.inForce.dayNumber)
      let id = db.lastInsertedIdentity
      for (index, stop) in route.stops.enumerated() {
        try db.execute(
          """
          INSERT INTO route_stop (route, position, place, checklist, items)
          VALUES ($1, $2, $3, $4, $5)
          """,
          id, index + 1, try snapshot.place(named: stop.place).id, stop.checklist,
          (stop.items ?? []).joined(separator: " "))
      }
    }
  }
}

extension CampusFile.Route {
  /// The least time between the starts of two counted rounds, in seconds (engine.md §4).
  var gapSeconds: Int64 {
    if let gapHours { return Int64((gapHours * 3_600).rounded()) }
    return switch per {
    case .week, .month: 20 * 3_600
    case .day: 8 * 3_600
    case .shift: 0
    }
  }
}

extension Engine {
  /// What comes due in patrols by itself.
  func tickPatrols(now: Instant, into summary: inout TickSummary) throws {}
}
