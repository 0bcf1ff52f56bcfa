/// A stretch during which the clock of an order is stopped for a reason.
public struct Hold: Hashable, Codable, Sendable {
  /// When it began.
  public var start: Instant
  /// When it ended; nil: still held, counted to the present.
  public var end: Instant?

  /// A hold; without an end it still lasts.
  public init(start: Instant, end: Instant? = nil) {
    self.start = start
    self.end = end
  }
}

/// A stretch of time, its end not included.
struct TimeSpan: Hashable, Sendable {
  var start: Instant
  var end: Instant

  /// The union of holds as disjoint stretches in order, clipped to begin at `start` and, when
  /// given, to end at `limit`. Holds without end count to `now`.
  ///
  /// Throws `holdEndsBeforeItStarts`, and `holdWithoutEnd` when `now` is missing.
  static func union(
    of holds: [Hold], from start: Instant, now: Instant?, limit: Instant? = nil
  ) throws(ClockError) -> [TimeSpan] {
    if holds.isEmpty { return [] }
    var clipped: [TimeSpan] = []
    for hold in holds {
      guard let end = hold.end ?? now.map({ max($0, hold.start) }) else {
        throw .holdWithoutEnd(hold)
      }
      if end < hold.start { throw .holdEndsBeforeItStarts(hold) }
      let span = TimeSpan(
        start: max(hold.start, start), end: limit.map { min($0, end) } ?? end)
      if span.start < span.end { clipped.append(span) }
    }
    clipped.sort { $0.start < $1.start }
    var union: [TimeSpan] = []
    for span in clipped {
      if let last = union.indices.last, span.start <= union[last].end {
        union[last].end = max(union[last].end, span.end)
      } else {
        union.append(span)
      }
    }
    return union
  }
}
