import Configuration
import Ledger
public import ServiceClock

/// Starts a round, at any time; goes on with the one that the same person has underway.
public struct StartRound: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "startRound"
  /// The code of a route.
  public var route: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// What the walker gets back.
  public struct Answer: Codable, Hashable, Sendable {
    /// The number that people say.
    public var number: String
    /// The row in its table.
    public var id: Int64
    /// It was underway already.
    public var isResumed: Bool
    /// How many stops it has.
    public var stops: Int
    /// From when it would have counted, when it started too soon; else `nil`.
    public var countsFrom: Instant?
  }

  /// Starts a round of `route`.
  public init(route: String, happened: Instant? = nil) {
    (self.route, self.happened) = (route, happened)
  }

  /// The campus of the route.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.route(named: route).campus
  }

  /// Takes the snapshot of what is expected.
  public func perform(in transaction: Transaction) throws -> Answer {
    let snapshot = transaction.snapshot
    let route = try snapshot.route(named: route)
    let at = try transaction.happenedLately(happened)
    let last = try snapshot.lastCounted(route.id, before: at + 1)
    let gap = try snapshot.history(of: route.id).gap(of: route, at: at)
    let counts = last.map { $0 + gap }.flatMap { $0 > at ? $0 : nil }
    if let head = try snapshot.roundUnderway(on: route, by: transaction.actor.person) {
      return Answer(
        number: head.number, id: head.id, isResumed: true, stops: head.stopCount,
        countsFrom: nil)
    }
    let (found, isNew) = try transaction.roundToStart(on: route, at: at)
    var round = found
    let start = try transaction.start(of: round, on: route, isNew: isNew)
    try transaction.record([(.started(start), at)], on: &round, isNew: isNew)
    return Answer(
      number: round.head.number, id: round.head.id, isResumed: false,
      stops: round.head.stopCount, countsFrom: counts)
  }
}

extension Snapshot {
  /// The round of a route that a person has underway; index `round_underway`.
  func roundUnderway(on route: Route, by person: Int64) throws -> RoundHead? {
    try reader.first(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE route = $1 AND state = 'underway' AND walker = $2 ORDER BY id DESC LIMIT 1
      """, route.id, person, map: roundHead)
  }

  /// The round of a period that a person would start: the own one first, then one that nobody was
  /// given; one that expired before anybody heard of its walk is better than one besides the plan.
  fileprivate func plannedRound(
    on route: Route, period: PatrolPeriod, for person: Int64
  ) throws -> RoundHead? {
    try reader.first(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE route = $1 AND period = $2 AND state IN ('planned', 'expired')
      ORDER BY CASE WHEN walker = $3 THEN 0 WHEN walker IS NULL THEN 1 ELSE 2 END, slot LIMIT 1
      """, route.id, period.label, person, map: roundHead)
  }
}

extension Transaction {
  /// The planned round of the period, or a new one besides the plan.
  func roundToStart(on route: Route, at: Instant) throws -> (round: Round, isNew: Bool) {
    let frame = try snapshot.frame(of: route)
    guard let period = frame.periods.period(at: at) else { return (try newRound(on: route), true) }
    // What is due comes first: the plan does not depend on whether `tick` has run since.
    let settled = try db.value("SELECT next_at FROM route WHERE id = $1", route.id) ?? 0
    if period.end.seconds > settled {
      let planned = min(now, max(period.start, Instant(seconds: settled)))
      _ = try inSystemName { try plan(period, of: frame, at: planned) }
    }
    if let planned = try snapshot.plannedRound(on: route, period: period, for: actor.person) {
      return (Round(head: planned, stops: []), false)
    }
    return (try newRound(on: route), true)
  }

  /// The snapshot of what is expected.
  func start(of round: Round, on route: Route, isNew: Bool) throws -> RoundStart {
    let stops = try snapshot.stops(of: route).map {
      RoundStart.Stop(place: $0.place.id, checklist: $0.checklist, items: $0.items)
    }
    let opening = RoundOpening(
      number: round.head.number, route: route.id, campus: route.campus, plan: nil, walker: nil)
    return RoundStart(
      opening: isNew ? opening : nil, version: try snapshot.rulebook().version,
      floor: route.floor, stops: stops)
  }
}

