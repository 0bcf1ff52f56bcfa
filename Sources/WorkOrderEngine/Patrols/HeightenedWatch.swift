public import ServiceClock

/// A route that is walked once a day because of what was found on it (R2, engine.md §4).
public struct HeightenedWatch: Hashable, Sendable {
  /// What raised it.
  public enum Cause: String, Codable, CaseIterable, Sendable {
    /// A major finding.
    case major
    /// Three findings in one round.
    case findings
  }

  /// What raised it.
  public var cause: Cause
  /// Since when.
  public var since: Instant
  /// The id of the round that raised it.
  public var round: Int64
  /// How many clean rounds must follow.
  public var cleanRounds: Int
  /// Why it was extended; empty when it was not.
  public var extended: String
  /// When it ended; `nil` while it lasts.
  public var ended: Instant?
  /// Why a supervisor ended it; empty when it ended by itself.
  public var endReason: String

  /// A watch that lasts.
  public init(cause: Cause, since: Instant, round: Int64) {
    (self.cause, self.since, self.round) = (cause, since, round)
    cleanRounds = WatchRule.cleanRounds
    extended = ""
    ended = nil
    endReason = ""
  }

  /// The days on which it asks for a round: from the day after it was raised to the day before it
  /// ended. `nil` when there is no such day.
  func days(in zone: ZoneRules) -> DaySpan? {
    let from = zone.local(since).date.adding(days: 1)
    let to = ended.map { zone.local($0).date.adding(days: -1) }
    if let to, to < from { return nil }
    return DaySpan(from: from, to: to)
  }
}

/// When a watch begins and ends.
enum WatchRule {
  /// How many clean rounds end a watch.
  static let cleanRounds = 2
  /// So many findings in one round raise it.
  static let findings = 3

  /// What raises a watch when a round's tally goes from `before` to `after`.
  static func cause(from before: RoundTally, to after: RoundTally) -> HeightenedWatch.Cause? {
    if after.majors > before.majors { return .major }
    if before.findings < findings && after.findings >= findings { return .findings }
    return nil
  }

  /// A finished round after the watch was raised.
  struct Follower: Hashable, Sendable {
    var verdict: RoundVerdict?
    var findings: Int
  }

  /// How many clean rounds have followed, in the order of their starts: a finding begins the count
  /// anew, a round that does not count changes nothing.
  static func cleanRounds(in followers: [Follower]) -> Int {
    followers.reduce(0) { count, round in
      if round.findings > 0 { return 0 }
      return round.verdict == .valid ? count + 1 : count
    }
  }
}
