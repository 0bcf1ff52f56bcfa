public import ServiceClock

extension Snapshot {
  /// How the routes were walked week by week, or month by month, each week and month whole that has a
  /// day of the period; by campus, route and time. Index `round_finished`.
  public func patrolSpans(
    from: CalendarDate, to: CalendarDate, by grouping: PatrolGrouping, campus: Int64? = nil
  ) throws -> [PatrolSpan] {
    try campuses().filter { campus == nil || $0.id == campus }.flatMap { site in
      try routes(campus: site.id).flatMap { route in
        switch grouping {
        case .route: [PatrolSpan]()
        case .week: try weeks(of: route, on: site, from.isoWeek, to.isoWeek)
        case .month:
          try months(
            of: route, on: site, CalendarMonth(containing: from), CalendarMonth(containing: to))
        }
      }
    }
  }

  private func weeks(
    of route: Route, on site: Campus, _ first: ISOWeek, _ last: ISOWeek
  ) throws -> [PatrolSpan] {
    var spans: [PatrolSpan] = []
    var week = first
    while week <= last {
      let rounds = try count(of: route, on: site, week.monday, week.next.monday)
      spans += try weekQuotas(of: route, week).map { line in
        PatrolSpan(
          route: route, campus: site, label: line.period, quota: line.quota,
          missed: line.quota.word == .missed ? [line.period] : [], rounds: rounds)
      }
      week = week.next
    }
    return spans
  }

  private func months(
    of route: Route, on site: Campus, _ first: CalendarMonth, _ last: CalendarMonth
  ) throws -> [PatrolSpan] {
    let frame = try frame(of: route)
    // A week that began in the month before belongs to this one with its Thursday.
    let periods = frame.periods.periods(
      from: Instant(seconds: site.zone.start(of: first.first.adding(days: -7))),
      to: Instant(seconds: site.zone.start(of: last.next.first)))
    var spans: [PatrolSpan] = []
    var month = first
    while month <= last {
      let own = periods.filter { $0.month == month }
      let states = try own.map { try quota(of: frame, in: $0) }
      spans.append(
        PatrolSpan(
          route: route, campus: site, label: "\(month)", quota: QuotaState(summing: states),
          missed: zip(own, states).filter { $1.word == .missed }.map { $0.0.label },
          rounds: try count(of: route, on: site, month.first, month.next.first)))
      month = month.next
    }
    return spans
  }

  /// The finished rounds that started in [from 00:00, to 00:00) campus time.
  private func count(
    of route: Route, on site: Campus, _ from: CalendarDate, _ to: CalendarDate
  ) throws -> RoundCount {
    var count = RoundCount()
    let end = site.zone.start(of: to)
    for head in try finishedRounds(of: route, from: Instant(seconds: site.zone.start(of: from))) {
      guard let started = head.started, started.seconds < end else { break }
      count.count(head)
    }
    return count
  }
}

extension PatrolPeriod {
  /// The month to which it belongs: a week to that of its Thursday, as its year does by ISO 8601.
  fileprivate var month: CalendarMonth {
    CalendarMonth(containing: kind == .week ? firstDay.adding(days: 3) : firstDay)
  }
}
