import Ledger
public import ServiceClock

extension Snapshot {
  /// The figures of the orders reported from 00:00 of one day to 24:00 of another, in the time of
  /// each order's campus; without dates, of all (engine.md §7).
  ///
  /// One pass over index `work_order_by_campus_age`; memory grows with groups and completed orders. Of
  /// the completed ones index `event_of_hold` tells which were ever held or waited for a verification
  /// that was refused: the histories of these alone are replayed, to say what they waited for.
  ///
  /// - Parameter contractor: only the orders in its hands or in those of its people.
  public func turnaround(
    from: CalendarDate? = nil, to: CalendarDate? = nil, by grouping: TurnaroundGrouping,
    campus: Int64? = nil, contractor: Int64? = nil
  ) throws -> TurnaroundReport {
    let holders = try contractor.map { try self.holders(ofContractor: $0) }
    var keys = try GroupKeys(grouping, in: self)
    var tallies: [TurnaroundTally] = []
    var total = TurnaroundTally()
    for site in try campuses() where campus == nil || site.id == campus {
      try reader.forEachRow(
        """
        SELECT category, campus, place, holder, priority, open, reported, first_completed,
          first_due, first_due_before, first_working, rework,
          CASE WHEN open = 1 AND stage NOT IN ('completed', 'onHold') THEN
            (SELECT due FROM order_clock
             WHERE work_order = o.id AND cycle = o.cycle AND clock = 'complete') END,
          id, imported, first_accepted, first_arrived,
          CASE WHEN first_completed IS NOT NULL AND imported = 0 AND EXISTS
            (SELECT 1 FROM event AS e WHERE e.topic = 'order' AND e.subject = o.id
               AND (e.kind = 'held' OR e.kind = 'verificationRefused')) THEN 1 ELSE 0 END,
          stage = 'cancelled'
        FROM work_order AS o
        WHERE campus = $1 AND reported >= $2 AND reported < $3
        """,
        site.id, site.zone.start(of: from), site.zone.start(of: to?.adding(days: 1), orElse: .max)
      ) { row in
        if let holders, !holders.contains(row.text(3)) { return }
        var order = turnaroundRow(row)
        if row.bool(17) {
          order.split = TimeSplit(try orderFile(id: row.integer(13)).order)
        }
        total.add(order)
        let group = keys.group(of: row, reported: order.reported, zone: site.zone)
        if group == tallies.count { tallies.append(TurnaroundTally(key: keys.name(of: group))) }
        // In place: the durations of a group must not be copied for each order.
        tallies[group].add(order)
      }
    }
    return TurnaroundReport(
      from: from, to: to, by: grouping,
      groups: tallies.indices.map { tallies[$0].figures() }.sorted { $0.key < $1.key },
      total: total.figures())
  }

  /// A row whose order is taken to be one that was never held.
  private func turnaroundRow(_ row: SQLRow) -> TurnaroundRow {
    let reported = Instant(seconds: row.integer(6))
    let completed = row.optionalInteger(7).map(Instant.init(seconds:))
    return TurnaroundRow(
      isOpen: row.bool(5), isCancelled: row.bool(18),
      isPastDue: row.optionalInteger(12).map { $0 < now.seconds } ?? false,
      reported: reported, completed: completed,
      due: row.optionalInteger(8).map(Instant.init(seconds:)),
      dueBeforeExtension: row.optionalInteger(9).map(Instant.init(seconds:)),
      workingSeconds: row.optionalInteger(10),
      split: row.bool(14)
        ? nil
        : completed.map {
          TimeSplit(
            reported: reported, accepted: row.optionalInteger(15).map(Instant.init(seconds:)),
            arrived: row.optionalInteger(16).map(Instant.init(seconds:)), completed: $0)
        }, rework: row.int(11))
  }

  /// What is open now, by age, and how long it takes to clear at the rate of the last 28 days.
  ///
  /// Indexes `work_order_by_campus_due` (open orders) and `work_order_closed`.
  public func backlog(
    from: CalendarDate? = nil, to: CalendarDate? = nil, by grouping: TurnaroundGrouping,
    campus: Int64? = nil
  ) throws -> BacklogReport {
    var keys = try GroupKeys(grouping, in: self)
    var groups: [BacklogGroup] = []
    var total = BacklogGroup(key: "")
    for site in try campuses() where campus == nil || site.id == campus {
      let start = site.zone.start(of: from)
      let end = site.zone.start(of: to?.adding(days: 1), orElse: .max)
      func count(_ row: SQLRow, _ change: (inout BacklogGroup) -> Void) {
        let group = keys.group(
          of: row, reported: Instant(seconds: row.integer(5)), zone: site.zone)
        if group == groups.count { groups.append(BacklogGroup(key: keys.name(of: group))) }
        change(&groups[group])
        change(&total)
      }
      try reader.forEachRow(
        """
        SELECT category, campus, place, holder, priority, reported,
          CASE WHEN stage NOT IN ('completed', 'onHold') THEN
            (SELECT due FROM order_clock
             WHERE work_order = o.id AND cycle = o.cycle AND clock = 'complete') END
        FROM work_order AS o WHERE campus = $1 AND open = 1 AND live_due <= 253402300800
          AND reported >= $2 AND reported < $3
        """, site.id, start, end
      ) { row in
        let isLate = row.optionalInteger(6).map { $0 < now.seconds } ?? false
        let age = BacklogAge(age: now.seconds - row.integer(5))
        count(row) { $0.add(age: age, isPastDue: isLate) }
      }
      try reader.forEachRow(
        """
        SELECT category, campus, place, holder, priority, reported FROM work_order
        WHERE campus = $1 AND closed > $2 AND closed <= $3 AND reported >= $4 AND reported < $5
        """, site.id, now.seconds - 28 * 86_400, now.seconds, start, end
      ) { row in count(row) { $0.closedInFourWeeks += 1 } }
    }
    return BacklogReport(
      groups: groups.map(\.withRate).sorted { $0.key < $1.key }, total: total.withRate)
  }
}

extension BacklogGroup {
  fileprivate mutating func add(age: BacklogAge, isPastDue: Bool) {
    open += 1
    if isPastDue { openPastDue += 1 }
    if let index = BacklogAge.allCases.firstIndex(of: age) { ages[index] += 1 }
  }

  fileprivate var withRate: BacklogGroup {
    var group = self
    group.weeksToClear = KeyFigures.weeksToClear(
      open: open, closedInFourWeeks: closedInFourWeeks)
    return group
  }
}

extension ZoneRules {
  /// 00:00 of a day, in seconds since 1970 UTC.
  func start(of day: CalendarDate?, orElse limit: Int64 = .min) -> Int64 {
    guard let day else { return limit }
    return instant(LocalDateTime(date: day, secondOfDay: 0)).seconds
  }
}
