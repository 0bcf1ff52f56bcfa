import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  private static let routeColumns =
    "id, code, campus, name, name_en, quota, per, floor, gap, in_force"

  private func route(_ row: SQLRow) -> Route {
    Route(
      id: row.integer(0), code: row.text(1), campus: row.integer(2), name: row.text(3),
      nameEnglish: row.text(4), quota: row.int(5),
      per: CampusFile.Period(rawValue: row.text(6)) ?? .week, floor: row.integer(7),
      gap: row.integer(8), inForce: CalendarDate(dayNumber: row.int(9)))
  }

  /// All routes of a campus, or of all, by code; index `route_by_campus`.
  public func routes(campus: Int64? = nil) throws -> [Route] {
    guard let campus else {
      return try reader.rows("SELECT \(Self.routeColumns) FROM route ORDER BY code", map: route)
    }
    return try reader.rows(
      "SELECT \(Self.routeColumns) FROM route WHERE campus = $1 ORDER BY code", campus, map: route)
  }

  /// The route with this id.
  public func route(_ id: Int64) throws -> Route {
    let found = try reader.first(
      "SELECT \(Self.routeColumns) FROM route WHERE id = $1", id, map: route)
    guard let found else { throw EngineError.unknownRoute("\(id)") }
    return found
  }

  /// The route with this code; case, width and spaces around it do not matter.
  ///
  /// - Throws: ``EngineError/unknownRoute(_:)``.
  public func route(named text: String) throws -> Route {
    let found = try reader.first(
      "SELECT \(Self.routeColumns) FROM route WHERE code = $1",
      TypedText.folded(text).uppercased(), map: route)
    guard let found else { throw EngineError.unknownRoute(text) }
    return found
  }

  /// The stops of a route, with the items that are answered at each under the rules in force.
  public func stops(of route: Route) throws -> [RouteStop] {
    let rows = try reader.rows(
      """
      SELECT position, place, checklist, items FROM route_stop WHERE route = $1 ORDER BY position
      """, route.id
    ) { ($0.int(0), $0.integer(1), $0.text(2), $0.text(3)) }
    let configuration = try rulebook().configuration
    return try rows.map { position, place, checklist, items in
      let all = configuration.checklist(checklist)?.items.map(\.id) ?? []
      let named = items.split(separator: " ").map(String.init)
      return RouteStop(
        position: position, place: try self.place(place), checklist: checklist,
        items: named.isEmpty ? all : named.filter(all.contains))
    }
  }

  /// Suspensions and watches of a route.
  func history(of route: Int64) throws -> RouteHistory {
    RouteHistory(
      suspensions: try reader.rows(
        """
        SELECT from_day, to_day, reason FROM route_suspension WHERE route = $1 ORDER BY from_day
        """, route
      ) {
        RouteSuspension(
          days: DaySpan(
            from: CalendarDate(dayNumber: $0.int(0)), to: CalendarDate(dayNumber: $0.int(1))),
          reason: $0.text(2))
      },
      watches: try reader.rows(
        """
        SELECT since, cause, round, clean_rounds, extended, ended, end_reason FROM route_watch
        WHERE route = $1 ORDER BY position
        """, route
      ) { row in
        var watch = HeightenedWatch(
          cause: HeightenedWatch.Cause(rawValue: row.text(1)) ?? .major,
          since: Instant(seconds: row.integer(0)), round: row.integer(2))
        watch.cleanRounds = row.int(3)
        watch.extended = row.text(4)
        watch.ended = row.optionalInteger(5).map(Instant.init(seconds:))
        watch.endReason = row.text(6)
        return watch
      },
      former: try formerTerms(of: route))
  }

  private func formerTerms(of route: Int64) throws -> [FormerTerms] {
    try reader.rows(
      """
      SELECT until, quota, per, gap, in_force FROM route_former WHERE route = $1 ORDER BY position
      """, route
    ) { row in
      FormerTerms(
        until: Instant(seconds: row.integer(0)),
        terms: RouteTerms(
          quota: row.int(1), per: CampusFile.Period(rawValue: row.text(2)) ?? .week,
          gap: row.integer(3), inForce: CalendarDate(dayNumber: row.int(4))))
    }
  }

  /// The suspensions of a route, by their first day.
  public func suspensions(of route: Route) throws -> [RouteSuspension] {
    try history(of: route.id).suspensions
  }

  /// All watches of a route, in the order in which they were raised.
  public func watches(of route: Route) throws -> [HeightenedWatch] {
    try history(of: route.id).watches
  }
}

/// A route with what its quota is judged by.
struct RouteFrame {
  var route: Route
  var campus: Campus
  var periods: RouteTimeline
  var history: RouteHistory

  /// What a period is judged by.
  func rule(of period: PatrolPeriod) -> QuotaRule {
    let span = periods.span(of: period)
    return QuotaRule(
      quota: span.terms.quota, inForce: span.terms.inForce, begins: span.begins,
      beginsOn: span.begins.map(day),
      suspensions: history.suspensions.map(\.days),
      watches: history.watches.compactMap { $0.days(in: campus.zone) })
  }

  func day(_ instant: Instant) -> CalendarDate { campus.zone.local(instant).date }
}

