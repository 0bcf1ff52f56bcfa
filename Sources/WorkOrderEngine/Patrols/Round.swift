public import ServiceClock

/// Where a round stands.
public enum RoundState: String, Codable, CaseIterable, Sendable {
  /// It waits for its period's walker.
  case planned
  /// Somebody is walking it.
  case underway
  /// Finished; every stop was reached, or is excused.
  case complete
  /// Finished with stops not reached.
  case incomplete
  /// It never started in its period.
  case expired
}

/// The period for which a round was planned.
public struct RoundPlan: Hashable, Codable, Sendable {
  /// The label of the period, such as `2026-W48`.
  public var period: String
  /// Which of the period's rounds it is, from 1.
  public var slot: Int
  /// The instant at which the period begins.
  public var from: Instant
  /// The instant at which it has ended.
  public var until: Instant
}

/// What was counted in a stop or a round.
public struct RoundTally: Hashable, Sendable {
  /// Stops with an answer other than skipped.
  public var reached = 0
  /// Items with an answer.
  public var answered = 0
  /// Items that failed.
  public var findings = 0
  /// Items that failed and are major.
  public var majors = 0

  static func + (left: RoundTally, right: RoundTally) -> RoundTally {
    RoundTally(
      reached: left.reached + right.reached, answered: left.answered + right.answered,
      findings: left.findings + right.findings, majors: left.majors + right.majors)
  }

  static func - (left: RoundTally, right: RoundTally) -> RoundTally {
    RoundTally(
      reached: left.reached - right.reached, answered: left.answered - right.answered,
      findings: left.findings - right.findings, majors: left.majors - right.majors)
  }
}

/// A round without its stops.
public struct RoundHead: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The route's code and a count, such as `NH-R1-42`.
  public var number: String
  /// The id of its route.
  public var route: Int64
  /// The id of its campus.
  public var campus: Int64
  /// Where it stands.
  public var state: RoundState
  /// The period for which it was planned; `nil` for one that somebody walked besides.
  public var plan: RoundPlan?
  /// The staff member who walks it, or is to walk it.
  public var walker: Int64?
  /// When it started.
  public var started: Instant?
  /// When it was finished.
  public var finished: Instant?
  /// Seconds; no honest round of this route is faster.
  public var floor: Int64
  /// The version of the configuration whose checklists it answers; 0 before it starts.
  public var version: Int64
  /// How many stops it has; 0 before it starts.
  public var stopCount: Int
  /// What was counted so far.
  public var tally: RoundTally
  /// Whether it counts; `nil` before it is finished.
  public var verdict: RoundVerdict?
  /// The sequence of its last event.
  public var lastEvent: Int64

  /// Where lists have it: when it started, or its period begins.
  public var at: Instant { started ?? plan?.from ?? Instant(seconds: 0) }
}

/// An answer as it stands.
public struct Check: Hashable, Sendable {
  /// The id of the item in the checklist of the stop.
  public var item: String
  /// What became of it.
  public var result: CheckResult
  /// The reading or the date, as text.
  public var value: String?
  /// The person's own words, or the reason for skipping.
  public var words: String
  /// When it was answered.
  public var at: Instant
  /// The staff member who answered.
  public var by: Int64
  /// The id of the order that it opened or added a sighting to.
  public var order: Int64?
  /// The order was open before: it took a sighting.
  public var isSighting: Bool
  /// It failed, and that is a major problem.
  public var isMajor: Bool
  /// Repaired on the spot.
  public var isRepaired: Bool
  /// What was photographed.
  public var photo: Photograph?

  init(
    item: String, result: CheckResult, value: String? = nil, words: String = "", at: Instant,
    by: Int64
  ) {
    (self.item, self.result, self.value, self.words) = (item, result, value, words)
    (self.at, self.by, order) = (at, by, nil)
    (isSighting, isMajor, isRepaired) = (false, false, false)
  }
}

/// A stop of a round: the snapshot of what is expected, and what was answered.
public struct RoundStop: Hashable, Sendable {
  /// Its place in the walk, from 1.
  public var position: Int
  /// The id of its place.
  public var place: Int64
  /// The id of its checklist.
  public var checklist: String
  /// The ids of the expected items, in the order of the checklist.
  public var items: [String]
  /// The answers by item.
  public var checks: [String: Check]
  /// Why it was not reached; `nil` when nobody said so.
  public var skipReason: String?
  /// Why an administrator excused it; `nil` when nobody did.
  public var excuse: String?

  /// When the first answer other than skipped was given.
  public var reached: Instant? {
    checks.values.filter { $0.result != .skipped }.map(\.at).min()
  }

  /// Nothing is missing at it.
  public var isSettled: Bool { reached != nil || excuse != nil }

  /// What was counted at it.
  public var tally: RoundTally {
    let fails = checks.values.filter { $0.result == .fail }
    return RoundTally(
      reached: reached == nil ? 0 : 1, answered: checks.count, findings: fails.count,
      majors: fails.count { $0.isMajor })
  }

  /// The items without an answer, in order.
  public var unanswered: [String] { items.filter { checks[$0] == nil } }
}

/// A round with its stops, as its events make it.
public struct Round: Hashable, Sendable {
  /// All but the stops.
  public var head: RoundHead
  /// In walking order; empty before it starts.
  public var stops: [RoundStop]

  /// The stops that were not reached and are not excused.
  public var missing: [RoundStop] { stops.filter { !$0.isSettled } }

  /// Where the walk goes on: the first item without an answer after the last one answered, or else
  /// the first one at all; `nil` when all are answered.
  public var resume: (stop: Int, item: String)? {
    let last =
      stops.flatMap { stop in stop.checks.values.map { (stop.position, $0.at) } }
      .max { ($0.1, $0.0) < ($1.1, $1.0) }?.0 ?? 1
    let open = stops.filter { !$0.unanswered.isEmpty && $0.skipReason == nil }
    guard let stop = open.first(where: { $0.position >= last }) ?? open.first,
      let item = stop.unanswered.first
    else { return nil }
    return (stop.position, item)
  }

  /// How it was walked.
  public var honesty: RoundHonesty {
    RoundHonesty(
      reached: stops.compactMap(\.reached), started: head.started, finished: head.finished,
      floor: head.floor)
  }
}
