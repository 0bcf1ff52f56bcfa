import Ledger
public import ServiceClock

/// The numbers that say how bad it is (screens.md, Frame and Today), each counted to 1,000+ at most.
public struct OrderOverview: Hashable, Sendable {
  /// Orders that are neither closed nor cancelled.
  public var open: Int
  /// Open orders of which a running clock is past due.
  public var late: Int
  /// Open orders of which a running clock has used three quarters.
  public var atRisk: Int
  /// Orders on hold.
  public var onHold: Int
  /// Open orders marked major.
  public var major: Int
  /// Orders of the queue with a telling that nobody has signed for.
  public var unacknowledged: Int
  /// Orders with an outcome or a later date of which the reporter has not been told.
  public var untold: Int
}

/// One event of the newest, for "what came in since I last looked".
public struct NewsRow: Hashable, Sendable {
  /// When it was recorded.
  public var recorded: Instant
  /// The order's number.
  public var number: String
  /// What happened.
  public var event: OrderChange.Kind
  /// The names of the place.
  public var place: String
  /// The codes of the place.
  public var placePath: String
  /// What the order is about.
  public var text: String
  /// Who did it; empty for the system.
  public var by: String
  /// The id of the one who did it; 0 for the system.
  public var person: Int64
}

extension Snapshot {
  /// The numbers of one campus, or of all.
  public func overview(campus: Int64? = nil) throws -> OrderOverview {
    OrderOverview(
      open: try counter("open", campus: campus), late: try late(campus: campus),
      atRisk: try atRisk(campus: campus), onHold: try counter("stage.onHold", campus: campus),
      major: try counter("major", campus: campus),
      unacknowledged: try unacknowledged(campus: campus),
      untold: try count(.untold, campus: campus))
  }

  /// Open orders of which a running clock is past due, counted to 1,000+ at most.
  public func late(campus: Int64? = nil) throws -> Int { try count(.late, campus: campus) }

  private func count(_ condition: OrderFilter.Condition, campus: Int64?) throws -> Int {
    var filter = OrderFilter(terms: [.init(condition: condition, isNegated: false)])
    if let campus {
      let code = try self.campus(campus).code
      filter.terms.append(.init(condition: .campus([code]), isNegated: false))
    }
    return try count(filter)
  }

  /// Open orders of which a running clock has used three quarters, counted to 1,000+ at most, at the cost of
  /// those and of what went late of late: an order that is at risk has been so for no longer than its last
  /// quarter lasts. Index `work_order_by_risk`, by the length of that quarter.
  private func atRisk(campus: Int64?) throws -> Int {
    Int(try reader.value(Self.atRiskSQL, now.seconds, campus ?? 0) ?? 0)
  }

  private static let atRiskSQL: String = {
    let classes = WorkOrderSchema.lastQuarters.indices.map { number in
      "\(atRiskSQL(class: number)) AND risk_at > $1 - \(WorkOrderSchema.lastQuarters[number])"
    }
    let longer = atRiskSQL(class: classes.count)
    return """
      SELECT COUNT(*) FROM (
        \((classes + [longer]).joined(separator: "\n  UNION ALL\n"))
        LIMIT 1001) AS found
      """
  }()

  private static func atRiskSQL(class number: Int) -> String {
    """
    SELECT 1 FROM work_order
    WHERE open = 1 AND \(WorkOrderSchema.lastQuarterClass) = \(number) AND risk_at <= $1
      AND live_due >= $1 AND ($2 = 0 OR campus = $2)
    """
  }

  /// Orders of the queue with a telling that nobody has signed for, counted to 1,000+ at most;
  /// index `work_order_queue`, whose ranks below 1,000 they are.
  public func unacknowledged(campus: Int64? = nil) throws -> Int {
    Int(
      try reader.value(
        """
        SELECT COUNT(*) FROM (
          SELECT 1 FROM work_order
          WHERE queue_rank < 1000 AND queue_rank < 10000 AND ($1 = 0 OR campus = $1)
          LIMIT 1001) AS found
        """, campus ?? 0) ?? 0)
  }

  /// A counter that is kept in the transactions, of one campus or of all.
  public func counter(_ name: String, campus: Int64? = nil) throws -> Int {
    Int(
      try reader.value(
        "SELECT SUM(value) FROM counter WHERE name = $1 AND ($2 = 0 OR campus = $2)", name,
        campus ?? 0) ?? 0)
  }

  /// The newest events on orders, the newest first; index `event_by_record`.
  public func news(since: Instant, campus: Int64? = nil, limit: Int = 20) throws -> [NewsRow] {
    try reader.rows(
      """
      SELECT e.recorded, o.number, e.kind, p.title, p.path, o.text, COALESCE(s.name, ''),
        e.person
      FROM event e JOIN work_order o ON o.id = e.subject JOIN place p ON p.id = o.place
        LEFT JOIN staff s ON s.id = e.person
      WHERE e.recorded > $1 AND e.topic = 'order' AND ($2 = 0 OR o.campus = $2)
      ORDER BY e.recorded DESC, e.sequence DESC LIMIT $3
      """, since.seconds, campus ?? 0, limit
    ) { row in
      OrderChange.Kind(rawValue: row.text(2)).map {
        NewsRow(
          recorded: Instant(seconds: row.integer(0)), number: row.text(1), event: $0,
          place: row.text(3), placePath: row.text(4), text: row.text(5), by: row.text(6),
          person: row.integer(7))
      }
    }.compactMap { $0 }
  }
}