extension Snapshot {
  func frame(of route: Route) throws -> RouteFrame {
    let campus = try campus(route.campus)
    let history = try history(of: route.id)
    let isByShift = route.per == .shift || history.former.contains { $0.terms.per == .shift }
    return RouteFrame(
      route: route, campus: campus,
      periods: RouteTimeline(
        former: history.former, terms: route.terms, zone: campus.zone,
        shifts: isByShift ? try shifts() : []),
      history: history)
  }

  /// The starts of the rounds that counted in [from, to); index `round_counted`.
  func counted(_ route: Int64, from: Instant, to: Instant) throws -> [Instant] {
    try reader.rows(
      """
      SELECT started FROM round
      WHERE route = $1 AND verdict = 'valid' AND started >= $2 AND started < $3 ORDER BY started
      """, route, from.seconds, to.seconds
    ) { Instant(seconds: $0.integer(0)) }
  }

  /// The start of the last round that counted before an instant; index `round_counted`.
  func lastCounted(_ route: Int64, before: Instant) throws -> Instant? {
    try reader.value(
      """
      SELECT started FROM round WHERE route = $1 AND verdict = 'valid' AND started < $2
      ORDER BY started DESC LIMIT 1
      """, route, before.seconds
    ).map(Instant.init(seconds:))
  }

  func quota(of frame: RouteFrame, in period: PatrolPeriod) throws -> QuotaState {
    let counted = try counted(frame.route.id, from: period.start, to: period.end)
    return frame.rule(of: period).state(
      in: period, counted: counted.map(frame.day), now: now, today: frame.day(now))
  }

  /// The first day of the period that runs now; today where none does.
  func firstDayToSuspend(of route: Route) throws -> CalendarDate {
    let frame = try frame(of: route)
    return frame.day(frame.periods.period(at: now)?.start ?? now)
  }

  /// How a route stands now.
  public func standing(of route: Route) throws -> RouteStanding {
    let frame = try frame(of: route)
    let period = frame.periods.period(at: now)
    let idle = QuotaState(required: 0, done: 0, word: .notYet, daysLeft: 0)
    let gap = frame.history.gap(of: route, at: now)
    let next = try lastCounted(route.id, before: now + 1).map { $0 + gap }
    let today = frame.day(now)
    return RouteStanding(
      route: route, campus: frame.campus, period: period,
      quota: try period.map { try quota(of: frame, in: $0) } ?? idle,
      suspension: frame.history.suspensions.first { $0.days.contains(today) },
      suspensionsAhead: frame.history.suspensions.filter { $0.days.to.map { $0 >= today } ?? true },
      countsFrom: next.flatMap { $0 > now ? $0 : nil },
      watch: try frame.history.watch.map { try standing(of: $0, on: route) },
      walkers: try walkers(of: route),
      started: try period.map { try startedRounds(of: route.id, in: $0) } ?? 0)
  }

  /// Index `round_by_route`.
  private func startedRounds(of route: Int64, in period: PatrolPeriod) throws -> Int {
    Int(
      try reader.value(
        """
        SELECT COUNT(*) FROM round
        WHERE route = $1 AND at >= $2 AND at < $3 AND started IS NOT NULL
        """, route, period.start.seconds, period.end.seconds) ?? 0)
  }

  /// Indexes `round_underway` and `round_planned`.
  private func walkers(of route: Route) throws -> [RoundWalker] {
    let underway = try reader.rows(
      """
      SELECT r.number, r.walker, s.name FROM round r JOIN staff s ON s.id = r.walker
      WHERE r.route = $1 AND r.state = 'underway' ORDER BY r.id
      """, route.id
    ) {
      RoundWalker(round: $0.text(0), person: $0.integer(1), name: $0.text(2), state: .underway)
    }
    let planned = try reader.rows(
      """
      SELECT r.number, r.walker, s.name FROM round r JOIN staff s ON s.id = r.walker
      WHERE r.route = $1 AND r.state = 'planned' AND r.planned_until > $2
      ORDER BY r.planned_until, r.id LIMIT 20
      """, route.id, now.seconds
    ) {
      RoundWalker(round: $0.text(0), person: $0.integer(1), name: $0.text(2), state: .planned)
    }
    return underway + planned
  }

  /// All campuses with their routes, those without a single round first (engine.md §4).
  public func roundBoard(campus: Int64? = nil) throws -> [CampusRounds] {
    let all = try campuses().filter { campus == nil || $0.id == campus }.map { campus in
      CampusRounds(
        campus: campus, routes: try routes(campus: campus.id).map { try standing(of: $0) })
    }
    return all.filter(\.isWithoutRound) + all.filter { !$0.isWithoutRound }
  }

  /// How many rounds were owed at some instants, each in the period it lies in.
  public func roundsOwed(at instants: [Instant], campus: Int64? = nil) throws -> [Int] {
    var sums = instants.map { _ in 0 }
    for route in try routes(campus: campus) {
      let frame = try frame(of: route)
      for (index, instant) in instants.enumerated() {
        guard let period = frame.periods.period(at: instant) else { continue }
        let counted = try counted(route.id, from: period.start, to: min(period.end, instant + 1))
        let state = frame.rule(of: period).state(
          in: period, counted: counted.map(frame.day), now: instant, today: frame.day(instant))
        sums[index] += state.owedNow
      }
    }
    return sums
  }
}
