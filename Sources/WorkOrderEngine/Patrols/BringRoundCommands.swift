import Configuration
public import ServiceClock

/// Takes in what was answered in a round that was taken along without a network (engine.md §4).
/// What cannot be taken in, because the office has changed meanwhile, is listed and never dropped.
public struct BringRound: RoundCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "checkItem"
  /// The number of the round.
  public var round: String
  /// What was answered.
  public var answers: [Brought]
  /// When the round was finished; `nil`: it goes on.
  public var finished: Instant?
  /// The reason for every stop that was not reached and has none of its own.
  public var reason: String

  /// An answer on its way home.
  public struct Brought: Hashable, Codable, Sendable {
    /// Its place in the file, from 0.
    public var index: Int
    /// The stop, from 1.
    public var stop: Int
    /// The id of the item.
    public var item: String
    /// Pass, fail, a reading, a date …
    public var answer: CheckAnswer
    /// When it was given.
    public var at: Instant
    /// What is wrong, or why it was skipped.
    public var words: String
    /// What was photographed.
    public var photo: Photograph?

    /// The entry with this index of a file.
    public init(
      index: Int, stop: Int, item: String, answer: CheckAnswer, at: Instant, words: String,
      photo: Photograph? = nil
    ) {
      (self.index, self.stop, self.item, self.answer) = (index, stop, item, answer)
      (self.at, self.words, self.photo) = (at, words, photo)
    }
  }

  /// Why something of a file could not be taken in.
  public enum Conflict: String, Codable, CaseIterable, Sendable {
    /// Somebody answered the item meanwhile, and otherwise.
    case answered
    /// The round has no such stop, or none any more.
    case unknownStop
    /// The stop does not ask for the item, or does not any more.
    case unknownItem
    /// The round was finished meanwhile.
    case finished
    /// The round expired, or is not underway.
    case expired
    /// It is dated before the start of the round, or later than now.
    case time
    /// The item does not take such an answer: a reading cannot be passed.
    case unfit
    /// An item was skipped without a reason.
    case reasonless
    /// The round is not finished as long as answers of the file wait for a correction.
    case uncorrected
    /// The round cannot be finished: a stop was not reached and no reason is given.
    case unreached
  }

  /// Something that was not taken in.
  public struct Left: Hashable, Codable, Sendable {
    /// The entry's place in the file, from 0; `nil`: the end of the round.
    public var index: Int?
    /// Why.
    public var conflict: Conflict
    /// The name of who answered meanwhile; empty when nobody did.
    public var by: String
  }

  /// What the one who brings it gets back.
  public struct Answer: Codable, Hashable, Sendable {
    /// The round as it stands.
    public var round: RoundHead.Summary
    /// How many answers were taken in.
    public var applied: Int
    /// How many the round had already, exactly so.
    public var known: Int
    /// The numbers of the orders that were opened, each once.
    public var orders: [String]
    /// The numbers of the orders that were open and took a sighting, each once.
    public var sightings: [String]
    /// What could not be taken in.
    public var left: [Left]
  }

  /// Brings answers into `round`, and ends it when it was finished.
  public init(round: String, answers: [Brought], finished: Instant? = nil, reason: String = "") {
    (self.round, self.answers) = (round, answers)
    (self.finished, self.reason) = (finished, reason)
  }

  /// The events answered, in the order of their times, and finished.
  public func perform(in transaction: Transaction) throws -> Answer {
    var round = try transaction.snapshot.round(self.round)
    // Whoever walked it once brings what they answered, also when another has taken it over since.
    if try !transaction.snapshot.hasWalked(transaction.actor.person, round: round.head.id) {
      try transaction.requireWalker(of: round.head)
    }
    var answer = Answer(
      round: round.head.summary, applied: 0, known: 0, orders: [], sightings: [], left: [])
    for brought in answers.sorted(by: { ($0.at, $0.index) < ($1.at, $1.index) }) {
      try transaction.take(brought, into: &round, &answer)
    }
    if let finished { try transaction.end(&round, at: finished, reason: reason, &answer) }
    answer.round = try transaction.snapshot.roundHead(id: round.head.id).summary
    answer.left.sort { ($0.index ?? .max) < ($1.index ?? .max) }
    return answer
  }
}

