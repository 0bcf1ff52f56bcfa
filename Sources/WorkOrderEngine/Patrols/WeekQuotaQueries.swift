import Ledger
public import ServiceClock

extension Snapshot {
  /// How the routes stand in an ISO week, by campus and code: `patrol week`.
  ///
  /// Monthly quotas show the month in which the week ends; daily and shift quotas are summed over
  /// the days of the week that have begun, each period for itself, so that a missed day is not made good on
  /// another. A week that lies ahead shows what is planned for it.
  public func weekQuotas(_ week: ISOWeek, campus: Int64? = nil) throws -> [WeekQuota] {
    try campuses().filter { campus == nil || $0.id == campus }.flatMap { campus in
      try routes(campus: campus.id).flatMap { try weekQuotas(of: $0, week) }
    }
  }

  /// The weeks from one to another, both included, a line a route and week: the patrol calendar.
  public func weekQuotas(
    from first: ISOWeek, through last: ISOWeek, campus: Int64? = nil
  ) throws -> [ISOWeek: [WeekQuota]] {
    var found: [ISOWeek: [WeekQuota]] = [:]
    var week = first
    while week <= last {
      found[week] = try weekQuotas(week, campus: campus)
      week = week.next
    }
    return found
  }

  /// One line, or two where what the route asks for has changed from days or shifts to a month: the
  /// month's need is not one of this week's days.
  func weekQuotas(of route: Route, _ week: ISOWeek) throws -> [WeekQuota] {
    let frame = try frame(of: route)
    let zone = frame.campus.zone
    let start = zone.instant(LocalDateTime(date: week.monday, secondOfDay: 0))
    let end = zone.instant(LocalDateTime(date: week.next.monday, secondOfDay: 0))
    let periods = frame.periods.periods(from: start, to: end).filter { !$0.isLong }
    let long = frame.periods.period(at: end - 1).flatMap { $0.isLong ? $0 : nil }
    let whole = try long.map { period -> WeekQuota in
      let quota = try quota(of: frame, in: period)
      return WeekQuota(
        route: route, campus: frame.campus, period: period.label, quota: quota,
        missed: quota.word == .missed ? 1 : 0)
    }
    if periods.isEmpty, let whole { return [whole] }
    let states = try periods.map { try quota(of: frame, in: $0) }
    let days = WeekQuota(
      route: route, campus: frame.campus, period: week.description,
      quota: QuotaState(begun: states, ahead: states), missed: states.count { $0.word == .missed })
    return [days] + [whole].compactMap { $0 }
  }
}

extension QuotaState {
  /// Several periods of a quota as one, and the one rule by which weeks, reports, letters and handover sheets
  /// count: what has not begun asks for nothing, since by then other rounds may be asked for.
  ///
  /// - Parameter ahead: what stands for periods that all lie ahead; nothing: no round.
  init(begun states: [QuotaState], ahead: [QuotaState] = []) {
    let begun = states.filter { $0.word != .notBegun }
    let isAhead = begun.count < states.count && begun.allSatisfy { $0.word == .notYet }
    self.init(summing: isAhead ? ahead : begun)
    if isAhead { word = .notBegun }
  }

  /// Several periods as one: what counted beyond one's need does not help another, and the worst
  /// word is shown. With periods to come it is neither done nor, where none has begun, owed; where none asks for
  /// anything yet, neither does the sum.
  init(summing states: [QuotaState]) {
    let worst: [QuotaWord] = [.missed, .atRisk, .owed]
    let words = Set(states.map(\.word)).subtracting([.notYet])
    let isAhead = words.contains(.notBegun) && words.isSubset(of: [.notBegun, .suspended])
    let isLeft = states.contains { $0.word == .notBegun && $0.required > 0 }
    let word: QuotaWord =
      if words.isEmpty {
        .notYet
      } else if words == [.suspended] {
        .suspended
      } else if isAhead {
        .notBegun
      } else {
        worst.first { words.contains($0) } ?? (isLeft ? .owed : .done)
      }
    self.init(
      required: states.reduce(0) { $0 + $1.required },
      done: states.reduce(0) { $0 + min($1.done, $1.required) }, word: word,
      daysLeft: states.reduce(0) { $0 + $1.daysLeft }, lost: states.reduce(0) { $0 + $1.lost })
  }
}
