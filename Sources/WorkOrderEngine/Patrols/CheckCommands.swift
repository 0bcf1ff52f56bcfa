import Configuration
import Ledger
public import ServiceClock

/// Answers one item of a round; saved at once. A failure opens an order without leaving the round.
public struct AnswerItem: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "checkItem"
  /// The number of a round that is underway.
  public var round: String
  /// The stop, from 1.
  public var stop: Int
  /// The id of the item.
  public var item: String
  /// Pass, fail, a reading, a date …
  public var answer: CheckAnswer
  /// The person's own words about a failure, or the reason for skipping.
  public var words: String
  /// The failure is a major problem, whatever the item says.
  public var major: Bool
  /// Repaired on the spot (当场修复): a finding and an order of no waiting in one step.
  public var done: Completion?
  /// What was photographed.
  public var photo: Photograph?
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// What the walker gets back.
  public struct Answer: Codable, Hashable, Sendable {
    /// What became of the item.
    public var result: CheckResult
    /// The number of the order that a failure opened or added a sighting to.
    public var order: String?
    /// The order was open before.
    public var isSighting: Bool
    /// It is a major problem.
    public var isMajor: Bool
    /// The findings of the round so far.
    public var findings: Int
    /// It raised heightened watch on the route.
    public var raisedWatch: Bool
  }

  /// Answers `item` at `stop` of `round`.
  public init(
    round: String, stop: Int, item: String, answer: CheckAnswer, words: String = "",
    major: Bool = false, done: Completion? = nil, photo: Photograph? = nil,
    happened: Instant? = nil
  ) {
    (self.round, self.stop, self.item, self.answer) = (round, stop, item, answer)
    (self.words, self.major, self.done, self.happened) = (words, major, done, happened)
    self.photo = photo
  }

  /// The event answered. Costs the one stop, however long the round is.
  public func perform(in transaction: Transaction) throws -> Answer {
    let snapshot = transaction.snapshot
    var round = try transaction.underway(self.round, stop: stop)
    let at = try transaction.happened(happened, in: round.head)
    let check = try transaction.check(
      NewAnswer(
        item: item, answer: answer, words: words, major: major, done: done, photo: photo, at: at),
      at: round.stops[0], of: round.head)
    let before = round.head.tally
    try transaction.record([(.answered(stop: stop, [check]), at)], on: &round)
    let raised = try transaction.raiseWatch(by: round.head, from: before, at: at)
    return Answer(
      result: check.result,
      order: try check.order.flatMap { try snapshot.orderNumber($0) },
      isSighting: check.isSighting, isMajor: check.isMajor,
      findings: round.head.tally.findings, raisedWatch: raised)
  }
}

/// Passes the ordinary items that are left of a stop, and stops before the next reading, date or ★
/// item: those are never passed unseen.
public struct PassRest: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "checkItem"
  /// The number of a round that is underway.
  public var round: String
  /// The stop, from 1.
  public var stop: Int
  /// The id of the item to begin with; `nil`: the first of the stop.
  public var from: String?
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// What the walker gets back.
  public struct Answer: Codable, Hashable, Sendable {
    /// The ids of the items that were passed.
    public var passed: [String]
    /// The id of the item before which it stopped; `nil` when the stop is through.
    public var next: String?
  }

  /// Passes what is ordinary of `stop` of `round`.
  public init(round: String, stop: Int, from: String? = nil, happened: Instant? = nil) {
    (self.round, self.stop, self.from, self.happened) = (round, stop, from, happened)
  }

  /// The event answered, with all the items passed.
  public func perform(in transaction: Transaction) throws -> Answer {
    var round = try transaction.underway(self.round, stop: stop)
    let at = try transaction.happened(happened, in: round.head)
    let list = try transaction.snapshot.rulebook(version: round.head.version).configuration
      .checklist(round.stops[0].checklist)
    let items = round.stops[0].items
    guard let first = from.map(items.firstIndex(of:)) ?? 0 else {
      throw EngineError.unknownItem(from ?? "")
    }
    var answer = Answer(passed: [], next: nil)
    for id in items[first...] where round.stops[0].checks[id] == nil {
      guard let item = list?.item(id), AnswerRule.isOrdinary(item) else {
        answer.next = id
        break
      }
      answer.passed.append(id)
    }
    guard !answer.passed.isEmpty else { return answer }
    let checks = answer.passed.map {
      Check(item: $0, result: .pass, at: at, by: transaction.actor.person)
    }
    try transaction.record([(.answered(stop: stop, checks), at)], on: &round)
    return answer
  }
}

