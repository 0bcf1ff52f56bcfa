import Configuration
import Ledger
public import ServiceClock

/// A command on one route.
public protocol RouteCommand: Command {
  /// The code of the route.
  var route: String { get }
}

extension RouteCommand {
  /// The campus of the route.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.route(named: route).campus
  }
}

/// Suspends the quota of a route for days, with a reason (寒假). A second suspension from the same
/// day replaces the first.
public struct SuspendRoute: RouteCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "suspendRoute"
  /// The code of a route.
  public var route: String
  /// The first day.
  public var from: CalendarDate
  /// The last day, included.
  public var to: CalendarDate
  /// Why, in a few words.
  public var reason: String

  /// Suspends `route` from one day to another, both included.
  public init(route: String, from: CalendarDate, to: CalendarDate, reason: String) {
    (self.route, self.from, self.to, self.reason) = (route, from, to, reason)
  }

  /// The event suspended.
  public func perform(in transaction: Transaction) throws -> String {
    let route = try transaction.snapshot.route(named: route)
    // What was missed stays missed: a suspension begins in a period that is not over.
    let first = try transaction.snapshot.firstDayToSuspend(of: route)
    let starts = first...first.adding(days: 3_660)
    guard starts.contains(from) else { throw EngineError.outside("from", from, starts) }
    let days = from...from.adding(days: 3_660)
    guard days.contains(to) else { throw EngineError.outside("until", to, days) }
    let reason = try TypedText.required(reason, field: "reason")
    try transaction.record(
      .suspended(from: from, to: to, reason: reason), on: route, at: transaction.now)
    return route.code
  }
}

/// Takes a suspension back, as if it had never been.
public struct LiftSuspension: RouteCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "suspendRoute"
  /// The code of a route.
  public var route: String
  /// The first day of the suspension.
  public var from: CalendarDate
  /// Why, in a few words.
  public var reason: String

  /// Lifts the suspension of `route` that begins on a day.
  public init(route: String, from: CalendarDate, reason: String) {
    (self.route, self.from, self.reason) = (route, from, reason)
  }

  /// The event suspensionLifted.
  public func perform(in transaction: Transaction) throws -> String {
    let route = try transaction.snapshot.route(named: route)
    let known = try transaction.snapshot.suspensions(of: route)
    guard known.contains(where: { $0.days.from == from }) else {
      throw EngineError.malformed(field: "from", value: "\(from)")
    }
    let reason = try TypedText.required(reason, field: "reason")
    try transaction.record(
      .suspensionLifted(from: from, reason: reason), on: route, at: transaction.now)
    return route.code
  }
}

extension Transaction {
  /// Writes routes with their stops.
  func writeRoutes(_ routes: [CampusFile.Route]) throws {
    touch(.route, .routeStop)
    for route in routes {
      let campus = try snapshot.campus(named: route.campus)
      // Periods that were over before the database knew the route are not planned.
      let first = campus.zone.instant(LocalDateTime(date: route.inForce, secondOfDay: 0))
      try db.execute(
        """
        INSERT INTO route (code, campus, name, name_en, quota, per, floor, gap, in_force,
          last_round, next_at, risk_told)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, '')
        """,
        route.code, campus.id, route.name, route.nameEn, route.quota, route.per.rawValue,
        route.floorMinutes * 60, route.gapSeconds, route.inForce.dayNumber,
        max(first, now).seconds)
      try writeStops(route.stops, of: db.lastInsertedIdentity)
    }
  }

  /// Writes the stops of a route in place of those it had.
  func writeStops(_ stops: [CampusFile.Stop], of route: Int64) throws {
    try db.execute("DELETE FROM route_stop WHERE route = $1", route)
    for (index, stop) in stops.enumerated() {
      try db.execute(
        """
        INSERT INTO route_stop (route, position, place, checklist, items)
        VALUES ($1, $2, $3, $4, $5)
        """,
        route, index + 1, try snapshot.place(named: stop.place).id, stop.checklist,
        (stop.items ?? []).joined(separator: " "))
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
