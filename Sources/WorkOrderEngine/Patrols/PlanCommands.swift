import Configuration
import Ledger
import ServiceClock

/// Plans the rounds of the current periods; planning twice makes nothing twice.
public struct PlanRounds: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "planRounds"
  /// The code of a route; `nil`: all routes of the campus.
  public var route: String?
  /// A campus by code, id or name; `nil`, and no route: all campuses.
  public var campus: String?
  /// Who is to walk them: a staff number or name; `nil`: nobody in particular. Rounds that are
  /// planned already stay with whom they were given to.
  public var walker: String?

  /// Plans the rounds of `route`, of all routes of `campus`, or of all.
  public init(route: String? = nil, campus: String? = nil, walker: String? = nil) {
    (self.route, self.campus, self.walker) = (route, campus, walker)
  }

  /// The campus of the route, the one that was named, or where all are meant that of the first
  /// route: the others are asked for one by one.
  public func campus(in transaction: Transaction) throws -> Int64? {
    let snapshot = transaction.snapshot
    if let route { return try snapshot.route(named: route).campus }
    if let named = try namedCampus(in: snapshot) { return named }
    return try snapshot.routes(campus: nil).first?.campus
  }

  private func namedCampus(in snapshot: Snapshot) throws -> Int64? {
    try campus.map { try snapshot.campus(named: $0).id }
  }

  /// The event planned for each round that was not planned yet.
  ///
  /// - Returns: the numbers of the new rounds.
  public func perform(in transaction: Transaction) throws -> [String] {
    let snapshot = transaction.snapshot
    let person = try walker.map { try snapshot.person(named: $0).id }
    let routes: [Route]
    if let route {
      routes = [try snapshot.route(named: route)]
    } else {
      routes = try snapshot.routes(campus: try namedCampus(in: snapshot))
    }
    return try routes.flatMap { route in
      // Where all campuses are meant, a role on one of them is not enough for the others.
      try transaction.authorise(Self.name, campus: route.campus)
      let frame = try snapshot.frame(of: route)
      guard let period = frame.periods.period(at: transaction.now) else { return [String]() }
      return try transaction.plan(period, of: frame, walker: person, at: transaction.now)
        .map(\.number)
    }
  }
}

extension Transaction {
  /// Plans what is not planned yet of a period; the unique key (route, period, slot) keeps each
  /// round single.
  func plan(
    _ period: PatrolPeriod, of frame: RouteFrame, walker: Int64? = nil, at: Instant
  ) throws -> [RoundHead] {
    let slots = frame.rule(of: period).planned(in: period)
    let known = Set(try snapshot.slots(of: frame.route, in: period))
    guard slots > known.count else { return [] }
    return try (1...slots).filter { !known.contains($0) }.map { slot in
      let plan = RoundPlan(
        period: period.label, slot: slot, from: period.start, until: period.end)
      var round = try newRound(on: frame.route, plan: plan, walker: walker)
      let opening = RoundOpening(
        number: round.head.number, route: frame.route.id, campus: frame.route.campus, plan: plan,
        walker: walker)
      try record([(.planned(opening), at)], on: &round, isNew: true)
      return round.head
    }
  }
}

extension Snapshot {
  /// Index: the unique key (route, period, slot).
  fileprivate func slots(of route: Route, in period: PatrolPeriod) throws -> [Int] {
    try reader.rows(
      "SELECT slot FROM round WHERE route = $1 AND period = $2", route.id, period.label
    ) { $0.int(0) }
  }
}
