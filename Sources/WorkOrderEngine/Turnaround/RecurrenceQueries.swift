import Ledger
public import ServiceClock

extension Snapshot {
  /// The places where a category came back three times within 30 days, of the orders reported from
  /// 00:00 of one day to 24:00 of another in campus time; without dates, of all. What was cancelled,
  /// as a duplicate or otherwise, does not count.
  ///
  /// One pass over index `work_order_by_campus_age`; memory grows with the orders of the period.
  public func recurrence(
    from: CalendarDate? = nil, to: CalendarDate? = nil, campus: Int64? = nil
  ) throws -> RecurrenceReport {
    var faults: [RecurringFault] = []
    for site in try campuses() where campus == nil || site.id == campus {
      var reports: [FaultKey: [FaultReport]] = [:]
      try reader.forEachRow(
        """
        SELECT place, category, reported, number, open FROM work_order
        WHERE campus = $1 AND reported >= $2 AND reported < $3 AND stage <> 'cancelled'
        ORDER BY reported, id
        """,
        site.id, site.zone.start(of: from), site.zone.start(of: to?.adding(days: 1), orElse: .max)
      ) { row in
        let key = FaultKey(place: row.integer(0), category: row.text(1))
        reports[key, default: []].append(
          FaultReport(
            at: Instant(seconds: row.integer(2)), number: row.text(3), isOpen: row.bool(4)))
      }
      for (key, reports) in reports {
        if let fault = try fault(key, reports, campus: site.id) { faults.append(fault) }
      }
    }
    return RecurrenceReport(from: from, to: to, faults: faults)
  }

  private func fault(
    _ key: FaultKey, _ reports: [FaultReport], campus: Int64
  ) throws -> RecurringFault? {
    let most = RecurrenceRule.most(reports.map(\.at))
    guard most >= RecurrenceRule.threshold, let first = reports.first, let last = reports.last
    else { return nil }
    let place = try place(key.place)
    return RecurringFault(
      category: key.category, place: key.place, path: place.path,
      title: try titles(of: place),
      campus: campus, count: reports.count, most: most, first: first.at, last: last.at,
      open: reports.count(where: \.isOpen), orders: reports.map(\.number))
  }

  /// Whether an order is the third or a later one of its category at its place within 30 days;
  /// `nil` when it is not, or was cancelled. Of many the latest ``OrderRecurrence/most`` are named.
  /// Index `work_order_by_fault`.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  public func recurrence(ofOrder number: String) throws -> OrderRecurrence? {
    let own = try reader.first(
      "SELECT id, place, category, reported, stage FROM work_order WHERE id = $1",
      try orderID(number)
    ) { ($0.integer(0), $0.integer(1), $0.text(2), $0.integer(3), $0.text(4)) }
    guard let (id, place, category, reported, stage) = own,
      stage != OrderStage.cancelled.rawValue
    else { return nil }
    let orders = try reader.rows(
      """
      SELECT number FROM work_order
      WHERE place = $1 AND category = $2 AND (reported, id) <= ($3, $4) AND reported >= $5
        AND stage <> 'cancelled'
      ORDER BY reported DESC, id DESC LIMIT $6
      """, place, category, reported, id, reported - RecurrenceRule.window, OrderRecurrence.most
    ) { $0.text(0) }
    return orders.count >= RecurrenceRule.threshold
      ? OrderRecurrence(orders: orders.reversed()) : nil
  }
}

/// What recurs: a category at a place.
private struct FaultKey: Hashable {
  var place: Int64
  var category: String
}

/// One of its reports.
private struct FaultReport {
  var at: Instant
  var number: String
  var isOpen: Bool
}
