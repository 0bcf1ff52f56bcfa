public import ServiceClock

extension Snapshot {
  /// How the routes were walked week by week, or month by month, by campus, route and time: the periods of a
  /// quota that have a day of these, each whole and once, so that the rows add up to what the report says of
  /// the same days. Index `round_finished`.
  public func patrolSpans(
    from: CalendarDate, to: CalendarDate, by grouping: PatrolGrouping, campus: Int64? = nil
  ) throws -> [PatrolSpan] {
    guard grouping != .route else { return [] }
    let (from, to) = try patrolledDays(from: from, to: to, campus: campus)
    return try campuses().filter { campus == nil || $0.id == campus }.flatMap { site in
      try routes(campus: site.id).flatMap { route in
        try patrolSpans(of: route, on: site, from: from, to: to, by: grouping)
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
    return try span(
      of: own, in: frame, label: "\(from)/\(to)",
      from: own.first?.start ?? site.zone.midnight(of: from),
      to: own.last?.end ?? site.zone.midnight(of: to.adding(days: 1)))
  }

  /// The same taken apart by weeks or months: a row for each that has a period. What a week of a monthly
  /// quota is asked for nobody has said, so that by weeks too such a quota has a row a month; a week
  /// belongs to the month of its Thursday.
  func patrolSpans(
    of route: Route, on site: Campus, from: CalendarDate, to: CalendarDate,
    by grouping: PatrolGrouping
  ) throws -> [PatrolSpan] {
    let frame = try frame(of: route)
    var groups: [(label: String, periods: [PatrolPeriod])] = []
    for period in periods(of: frame, on: site, from: from, to: to) {
      let label = grouping == .month ? "\(period.month)" : period.weekLabel
      if groups.last?.label == label {
        groups[groups.count - 1].periods.append(period)
      } else {
        groups.append((label, [period]))
      }
    }
    guard !groups.isEmpty else {
      // A quota by shifts without shifts: its rounds stand somewhere all the same.
      var whole = try patrolSpan(of: route, on: site, from: from, to: to)
      whole.label = grouping == .month ? "\(CalendarMonth(containing: from))" : "\(from.isoWeek)"
      return [whole]
    }
    return try groups.indices.map { index in
      let own = groups[index].periods
      // Where one row ends the next begins: each round counts in exactly one, also between shifts.
      let next =
        index + 1 < groups.count ? groups[index + 1].periods[0].start : own[own.count - 1].end
      return try span(
        of: own, in: frame, label: groups[index].label, from: own[0].start, to: next)
    }
  }

  /// A route in a whole month: the periods of its quota that belong to it, those of its first and last
  /// week by their Thursdays, and the rounds that started in them.
  func patrolSpan(
    of route: Route, on site: Campus, in month: CalendarMonth
  ) throws -> PatrolSpan {
    let frame = try frame(of: route)
    let periods = frame.periods.periods(
      from: site.zone.midnight(of: month.first.adding(days: -7)),
      to: site.zone.midnight(of: month.next.first.adding(days: 7)))
    // Where one month ends the next begins: each round counts in exactly one, also between shifts.
    func start(of month: CalendarMonth) -> Instant {
      periods.first { $0.month >= month }?.start ?? site.zone.midnight(of: month.first)
    }
    return try span(
      of: periods.filter { $0.month == month }, in: frame, label: "\(month)",
      from: start(of: month), to: start(of: month.next))
  }

  private func span(
    of periods: [PatrolPeriod], in frame: RouteFrame, label: String, from: Instant, to: Instant
  ) throws -> PatrolSpan {
    let states = try periods.map { try quota(of: frame, in: $0) }
    return PatrolSpan(
      route: frame.route, campus: frame.campus, label: label, quota: QuotaState(begun: states),
      missed: zip(periods, states).filter { $1.word == .missed }.map { $0.0.label },
      start: from, end: to, rounds: try count(of: frame.route, from: from, before: to))
  }

  /// The periods of a quota that have one of these days; a shift has the one that it bears.
  private func periods(
    of frame: RouteFrame, on site: Campus, from: CalendarDate, to: CalendarDate
  ) -> [PatrolPeriod] {
    let start = site.zone.midnight(of: from)
    let first = frame.periods.period(from: start)?.start ?? start
    return frame.periods.periods(
      from: min(first, start), to: site.zone.midnight(of: to.adding(days: 1))
    ).filter { $0.lastDay >= from }
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

extension PatrolPeriod {
  /// The month to which it belongs: a week to that of its Thursday, as its year does by ISO 8601.
  fileprivate var month: CalendarMonth {
    CalendarMonth(containing: kind == .week ? firstDay.adding(days: 3) : firstDay)
  }

  /// The week to which it belongs, and of a monthly quota the month.
  fileprivate var weekLabel: String { kind == .month ? label : "\(firstDay.isoWeek)" }
}

extension ZoneRules {
  /// 00:00 of a day.
  fileprivate func midnight(of day: CalendarDate) -> Instant { Instant(seconds: start(of: day)) }
}
