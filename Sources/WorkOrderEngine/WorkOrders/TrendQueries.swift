import Ledger
public import ServiceClock

/// How the numbers of Today stood at some instants, for a line of small columns under each.
public struct OverviewTrend: Hashable, Sendable {
  /// Orders of which a clock was past due and ran.
  public var late: [Int]
  /// Orders of which a clock had used three quarters, none being past due.
  public var atRisk: [Int]
  /// Orders in repair with a telling that nobody had signed for.
  public var unacknowledged: [Int]
  /// Completed orders whose reporter had not been told.
  public var untold: [Int]
  /// Rounds that were owed in the periods of the instants.
  public var owed: [Int]
}

extension Snapshot {
  /// How the numbers stood at some instants of the last weeks, by the due times as they are now.
  ///
  /// It reads the orders that are open, that wait to be told about, or that were closed since the
  /// first instant, one after the other: its time depends on these and not on all orders, its memory
  /// on none. Indexes `work_order_by_campus_due`, `work_order_closed` and `work_order_untold`, then the
  /// keys of each order's rows.
  public func overviewTrend(
    at instants: [Instant], campus: Int64? = nil
  ) throws -> OverviewTrend {
    let times = instants.map(\.seconds)
    let none = times.map { _ in 0 }
    var trend = OverviewTrend(
      late: none, atRisk: none, unacknowledged: none, untold: none,
      owed: try roundsOwed(at: instants, campus: campus))
    for site in try campuses() where campus == nil || site.id == campus {
      for id in try ordersAlive(in: site.id, since: times.first ?? 0) {
        guard let life = try life(of: id) else { continue }
        for (index, time) in times.enumerated() where life.reported <= time {
          if life.isLate(at: time) {
            trend.late[index] += 1
          } else if life.isAtRisk(at: time) {
            trend.atRisk[index] += 1
          }
          if life.isUnsigned(at: time) { trend.unacknowledged[index] += 1 }
          if life.isUntold(at: time) { trend.untold[index] += 1 }
        }
      }
    }
    return trend
  }

  /// The orders of a campus that had any part in the time since an instant.
  private func ordersAlive(in campus: Int64, since first: Int64) throws -> [Int64] {
    // The campus and the instant stand in each part, so that each takes an index of its own.
    let parts = [
      "open = 1 AND campus = $1 AND $2 = $2",
      "closed IS NOT NULL AND campus = $1 AND closed >= $2 AND open = 0",
      "untold = 1 AND campus = $1 AND open = 0 AND (closed IS NULL OR closed < $2)",
    ]
    return try parts.flatMap { part in
      try reader.rows("SELECT id FROM work_order WHERE \(part)", campus, first) { $0.integer(0) }
    }
  }

  private func life(of id: Int64) throws -> OrderLife? {
    var life = try reader.first(
      """
      SELECT reported, completed, imported, reporter || contact, cycle,
        CASE WHEN stage = 'onHold' THEN held_since END
      FROM work_order WHERE id = $1
      """, id
    ) { row in
      OrderLife(
        reported: row.integer(0), completed: row.optionalInteger(1),
        mustTell: !row.bool(2) && !row.text(3).isEmpty, cycle: row.integer(4),
        heldSince: row.optionalInteger(5))
    }
    guard let cycle = life?.cycle, let heldSince = life.map(\.heldSince) else { return nil }
    life?.clocks = try reader.rows(
      """
      SELECT clock, due, risk_at, stopped FROM order_clock WHERE work_order = $1 AND cycle = $2
      """, id, cycle
    ) { row in
      // A completion clock on hold is never late: it stops counting where the hold began.
      let held = row.text(0) == "complete" ? heldSince : nil
      return .init(
        riskAt: row.integer(2), due: row.integer(1), stopped: row.optionalInteger(3) ?? held)
    }
    life?.tellings = try reader.rows(
      """
      SELECT recorded, acknowledged FROM escalation
      WHERE work_order = $1 AND cycle = $2 AND role <> 'holder'
      """, id, cycle
    ) { .init(from: $0.integer(0), signed: $0.optionalInteger(1)) }
    if life?.mustTell == true { life?.news = try news(of: id) }
    return life
  }

  /// The events after which a reporter has something to be told, and those after which not, the earliest
  /// first; index `event_by_subject`.
  private func news(of id: Int64) throws -> [(at: Int64, isNews: Bool)] {
    let kinds = WorkOrderSchema.newsKinds + WorkOrderSchema.noNewsKinds + [.undone]
    let events = try reader.rows(
      """
      SELECT sequence, happened, kind, target FROM event
      WHERE topic = 'order' AND subject = $1 AND kind IN (\(WorkOrderSchema.list(kinds)))
      ORDER BY happened, sequence
      """, id
    ) { (sequence: $0.integer(0), at: $0.integer(1), kind: $0.text(2), target: $0.text(3)) }
    let undone = Set(events.filter { $0.kind == "undone" }.compactMap { Int64($0.target) })
    let news = Set(WorkOrderSchema.newsKinds.map(\.rawValue))
    return events.filter { $0.kind != "undone" && !undone.contains($0.sequence) }
      .map { ($0.at, news.contains($0.kind)) }
  }
}

/// What an order's rows say of the time it was open; seconds since 1970.
private struct OrderLife {
  struct Clock {
    var riskAt: Int64
    var due: Int64
    var stopped: Int64?

    func runs(at time: Int64) -> Bool { stopped.map { time < $0 } ?? true }
  }

  struct Telling {
    var from: Int64
    var signed: Int64?
  }

  var reported: Int64
  var completed: Int64?
  var mustTell: Bool
  var cycle: Int64
  var heldSince: Int64?
  /// When there came to be something to tell, or not any more, the earliest first.
  var news: [(at: Int64, isNews: Bool)] = []
  var clocks: [Clock] = []
  var tellings: [Telling] = []

  private func isRepaired(at time: Int64) -> Bool { completed.map { time >= $0 } ?? false }

  func isLate(at time: Int64) -> Bool { clocks.contains { $0.due < time && $0.runs(at: time) } }

  func isAtRisk(at time: Int64) -> Bool {
    clocks.contains { $0.riskAt <= time && $0.runs(at: time) }
  }

  func isUnsigned(at time: Int64) -> Bool {
    !isRepaired(at: time)
      && tellings.contains { $0.from <= time && ($0.signed.map { time < $0 } ?? true) }
  }

  func isUntold(at time: Int64) -> Bool {
    mustTell && news.last { $0.at <= time }?.isNews == true
  }
}
