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
  ///
  /// - Throws: what is wrong with the first order whose turn failed, after everybody else had theirs:
  ///   a damaged history must not keep all others from being reported upward.
  public func tick(now: Instant) throws -> TickSummary {
    var summary = TickSummary()
    let failure = try tickOrders(now: now, into: &summary)
    try tickPatrols(now: now, into: &summary)
    try tickHandovers(now: now, into: &summary)
    try tidySearch(now: now)
    if let failure { throw failure }
    return summary
  }

  /// Each order has one turn, in which all that is due for it is done.
  ///
  /// - Returns: what is wrong with the first one that could not have its turn.
  private func tickOrders(
    now: Instant, into summary: inout TickSummary
  ) throws -> (any Error)? {
    var failure: (any Error)?
    var last = DueOrder(at: .min, id: 0)
    while true {
      let due = try ask(now: now) { try $0.ordersDue(after: last, limit: 100) }
      guard let end = due.last else { return failure }
      last = end
      do {
        summary.lines += try runDueSteps(of: due, now: now)
      } catch let error where !(error is LedgerError) {
        for order in due {
          do {
            summary.lines += try runDueSteps(of: [order], now: now)
          } catch let error where !(error is LedgerError) {
            failure = failure ?? error
          }
        }
      }
    }
  }

  /// Does what is due for some orders in one transaction.
  private func runDueSteps(of orders: [DueOrder], now: Instant) throws -> [TickLine] {
    try write(now: now) { transaction in
      try orders.flatMap { order in
        let file = try transaction.snapshot.orderFile(id: order.id)
        let after = try transaction.runDueSteps(of: file)
        return after.events.dropFirst(file.events.count).map { TickLine($0, of: after) }
      }
    }
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

/// An order for which something has come due, and when.
private struct DueOrder {
  /// Seconds since 1970 UTC.
  var at: Int64
  var id: Int64
}

extension Snapshot {
  /// The orders for which something has come due, the earliest first, behind one of them; index
  /// `work_order_next`. Of two upper bounds SQLite walks to the one that is written first: now, and
  /// not the one that makes the index fit.
  fileprivate func ordersDue(after last: DueOrder, limit: Int) throws -> [DueOrder] {
    try reader.rows(
      """
      SELECT next_at, id FROM work_order WHERE next_at <= $1 AND next_at < 253402300800
        AND (next_at, id) > ($2, $3)
      ORDER BY next_at, id LIMIT $4
      """, now.seconds, last.at, last.id, limit
    ) { DueOrder(at: $0.integer(0), id: $0.integer(1)) }
  }
}