/// Walks on with a round that somebody else began.
public struct TakeRound: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "startRound"
  /// The number of a round that is underway.
  public var round: String

  /// Takes over `round`.
  public init(round: String) { self.round = round }

  /// The event taken; nothing when it is one's own.
  public func perform(in transaction: Transaction) throws -> RoundHead.Summary {
    let head = try transaction.snapshot.roundHead(round)
    var round = Round(head: head, stops: [])
    if head.walker != transaction.actor.person || head.state != .underway {
      try transaction.record([(.taken, transaction.now)], on: &round)
    }
    return round.head.summary
  }
}

/// Finishes a round; the stops that were not reached each need a reason.
public struct FinishRound: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "finishRound"
  /// The number of a round that is underway.
  public var round: String
  /// The reason for every stop that was not reached and has none of its own.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Finishes `round`.
  public init(round: String, reason: String = "", happened: Instant? = nil) {
    (self.round, self.reason, self.happened) = (round, reason, happened)
  }

  /// The event finished, the verdict, and what follows for a watch.
  ///
  /// - Throws: ``EngineError/unreachedStops(round:stops:)``.
  public func perform(in transaction: Transaction) throws -> RoundHead.Summary {
    var round = try transaction.snapshot.round(round)
    try transaction.requireWalker(of: round.head)
    let at = try transaction.happened(happened, in: round.head)
    let reason = try TypedText.limited(reason, field: "reason")
    try transaction.finish(&round, [(.finished(reason: reason), at)])
    return try transaction.snapshot.roundHead(id: round.head.id).summary
  }
}

extension Transaction {
  /// Records changes that end with `finished`, and does what follows from the end of a round.
  ///
  /// - Throws: ``EngineError/unreachedStops(round:stops:)``.
  func finish(
    _ round: inout Round, _ changes: [(change: RoundChange, happened: Instant)]
  ) throws {
    try record(changes, on: &round)
    let silent = round.missing.filter { ($0.skipReason ?? "").isEmpty }
    guard silent.isEmpty else {
      throw EngineError.unreachedStops(
        round: round.head.number, stops: silent.map { "\($0.position)" }.joined(separator: ", "))
    }
    let route = try snapshot.route(round.head.route)
    if let started = round.head.started { try judge(route, from: started) }
    try endWatchIfOver(on: route)
  }

  /// Whoever walks a round answers its items and ends it; another takes it over first.
  ///
  /// - Throws: ``EngineError/walkedByOther(round:walker:)``.
  func requireWalker(of round: RoundHead) throws {
    guard actor.person != 0, round.state == .underway, let walker = round.walker,
      walker != actor.person
    else { return }
    throw EngineError.walkedByOther(
      round: round.number, walker: try snapshot.person(walker)?.name ?? "#\(walker)")
  }

  /// The instant of something in a round that a person may enter late: not before its start.
  func happened(_ given: Instant?, in round: RoundHead) throws(EngineError) -> Instant {
    let at = try happened(given)
    if let started = round.started, at < started {
      throw .outside("happened", at, started...max(started, now))
    }
    return at
  }
}

/// A command on one round.
public protocol RoundCommand: Command {
  /// The number of the round.
  var round: String { get }
}

extension RoundCommand {
  /// The campus of the round.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.roundHead(round).campus
  }
}

extension RoundHead {
  /// What a command on a round answers.
  public struct Summary: Codable, Hashable, Sendable {
    /// The number that people say.
    public var number: String
    /// Where it stands now.
    public var state: RoundState
    /// Whether it counts; `nil` before it is finished.
    public var verdict: RoundVerdict?
    /// How many stops it has.
    public var stops: Int
    /// How many of them were reached.
    public var reached: Int
    /// How many items failed.
    public var findings: Int
  }

  /// Where the round stands.
  public var summary: Summary {
    Summary(
      number: number, state: state, verdict: verdict, stops: stopCount, reached: tally.reached,
      findings: tally.findings)
  }
}
