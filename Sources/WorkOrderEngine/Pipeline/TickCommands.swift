import Ledger
public import ServiceClock

/// What one pass of `tick` did.
public struct TickSummary: Hashable, Sendable {
  /// One line an event, in the order in which they were due.
  public var lines: [TickLine] = []

  /// Nothing had come due.
  public var isEmpty: Bool { lines.isEmpty }
}

/// One thing that had come due.
public struct TickLine: Hashable, Sendable {
  /// When it was due.
  public var at: Instant
  /// The number of an order or a route.
  public var subject: String
  /// The event's kind.
  public var event: String
  /// The ladder and level of an escalation; else empty.
  public var detail: String
}

extension Engine {
  /// Does everything that has come due; safe at any time and from many at once. Costs what is due,
  /// not what exists: index `work_order_next`.
  public func tick(now: Instant) throws -> TickSummary {
    var summary = TickSummary()
    var last: [Int64] = []
    while true {
      let due = try ask(now: now) { try $0.ordersDue(limit: 100) }
      // The same orders again would mean that their due time did not move; never go in circles.
      guard !due.isEmpty, due != last else { break }
      last = due
      try write(now: now) { transaction in
        for id in due {
          let file = try transaction.snapshot.orderFile(id: id)
          let after = try transaction.runDueSteps(of: file)
          summary.lines += after.events.dropFirst(file.events.count).map {
            TickLine($0, of: after)
          }
        }
      }
    }
    try tickPatrols(now: now, into: &summary)
    try tickHandovers(now: now, into: &summary)
    try tidySearch(now: now)
    return summary
  }

  /// Merges the search index once a few hundred orders were added since: kept out of the way of
  /// those who log (pitfall 33), and nothing is written when there is nothing to tidy.
  private func tidySearch(now: Instant) throws {
    let (newest, merged) = try ask(now: now) { snapshot in
      (
        try snapshot.reader.value("SELECT MAX(id) FROM work_order") ?? 0,
        try snapshot.reader.value("SELECT merged FROM database WHERE id = 1") ?? 0
      )
    }
    guard newest - merged >= 200 else { return }
    var steps = 0
    while try write(now: now, { try $0.db.mergeSearch("order_search", pages: 64) }), steps < 100 {
      steps += 1
    }
    try write(now: now) { transaction in
      try transaction.db.execute("UPDATE database SET merged = $1 WHERE id = 1", newest)
    }
  }
}

extension TickLine {
  init(_ event: OrderEvent, of file: OrderFile) {
    at = event.happened
    subject = file.number
    self.event = event.change.kind.rawValue
    detail = ""
    if case .escalated(let escalated) = event.change {
      detail = "\(escalated.ladder) \(escalated.level)"
    }
  }
}

extension Snapshot {
  /// The orders for which something has come due, the earliest first.
  func ordersDue(limit: Int) throws -> [Int64] {
    try reader.rows(
      """
      SELECT id FROM work_order WHERE next_at < 253402300800 AND next_at <= $1
      ORDER BY next_at, id LIMIT $2
      """, now.seconds, limit
    ) { $0.integer(0) }
  }
}
