public import Configuration
public import ServiceClock

/// One period of a route's quota: a day, an ISO week, a shift or a month of its campus.
public struct PatrolPeriod: Hashable, Sendable {
  /// Which kind of period it is.
  public var kind: CampusFile.Period
  /// `2026-11-23`, `2026-W48`, `2026-11-23/early` or `2026-11`; sorts by time within its kind.
  public var label: String
  /// The first day; a shift has the one date that it bears.
  public var firstDay: CalendarDate
  /// The last day, included.
  public var lastDay: CalendarDate
  /// The instant at which it begins.
  public var start: Instant
  /// The instant at which it has ended.
  public var end: Instant

  /// It has several days.
  var isLong: Bool { kind == .week || kind == .month }

  /// The days of the period.
  public var days: [CalendarDate] {
    (firstDay.dayNumber...lastDay.dayNumber).map(CalendarDate.init(dayNumber:))
  }
}

/// Cuts the time of a campus into the periods of a quota.
struct PeriodRule: Hashable, Sendable {
  var kind: CampusFile.Period
  var zone: ZoneRules
  /// Needed for shift quotas only, by their start.
  var shifts: [Shift] = []

  /// The period in which an instant lies; `nil` when no shift is at work then.
  func period(at instant: Instant) -> PatrolPeriod? {
    let local = zone.local(instant)
    guard kind == .shift else { return period(on: local.date) }
    for shift in shifts {
      let (covers, yesterday) = shift.covers(minute: local.secondOfDay / 60)
      if covers { return period(of: shift, on: local.date.adding(days: yesterday ? -1 : 0)) }
    }
    return nil
  }

  /// The period after this one; `nil` for shift quotas without shifts.
  func period(after period: PatrolPeriod) -> PatrolPeriod? {
    self.period(at: period.end) ?? firstShift(after: period.end)
  }

  /// The first period that ends after an instant.
  func period(from instant: Instant) -> PatrolPeriod? {
    period(at: instant) ?? firstShift(after: instant)
  }

  private func period(on day: CalendarDate) -> PatrolPeriod {
    switch kind {
    case .day, .shift: span(day, day, label: day.description)
    case .week:
      span(day.isoWeek.monday, day.isoWeek.monday.adding(days: 6), label: "\(day.isoWeek)")
    case .month:
      span(
        day.adding(days: 1 - day.day), day.adding(days: day.lengthOfMonth - day.day),
        label: String(day.description.prefix(7)))
    }
  }

  private func span(_ first: CalendarDate, _ last: CalendarDate, label: String) -> PatrolPeriod {
    PatrolPeriod(
      kind: kind, label: label, firstDay: first, lastDay: last, start: midnight(first),
      end: midnight(last.adding(days: 1)))
  }

  private func period(of shift: Shift, on day: CalendarDate) -> PatrolPeriod {
    let overnight = shift.endMinute <= shift.startMinute
    return PatrolPeriod(
      kind: kind, label: "\(day)/\(shift.code)", firstDay: day, lastDay: day,
      start: instant(day, minute: shift.startMinute),
      end: instant(day.adding(days: overnight ? 1 : 0), minute: shift.endMinute))
  }

  private func firstShift(after instant: Instant) -> PatrolPeriod? {
    let today = zone.local(instant).date
    return [0, 1].flatMap { day in shifts.map { period(of: $0, on: today.adding(days: day)) } }
      .filter { $0.start >= instant }.min { $0.start < $1.start }
  }

  private func midnight(_ day: CalendarDate) -> Instant { instant(day, minute: 0) }

  private func instant(_ day: CalendarDate, minute: Int) -> Instant {
    let whole = minute == 1_440
    return zone.instant(
      LocalDateTime(
        date: whole ? day.adding(days: 1) : day, secondOfDay: whole ? 0 : minute * 60))
  }
}

extension CalendarDate {
  /// How many days its month has.
  var lengthOfMonth: Int {
    let next = adding(days: 32 - day)
    return next.adding(days: -next.day).day
  }
}
