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
  /// first instant: what it costs depends on these, not on all orders. Indexes
  /// `work_order_by_campus_due`, `work_order_closed` and `work_order_untold`.
  public func overviewTrend(
    at instants: [Instant], campus: Int64? = nil
  ) throws -> OverviewTrend {
    let times = instants.map(\.seconds)
    let all = try campuses().filter { campus == nil || $0.id == campus }
    var lives: [Int64: OrderLife] = [:]
    for campus in all { try readLives(of: campus.id, since: times.first ?? 0, into: &lives) }
    var trend = OverviewTrend(
      late: [], atRisk: [], unacknowledged: [], untold: [],
      owed: try roundsOwed(at: instants, campus: campus))
    for time in times {
      var (late, atRisk, unsigned, untold) = (0, 0, 0, 0)
      for life in lives.values where life.reported <= time {
        if life.isLate(at: time) {
          late += 1
        } else if life.isAtRisk(at: time) {
          atRisk += 1
        }
        if life.isUnsigned(at: time) { unsigned += 1 }
        if life.isUntold(at: time) { untold += 1 }
      }
      trend.late.append(late)
      trend.atRisk.append(atRisk)
      trend.unacknowledged.append(unsigned)
      trend.untold.append(untold)
    }
    return trend
  }

  /// The orders of a campus that had any part in the time since an instant.
  private func readLives(
    of campus: Int64, since first: Int64, into lives: inout [Int64: OrderLife]
  ) throws {
    // The campus and the instant stand in each part, so that each takes an index of its own.
    let parts = [
      "o.open = 1 AND o.campus = $1 AND $2 = $2",
      "o.closed IS NOT NULL AND o.campus = $1 AND o.closed >= $2",
      "o.untold = 1 AND o.campus = $1 AND $2 = $2",
    ]
    for part in parts {
      try reader.forEachRow(
        """
        SELECT o.id, o.reported, o.completed, o.imported, o.reporter || o.contact, o.cycle,
          CASE WHEN o.stage = 'onHold' THEN o.held_since END
        FROM work_order o WHERE \(part)
        """, campus, first
      ) { row in
        lives[row.integer(0)] = OrderLife(
          reported: row.integer(1), completed: row.optionalInteger(2),
          mustTell: !row.bool(3) && !row.text(4).isEmpty, cycle: row.integer(5),
          heldSince: row.optionalInteger(6))
      }
      try readNews(part, of: campus, since: first, into: &lives)
      try reader.forEachRow(
        """
        SELECT c.work_order, c.cycle, c.clock, c.due, c.risk_at, c.stopped
        FROM work_order o JOIN order_clock c ON c.work_order = o.id WHERE \(part)
        """, campus, first
      ) { row in
        let id = row.integer(0)
        guard var life = lives[id], life.cycle == row.integer(1) else { return }
        // A completion clock on hold is never late: it stops counting where the hold began.
        let held = row.text(2) == "complete" ? life.heldSince : nil
        life.clocks.append(
          .init(
            riskAt: row.integer(4), due: row.integer(3),
            stopped: row.optionalInteger(5) ?? held))
        lives[id] = life
      }
      try reader.forEachRow(
        """
        SELECT e.work_order, e.cycle, e.recorded, e.acknowledged, e.role
        FROM work_order o JOIN escalation e ON e.work_order = o.id WHERE \(part)
        """, campus, first
      ) { row in
        guard lives[row.integer(0)]?.cycle == row.integer(1), row.text(4) != "holder" else {
          return
        }
        lives[row.integer(0)]?.tellings.append(
          .init(from: row.integer(2), signed: row.optionalInteger(3)))
      }
    }
  }
}

extension Snapshot {
  /// The events after which a reporter has something to be told, and those after which not; index
  /// `event_by_subject`.
  private func readNews(
    _ part: String, of campus: Int64, since first: Int64, into lives: inout [Int64: OrderLife]
  ) throws {
    let kinds = WorkOrderSchema.newsKinds + WorkOrderSchema.noNewsKinds + [.undone]
    var undone: Set<Int64> = []
    var found: [(order: Int64, sequence: Int64, at: Int64, isNews: Bool)] = []
    try reader.forEachRow(
      """
      SELECT e.subject, e.sequence, e.happened, e.kind, e.target
      FROM work_order o JOIN event e ON e.topic = 'order' AND e.subject = o.id
        AND e.kind IN (\(WorkOrderSchema.list(kinds)))
      WHERE \(part) ORDER BY e.subject, e.happened, e.sequence
      """, campus, first
    ) { row in
      guard let kind = OrderChange.Kind(rawValue: row.text(3)) else { return }
      if kind == .undone {
        if let sequence = Int64(row.text(4)) { undone.insert(sequence) }
        return
      }
      found.append(
        (
          row.integer(0), row.integer(1), row.integer(2),
          WorkOrderSchema.newsKinds.contains(kind)
        ))
    }
    for event in found where !undone.contains(event.sequence) {
      lives[event.order]?.news.append((event.at, event.isNews))
    }
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
