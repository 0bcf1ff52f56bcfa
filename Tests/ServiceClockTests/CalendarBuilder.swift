import ServiceClock

/// A small builder of calendars for tests.
struct CalendarBuilder {
  var calendar: WorkingCalendar

  /// A calendar with the same hours on some weekdays (1 Monday … 7 Sunday).
  init(
    _ windows: String..., on weekdays: ClosedRange<Int> = 1...5, zone: String = "Asia/Shanghai"
  ) throws {
    let hours = try windows.map { try Window($0) }
    calendar = WorkingCalendar(
      name: "test", timeZone: zone,
      hours: Dictionary(uniqueKeysWithValues: weekdays.map { ($0, hours) }))
  }

  /// Adds days off of the holiday table.
  func off(_ dates: String..., name: String? = nil) throws -> CalendarBuilder {
    try adding(dates, isWorkday: false, name: name)
  }

  /// Adds make-up working days of the holiday table.
  func working(_ dates: String..., name: String? = nil) throws -> CalendarBuilder {
    try adding(dates, isWorkday: true, name: name)
  }

  /// Adds an exception of one date.
  func except(_ date: String, _ windows: String..., name: String = "exception") throws
    -> CalendarBuilder
  {
    var copy = self
    copy.calendar.exceptions.append(
      CalendarException(name: name, date: try day(date), hours: try windows.map { try Window($0) })
    )
    return copy
  }

  /// Adds a from–to exception.
  func except(
    from: String, to: String, _ windows: String..., name: String = "range"
  ) throws -> CalendarBuilder {
    var copy = self
    copy.calendar.exceptions.append(
      CalendarException(
        name: name, from: try day(from), to: try day(to),
        hours: try windows.map { try Window($0) }))
    return copy
  }

  /// Sets the last day for which holidays are known.
  func published(until date: String) throws -> CalendarBuilder {
    var copy = self
    copy.calendar.publishedUntil = try day(date)
    return copy
  }

  /// The calendar, compiled.
  func compiled() throws -> CompiledCalendar {
    try CompiledCalendar(calendar)
  }

  private func adding(
    _ dates: [String], isWorkday: Bool, name: String?
  ) throws -> CalendarBuilder {
    var copy = self
    copy.calendar.holidays += try dates.map {
      HolidayDay(date: try day($0), isWorkday: isWorkday, name: name)
    }
    return copy
  }

  /// 08–12 and 14–18 on weekdays, with the holidays of autumn 2026 in China.
  static func china2026() throws -> CalendarBuilder {
    try CalendarBuilder("08:00-12:00", "14:00-18:00")
      .off(
        "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06",
        "2026-10-07", name: "国庆节"
      )
      .working("2026-09-20", "2026-10-10", name: "国庆节")
      .published(until: "2026-12-31")
  }
}

/// A text that a test gave is not a date.
struct NotADate: Error {
  var text: String
}

/// A date from its text.
func day(_ text: String) throws -> CalendarDate {
  guard let date = CalendarDate(text) else { throw NotADate(text: text) }
  return date
}

extension CompiledCalendar {
  /// An instant written in the calendar's zone.
  func at(_ text: String) throws -> Instant {
    try TimeText.instant(text, in: zone)
  }

  /// The due time of a target, written in the calendar's zone without offset and seconds.
  func dueText(_ start: String, _ target: String, holds: [(String, String)] = []) throws -> String {
    let due = try due(
      from: at(start), target: Target(target),
      holds: holds.map { Hold(start: try at($0.0), end: try at($0.1)) })
    return text(due.due)
  }

  /// An instant as `yyyy-MM-dd HH:mm` in the calendar's zone.
  func text(_ instant: Instant) -> String {
    let text = zone.iso8601(instant)
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
  }
}
