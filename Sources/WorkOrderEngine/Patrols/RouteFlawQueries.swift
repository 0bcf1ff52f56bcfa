public import Configuration
import Ledger

extension Snapshot {
  /// What cannot be meant about the routes of the database under a configuration, which may be one
  /// that is not loaded yet; in the order of the routes' codes.
  public func flawedRoutes(under configuration: EffectiveConfiguration) throws -> [FlawedRoute] {
    let shortest = try shifts().map { shift in
      let end = shift.endMinute > shift.startMinute ? shift.endMinute : shift.endMinute + 1_440
      return Int64(end - shift.startMinute) * 60
    }.min()
    return try routes().flatMap { route in
      let stops = try reader.rows(
        "SELECT position, checklist, items FROM route_stop WHERE route = $1 ORDER BY position",
        route.id
      ) { row in
        stopFlaw(row.int(0), checklist: row.text(1), items: row.text(2), configuration)
      }
      var flaws = stops.compactMap { $0 }
      if stops.isEmpty { flaws.append(.noStops) }
      if let flaw = route.quotaFlaw(shortestShift: shortest) { flaws.append(flaw) }
      return flaws.map { FlawedRoute(route: route.code, flaw: $0) }
    }
  }

  private func stopFlaw(
    _ position: Int, checklist: String, items: String, _ configuration: EffectiveConfiguration
  ) -> RouteFlaw? {
    guard let list = configuration.checklist(checklist) else {
      return .noChecklist(stop: position, checklist: checklist)
    }
    let named = items.split(separator: " ").map(String.init)
    let asked = list.items.map(\.id).filter { named.isEmpty || named.contains($0) }
    return asked.isEmpty ? .noItems(stop: position) : nil
  }
}
