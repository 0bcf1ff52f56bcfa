import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// The plan of a route as it stands, in the form of a campus file.
  func plan(of route: Route) throws -> CampusFile.Route {
    let stops = try reader.rows(
      """
      SELECT p.path, s.checklist, s.items FROM route_stop s JOIN place p ON p.id = s.place
      WHERE s.route = $1 ORDER BY s.position
      """, route.id
    ) { row in
      let items = row.text(2).split(separator: " ").map(String.init)
      return CampusFile.Stop(
        place: row.text(0), checklist: row.text(1), items: items.isEmpty ? nil : items)
    }
    return CampusFile.Route(
      code: route.code, campus: try campus(route.campus).code, name: route.name,
      nameEn: route.nameEnglish, quota: route.quota, per: route.per,
      floorMinutes: Int(route.floor / 60), gapHours: Double(route.gap) / 3_600,
      inForce: route.inForce, stops: stops)
  }
}

extension Transaction {
  /// Brings in a route, with the event revised.
  func enter(_ plan: CampusFile.Route) throws {
    try writeRoutes([plan])
    let route = try snapshot.route(named: plan.code)
    try record(.revised(plan: try canonicalJSON(plan), former: nil), on: route, at: now)
  }

  /// Gives a route another plan, with the event revised. Rounds that have begun keep their stops and
  /// their gap, and periods that have begun their quota.
  func revise(_ route: Route, as plan: CampusFile.Route) throws {
    touch(.route, .routeStop)
    try db.execute(
      """
      UPDATE route SET name = $2, name_en = $3, quota = $4, per = $5, floor = $6, gap = $7,
        in_force = $8
      WHERE id = $1
      """,
      route.id, plan.name, plan.nameEn, plan.quota, plan.per.rawValue, plan.floorMinutes * 60,
      plan.gapSeconds, plan.inForce.dayNumber)
    try writeStops(plan.stops, of: route.id)
    let isAsAsked = plan.terms == route.terms
    try record(
      .revised(plan: try canonicalJSON(plan), former: isAsAsked ? nil : route.terms), on: route,
      at: now)
  }
}

extension CampusFile.Route {
  /// What the plan asks for.
  var terms: RouteTerms {
    RouteTerms(quota: quota, per: per, gap: gapSeconds, inForce: inForce)
  }
}
