import Ledger
import ServiceClock

/// Ends the heightened watch of a route before what it waits for, with a reason.
public struct EndWatch: RouteCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "endWatch"
  /// The code of a route.
  public var route: String
  /// Why, in a few words.
  public var reason: String

  /// Ends the watch of `route` because of `reason`.
  public init(route: String, reason: String) {
    (self.route, self.reason) = (route, reason)
  }

  /// The event watchEnded.
  public func perform(in transaction: Transaction) throws -> String {
    let route = try transaction.watchedRoute(route, step: "watchEnded")
    let reason = try TypedText.required(reason, field: "reason")
    try transaction.record(.watchEnded(reason: reason), on: route, at: transaction.now)
    return route.code
  }
}

/// Lets the heightened watch of a route wait for more clean rounds, with a reason.
public struct ExtendWatch: RouteCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "endWatch"
  /// The code of a route.
  public var route: String
  /// How many more clean rounds must follow.
  public var cleanRounds: Int
  /// Why, in a few words.
  public var reason: String

  /// Extends the watch of `route` because of `reason`.
  public init(route: String, cleanRounds: Int = 2, reason: String) {
    (self.route, self.cleanRounds, self.reason) = (route, cleanRounds, reason)
  }

  /// The event watchExtended.
  public func perform(in transaction: Transaction) throws -> String {
    let route = try transaction.watchedRoute(route, step: "watchExtended")
    guard (1...100).contains(cleanRounds) else {
      throw EngineError.outside("count", cleanRounds, 1...100)
    }
    let reason = try TypedText.required(reason, field: "reason")
    try transaction.record(
      .watchExtended(cleanRounds: cleanRounds, reason: reason), on: route, at: transaction.now)
    return route.code
  }
}

extension Transaction {
  fileprivate func watchedRoute(_ code: String, step: String) throws -> Route {
    let route = try snapshot.route(named: code)
    guard try snapshot.history(of: route.id).watch != nil else {
      throw EngineError.wrongState(subject: route.code, state: "noWatch", step: step)
    }
    return route
  }

  /// Raises heightened watch when an answer is reason for it (engine.md §4).
  func raiseWatch(by round: RoundHead, from before: RoundTally, at: Instant) throws -> Bool {
    guard let cause = WatchRule.cause(from: before, to: round.tally) else { return false }
    return try raiseWatch(cause, by: round, at: at)
  }

  /// Raises heightened watch, when there is none and none was before at the same time.
  func raiseWatch(
    _ cause: HeightenedWatch.Cause, by round: RoundHead, at: Instant
  ) throws -> Bool {
    let route = try snapshot.route(round.route)
    let history = try snapshot.history(of: route.id)
    // What was found before the last watch ended was known when it ended.
    guard history.watch == nil, (history.watches.last?.ended).map({ at >= $0 }) ?? true else {
      return false
    }
    try inSystemName { try record(.watchBegan(cause, round: round.id), on: route, at: at) }
    return true
  }

  /// Ends a watch by itself once its findings are closed and the clean rounds have followed.
  @discardableResult
  func endWatchIfOver(on route: Route) throws -> Bool {
    guard let watch = try snapshot.history(of: route.id).watch,
      try snapshot.standing(of: watch, on: route).isOver
    else { return false }
    try inSystemName { try record(.watchEnded(reason: ""), on: route, at: now) }
    return true
  }

  /// Appends an event to a route and writes its rows again.
  func record(_ change: RouteChange, on route: Route, at happened: Instant) throws {
    let entry = EventEntry(
      topic: .route, subject: route.id, happened: happened, record: change.record())
    let sequence = try append(entry)
    var history = try snapshot.history(of: route.id)
    history.apply(change, at: happened)
    try write(history, of: route.id, after: change)
    if case .quotaAtRisk = change {
      try tellRisk(of: route, change, event: sequence)
    } else {
      try lookAgain(at: route.id)
    }
  }

  private func write(_ history: RouteHistory, of route: Int64, after change: RouteChange) throws {
    switch change {
    case .quotaAtRisk, .revised(_, nil): break
    case .revised:
      guard let former = history.former.last else { return }
      try write(former, at: history.former.count, of: route)
    case .suspended, .suspensionLifted:
      try db.execute("DELETE FROM route_suspension WHERE route = $1", route)
      try write(history.suspensions, of: route)
    case .watchBegan, .watchExtended, .watchEnded:
      guard let watch = history.watches.last else { return }
      try write(watch, at: history.watches.count, of: route)
    }
  }

  func write(_ suspensions: [RouteSuspension], of route: Int64) throws {
    for suspension in suspensions {
      guard let to = suspension.days.to else { continue }
      try db.execute(
        """
        INSERT INTO route_suspension (route, from_day, to_day, reason) VALUES ($1, $2, $3, $4)
        """, route, suspension.days.from.dayNumber, to.dayNumber, suspension.reason)
    }
  }

  func write(_ former: FormerTerms, at position: Int, of route: Int64) throws {
    try db.execute(
      """
      INSERT INTO route_former (route, position, until, quota, per, gap, in_force)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      route, position, former.until.seconds, former.terms.quota, former.terms.per.rawValue,
      former.terms.gap, former.terms.inForce.dayNumber)
  }

  func write(_ watch: HeightenedWatch, at position: Int, of route: Int64) throws {
    try db.execute(
      """
      INSERT INTO route_watch (route, position, since, cause, round, clean_rounds, extended,
        ended, end_reason)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (route, position) DO UPDATE
      SET clean_rounds = $6, extended = $7, ended = $8, end_reason = $9
      """,
      route, position, watch.since.seconds, watch.cause.rawValue, watch.round,
      watch.cleanRounds, watch.extended, watch.ended?.seconds, watch.endReason)
  }
}