extension Transaction {
  /// Takes one answer in, or lists why not.
  fileprivate func take(
    _ brought: BringRound.Brought, into round: inout Round, _ answer: inout BringRound.Answer
  ) throws {
    let stop = round.stops.first { $0.position == brought.stop }
    let known = stop?.checks[brought.item]
    if let known, known.isSame(as: brought) {
      answer.known += 1
      return
    }
    if let conflict = try conflict(of: brought, with: round) {
      let by = conflict == .answered ? try known.flatMap { try snapshot.person($0.by)?.name } : nil
      answer.left.append(.init(index: brought.index, conflict: conflict, by: by ?? ""))
      return
    }
    guard let stop else { return }
    let check = try check(
      NewAnswer(
        item: brought.item, answer: brought.answer, words: brought.words, major: false, done: nil,
        photo: brought.photo, at: brought.at), at: stop, of: round.head)
    let before = round.head.tally
    try record([(.answered(stop: stop.position, [check]), brought.at)], on: &round)
    _ = try raiseWatch(by: round.head, from: before, at: brought.at)
    answer.applied += 1
    guard let number = try check.order.flatMap({ try snapshot.orderNumber($0) }) else { return }
    if check.isSighting {
      if !answer.sightings.contains(number) { answer.sightings.append(number) }
    } else if !answer.orders.contains(number) {
      answer.orders.append(number)
    }
  }

  /// Why an answer cannot be taken in; `nil` when it can.
  private func conflict(
    of brought: BringRound.Brought, with round: Round
  ) throws -> BringRound.Conflict? {
    if let over = round.head.state.conflict { return over }
    guard let stop = round.stops.first(where: { $0.position == brought.stop }) else {
      return .unknownStop
    }
    let list = try snapshot.rulebook(version: round.head.version).configuration
      .checklist(stop.checklist)
    guard stop.items.contains(brought.item), let item = list?.item(brought.item) else {
      return .unknownItem
    }
    if stop.checks[brought.item] != nil { return .answered }
    guard brought.at <= now, round.head.started.map({ brought.at >= $0 }) ?? false else {
      return .time
    }
    let today = try snapshot.campus(round.head.campus).zone.local(brought.at).date
    do throws(EngineError) {
      _ = try AnswerRule.result(of: brought.answer, to: item, today: today)
    } catch {
      return .unfit
    }
    let isSilent = brought.words.allSatisfy(\.isWhitespace)
    return brought.answer == .skipped && isSilent ? .reasonless : nil
  }

  /// Finishes the round, or lists why not.
  fileprivate func end(
    _ round: inout Round, at finished: Instant, reason: String,
    _ answer: inout BringRound.Answer
  ) throws {
    guard round.head.finished != finished else { return }
    let last = round.stops.flatMap { $0.checks.values.map(\.at) }.max() ?? finished
    let conflict: BringRound.Conflict? =
      if let over = round.head.state.conflict {
        over
      } else if finished > now || finished < last || finished < (round.head.started ?? finished) {
        .time
      } else if reason.allSatisfy(\.isWhitespace),
        round.missing.contains(where: { ($0.skipReason ?? "").isEmpty })
      {
        .unreached
      } else if answer.left.contains(where: { $0.index != nil && $0.conflict.isCorrectable }) {
        .uncorrected
      } else {
        nil
      }
    if let conflict {
      answer.left.append(.init(index: nil, conflict: conflict, by: ""))
      return
    }
    try authorise("finishRound", campus: round.head.campus)
    let reason = try TypedText.limited(reason, field: "reason")
    try finish(&round, [(.finished(reason: reason), finished)])
  }
}

extension RoundState {
  /// Why a round in this state takes no more answers; `nil` when it does.
  fileprivate var conflict: BringRound.Conflict? {
    switch self {
    case .underway: nil
    case .complete, .incomplete: .finished
    case .planned, .expired: .expired
    }
  }
}

extension Check {
  /// The same was answered at the same time.
  fileprivate func isSame(as brought: BringRound.Brought) -> Bool {
    let word: CheckResult? =
      switch brought.answer {
      case .pass: .pass
      case .fail: .fail
      case .notApplicable: .notApplicable
      case .skipped: .skipped
      case .value, .date: nil
      }
    guard brought.photo.map({ $0.isSame(as: photo) }) ?? true else { return false }
    return at == brought.at && value == brought.answer.value && (word ?? result) == result
      && words == (try? TypedText.limited(brought.words, field: "words"))
  }
}

extension BringRound.Conflict {
  /// Whoever wrote the answer can write it otherwise and bring it again.
  fileprivate var isCorrectable: Bool { [.unfit, .reasonless, .time].contains(self) }
}