/// Says why a stop is not reached; its items left are skipped.
public struct SkipStop: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "skipStop"
  /// The number of a round that is underway.
  public var round: String
  /// The stop, from 1.
  public var stop: Int
  /// Why, in a few words.
  public var reason: String
  /// When it happened, if that was earlier; `nil`: now.
  public var happened: Instant?

  /// Skips `stop` of `round` because of `reason`.
  public init(round: String, stop: Int, reason: String, happened: Instant? = nil) {
    (self.round, self.stop, self.reason, self.happened) = (round, stop, reason, happened)
  }

  /// The event skipped.
  public func perform(in transaction: Transaction) throws -> RoundHead.Summary {
    var round = try transaction.underway(self.round, stop: stop)
    let at = try transaction.happened(happened, in: round.head)
    let reason = try TypedText.required(reason, field: "reason")
    try transaction.record([(.skipped(stop: stop, reason: reason), at)], on: &round)
    return round.head.summary
  }
}

/// Excuses stops that were not reached; a round without any other missing one is complete then.
public struct ExcuseStop: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "excuseStop"
  /// The number of a round.
  public var round: String
  /// The stop, from 1; `nil`: all that are missing.
  public var stop: Int?
  /// Why, in a few words.
  public var reason: String

  /// Excuses `stop` of `round` because of `reason`.
  public init(round: String, stop: Int? = nil, reason: String) {
    (self.round, self.stop, self.reason) = (round, stop, reason)
  }

  /// The event excused for each stop; the round and the later ones are judged anew.
  public func perform(in transaction: Transaction) throws -> RoundHead.Summary {
    var round = try transaction.snapshot.round(self.round)
    let reason = try TypedText.required(reason, field: "reason")
    let stops = stop.map { [$0] } ?? round.missing.map(\.position)
    // A round that is underway has missed nothing yet.
    guard !stops.isEmpty, round.head.finished != nil,
      !round.stops.contains(where: { stops.contains($0.position) && $0.reached != nil })
    else {
      throw EngineError.wrongState(
        subject: round.head.number, state: round.head.state.rawValue, step: "excused")
    }
    try transaction.record(
      stops.map { (.excused(stop: $0, reason: reason), transaction.now) }, on: &round)
    if round.head.state == .complete, let started = round.head.started {
      let route = try transaction.snapshot.route(round.head.route)
      try transaction.judge(route, from: started)
      try transaction.endWatchIfOver(on: route)
    }
    return try transaction.snapshot.roundHead(id: round.head.id).summary
  }
}

extension Transaction {
  /// A round that is underway, with this one stop alone.
  ///
  /// - Throws: ``EngineError/wrongState(subject:state:step:)``.
  func underway(_ number: String, stop: Int) throws -> Round {
    let head = try snapshot.roundHead(number)
    do throws(RoundObstacle) {
      try head.require(.answered)
    } catch {
      throw EngineError(error, round: head)
    }
    try requireWalker(of: head)
    return Round(head: head, stops: [try snapshot.stop(stop, of: head.id)])
  }
}

extension Snapshot {
  func orderNumber(_ id: Int64) throws -> String? {
    try reader.text("SELECT number FROM work_order WHERE id = $1", id)
  }
}
