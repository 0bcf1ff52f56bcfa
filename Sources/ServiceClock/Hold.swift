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
    var spans: [TimeSpan] = []
    spans.reserveCapacity(holds.count)
    var isOrdered = true
    for hold in holds {
      guard let end = hold.end ?? now.map({ max($0, hold.start) }) else {
        throw .holdWithoutEnd(hold)
      }
      if end < hold.start { throw .holdEndsBeforeItStarts(hold) }
      let span = TimeSpan(
        start: max(hold.start, start), end: limit.map { min($0, end) } ?? end)
      if span.start < span.end {
        if let last = spans.last, span.start < last.start { isOrdered = false }
        spans.append(span)
      }
    }
    if spans.count < 2 { return spans }
    if !isOrdered { spans.sort { $0.start < $1.start } }
    return joined(spans)
  }

  /// Ordered stretches, those that touch or overlap made one, in place.
  private static func joined(_ ordered: consuming [TimeSpan]) -> [TimeSpan] {
    var spans = ordered
    var last = 0
    for index in 1..<spans.count {
      if spans[index].start <= spans[last].end {
        spans[last].end = max(spans[last].end, spans[index].end)
      } else {
        last += 1
        spans[last] = spans[index]
      }
    }
    spans.removeLast(spans.count - 1 - last)
    return spans
  }
}
