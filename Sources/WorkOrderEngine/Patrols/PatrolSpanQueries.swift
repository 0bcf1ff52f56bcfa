public import ServiceClock

extension Snapshot {
  /// How the routes were walked week by week, or month by month, each week and month whole that has a
  /// day of the period; by campus, route and time. Index `round_finished`.
  public func patrolSpans(
    from: CalendarDate, to: CalendarDate, by grouping: PatrolGrouping, campus: Int64? = nil
  ) throws -> [PatrolSpan] {
    let (from, to) = try patrolledDays(from: from, to: to, campus: campus)
    return try campuses().filter { campus == nil || $0.id == campus }.flatMap { site in
      try routes(campus: site.id).flatMap { route in
        switch grouping {
        case .route: [PatrolSpan]()
        case .week: try weeks(of: route, on: site, from: from, to: to)
        case .month:
          try months(
            of: route, on: site, CalendarMonth(containing: from), CalendarMonth(containing: to))
        }
      }
    }
  }

  /// A route from one day to another: the periods of its quota that have one of these days, each whole
  /// and once, with the rounds that started in them.
  func patrolSpan(
    of route: Route, on site: Campus, from: CalendarDate, to: CalendarDate
  ) throws -> PatrolSpan {
    let frame = try frame(of: route)
    let own = periods(of: frame, on: site, from: from, to: to)
    let states = try own.map { try quota(of: frame, in: $0) }
    let (start, end) = (site.zone.start(of: from), site.zone.start(of: to.adding(days: 1)))
    let first = own.first?.start ?? Instant(seconds: start)
    let last = own.last?.end ?? Instant(seconds: end)
    return PatrolSpan(
      route: route, campus: site, label: "\(from)/\(to)", quota: QuotaState(begun: states),
      missed: zip(own, states).filter { $1.word == .missed }.map { $0.0.label },
      start: first, end: last, rounds: try count(of: route, from: first, before: last))
  }

  /// The periods of a quota that have one of these days; a shift has the one that it bears.
  private func periods(
    of frame: RouteFrame, on site: Campus, from: CalendarDate, to: CalendarDate
  ) -> [PatrolPeriod] {
    let start = Instant(seconds: site.zone.start(of: from))
    let first = frame.periods.period(from: start)?.start ?? start
    return frame.periods.periods(
      from: min(first, start), to: Instant(seconds: site.zone.start(of: to.adding(days: 1)))
    ).filter { $0.lastDay >= from }
  }

  /// A row a week; a monthly quota has a row a month, since a week of it is no period.
  private func weeks(
    of route: Route, on site: Campus, from: CalendarDate, to: CalendarDate
  ) throws -> [PatrolSpan] {
    var rows: [(start: Instant, span: PatrolSpan)] = []
    func add(_ label: String, _ quota: QuotaState, _ start: Instant, _ end: Instant) throws {
      let rounds = try count(of: route, from: start, before: end)
      rows.append(
        (
          start,
          PatrolSpan(
            route: route, campus: site, label: label, quota: quota,
            missed: quota.word == .missed ? [label] : [], start: start, end: end,
            rounds: rounds)
        ))
    }
    var week = from.isoWeek
    while week <= to.isoWeek {
      for line in try weekQuotas(of: route, week) where line.period == week.description {
        try add(
          line.period, line.quota, Instant(seconds: site.zone.start(of: week.monday)),
          Instant(seconds: site.zone.start(of: week.next.monday)))
      }
      week = week.next
    }
    let frame = try frame(of: route)
    for month in periods(of: frame, on: site, from: from, to: to) where month.kind == .month {
      try add(month.label, try quota(of: frame, in: month), month.start, month.end)
    }
    return rows.sorted { $0.start < $1.start }.map(\.span)
  }

  /// A row a month: the periods of the quota that belong to it, and the rounds that started in them, so
  /// that what is required and what was walked are of the same days.
  private func months(
    of route: Route, on site: Campus, _ first: CalendarMonth, _ last: CalendarMonth
  ) throws -> [PatrolSpan] {
    let frame = try frame(of: route)
    // A week that began in the month before belongs to this one with its Thursday.
    let periods = frame.periods.periods(
      from: Instant(seconds: site.zone.start(of: first.first.adding(days: -7))),
      to: Instant(seconds: site.zone.start(of: last.next.first.adding(days: 7))))
    // Where one month ends the next begins: each round counts in exactly one, also between shifts.
    func start(of month: CalendarMonth) -> Instant {
      periods.first { $0.month >= month }?.start
        ?? Instant(seconds: site.zone.start(of: month.first))
    }
    var spans: [PatrolSpan] = []
    var month = first
    while month <= last {
      let own = periods.filter { $0.month == month }
      let states = try own.map { try quota(of: frame, in: $0) }
      spans.append(
        PatrolSpan(
          route: route, campus: site, label: "\(month)", quota: QuotaState(begun: states),
          missed: zip(own, states).filter { $1.word == .missed }.map { $0.0.label },
          start: start(of: month), end: start(of: month.next),
          rounds: try count(of: route, from: start(of: month), before: start(of: month.next))))
      month = month.next
    }
    return spans
  }

  /// The finished rounds that started in [from, before).
  private func count(
    of route: Route, from: Instant, before: Instant
  ) throws -> RoundCount {
    var count = RoundCount()
    for head in try finishedRounds(of: route, from: from, before: before) { count.count(head) }
    return count
  }
}

extension QuotaState {
  /// Several periods as one, without those that have not begun: by then other rounds may be asked for.
  fileprivate init(begun states: [QuotaState]) {
    let begun = states.filter { $0.word != .notBegun }
    self.init(summing: begun)
    if begun.isEmpty && !states.isEmpty { word = .notBegun }
  }
}

extension PatrolPeriod {
  /// The month to which it belongs: a week to that of its Thursday, as its year does by ISO 8601.
  fileprivate var month: CalendarMonth {
    CalendarMonth(containing: kind == .week ? firstDay.adding(days: 3) : firstDay)
  }
}
