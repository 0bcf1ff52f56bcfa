import Configuration
import Ledger
public import ServiceClock

/// Records a whole round at once, each answer with its own instant: a round brought in on paper, or
/// the demonstration's history.
public struct RecordRound: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "startRound"
  /// The code of a route.
  public var route: String
  /// When it started.
  public var started: Instant
  /// When it was finished.
  public var finished: Instant
  /// What was done at the stops, in the order of the walk.
  public var stops: [Stop]
  /// The reason for every stop that was not reached and has none of its own.
  public var reason: String

  /// What was done at one stop.
  public struct Stop: Hashable, Codable, Sendable {
    /// Its place in the walk, from 1.
    public var position: Int
    /// The answers in order.
    public var answers: [Answered]
    /// Why it was not reached, or its items left were not answered.
    public var skipReason: String?

    /// Answers at the stop with this position.
    public init(position: Int, answers: [Answered], skipReason: String? = nil) {
      (self.position, self.answers, self.skipReason) = (position, answers, skipReason)
    }
  }

  /// An answer to one item.
  public struct Answered: Hashable, Codable, Sendable {
    /// The id of the item.
    public var item: String
    /// Pass, fail, a reading, a date …
    public var answer: CheckAnswer
    /// When it was given.
    public var at: Instant
    /// The person's own words about a failure, or the reason for skipping.
    public var words: String
    /// The failure is a major problem, whatever the item says.
    public var major: Bool
    /// Repaired on the spot.
    public var done: Completion?

    /// The answer to `item` given at an instant.
    public init(
      item: String, answer: CheckAnswer, at: Instant, words: String = "", major: Bool = false,
      done: Completion? = nil
    ) {
      (self.item, self.answer, self.at, self.words) = (item, answer, at, words)
      (self.major, self.done) = (major, done)
    }
  }

  /// What the one who records it gets back.
  public struct Answer: Codable, Hashable, Sendable {
    /// The round as it stands.
    public var round: RoundHead.Summary
    /// The numbers of the orders that its findings opened or added sightings to, each once.
    public var orders: [String]
  }

  /// A round of `route` as it was walked.
  public init(
    route: String, started: Instant, finished: Instant, stops: [Stop], reason: String = ""
  ) {
    (self.route, self.started, self.finished) = (route, started, finished)
    (self.stops, self.reason) = (stops, reason)
  }

  /// The campus of the route.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.route(named: route).campus
  }

  /// The events started, answered and skipped per stop, and finished; a late round re-judges the
  /// later ones.
  public func perform(in transaction: Transaction) throws -> Answer {
    let snapshot = transaction.snapshot
    let route = try snapshot.route(named: route)
    try validateTimes(now: transaction.now)
    let started = try transaction.happenedLately(started)
    var (round, isNew) = try transaction.roundToStart(on: route, at: started)
    let start = try transaction.start(of: round, on: route, isNew: isNew)
    try transaction.record([(.started(start), started)], on: &round, isNew: isNew)
    var changes: [(change: RoundChange, happened: Instant)] = []
    var checks: [Check] = []
    for stop in stops {
      let answered = try transaction.checks(stop.answers, at: stop.position, of: round)
      checks += answered
      let last = answered.map(\.at).max() ?? finished
      if !answered.isEmpty { changes.append((.answered(stop: stop.position, answered), last)) }
      if let reason = stop.skipReason {
        let reason = try TypedText.required(reason, field: "reason")
        changes.append((.skipped(stop: stop.position, reason: reason), last))
      }
    }
    changes.append((.finished(reason: try TypedText.limited(reason, field: "reason")), finished))
    try transaction.raiseWatch(by: round.head, checks)
    try transaction.finish(&round, changes)
    let orders = try Set(checks.compactMap(\.order)).sorted().compactMap(snapshot.orderNumber)
    return Answer(round: try snapshot.roundHead(id: round.head.id).summary, orders: orders)
  }

  private func validateTimes(now: Instant) throws(EngineError) {
    guard finished <= now else { throw .inTheFuture(value: "\(finished.seconds)") }
    guard finished >= started else {
      throw .outside("finished", finished, min(started, now)...now)
    }
    for answer in stops.flatMap(\.answers) where answer.at < started || answer.at > finished {
      throw .outside("happened", answer.at, started...finished)
    }
  }
}

extension Transaction {
  /// Judges the answers of one stop.
  fileprivate func checks(
    _ answers: [RecordRound.Answered], at position: Int, of round: Round
  ) throws -> [Check] {
    guard var stop = round.stops.first(where: { $0.position == position }) else {
      throw EngineError.unknownStop("\(position)")
    }
    return try answers.map { answer in
      let check = try check(
        NewAnswer(
          item: answer.item, answer: answer.answer, words: answer.words, major: answer.major,
          done: answer.done, at: answer.at), at: stop, of: round.head)
      stop.checks[check.item] = check
      return check
    }
  }

  /// Raises heightened watch at the check of a whole round that is reason for it.
  fileprivate func raiseWatch(by round: RoundHead, _ checks: [Check]) throws {
    var tally = RoundTally()
    for check in checks.sorted(by: { $0.at < $1.at }) where check.result == .fail {
      let before = tally
      tally.findings += 1
      tally.majors += check.isMajor ? 1 : 0
      if let cause = WatchRule.cause(from: before, to: tally),
        try raiseWatch(cause, by: round, at: check.at)
      {
        return
      }
    }
  }
}
