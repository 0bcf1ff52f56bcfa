import ServiceClock

/// Whether a finished round counts, or why it does not; the first that applies.
public enum RoundVerdict: String, Codable, CaseIterable, Sendable {
  /// It counts for its period.
  case valid
  /// Stops were not reached, and not all of them are excused.
  case incomplete
  /// It was faster than the walking floor of its route.
  case tooFast
  /// It started sooner than the gap after the start of the last one that counted.
  case tooSoon
}

/// What a round is judged by.
struct RoundTimes: Hashable, Sendable {
  var started: Instant
  var finished: Instant
  var isComplete: Bool
  /// Seconds; no honest round is faster.
  var floor: Int64
  /// Seconds to the start of the last one that counted, by the terms under which it was started.
  var gap: Int64
}

/// Which rounds count (engine.md §4).
enum ValidityRule {
  /// Judges one round after the start of the last one that counted.
  static func verdict(of round: RoundTimes, lastCounted: Instant?) -> RoundVerdict {
    if !round.isComplete { return .incomplete }
    if round.finished - round.started < round.floor { return .tooFast }
    if let lastCounted, round.started - lastCounted < round.gap { return .tooSoon }
    return .valid
  }

  /// Judges all rounds of a route in the order of their starts.
  static func judge(_ rounds: [RoundTimes], lastCounted: Instant? = nil) -> [RoundVerdict] {
    var last = lastCounted
    return rounds.map { round in
      let verdict = verdict(of: round, lastCounted: last)
      if verdict == .valid { last = round.started }
      return verdict
    }
  }
}
