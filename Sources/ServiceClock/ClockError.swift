/// Why a time, a calendar, a target or a hold is refused: what happened, where, what to do.
public enum ClockError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The zone is not in the system's zone database.
  case unknownTimeZone(String)
  /// The text is not a time.
  case malformedTime(String)
  /// The text is not a target, or its amount is out of range.
  case malformedTarget(String)
  /// The text is not an opening window.
  case malformedWindow(String)
  /// A window ends at or before its start, or leaves the day.
  case windowEndsBeforeItStarts(calendar: String, day: String, window: Window)
  /// Two windows of one day share time.
  case overlappingWindows(calendar: String, day: String, first: Window, second: Window)
  /// Two exceptions of the same rank claim one date.
  case conflictingExceptions(
    calendar: String, date: CalendarDate, first: String, second: String)
  /// A from–to exception ends before it starts.
  case exceptionEndsBeforeItStarts(
    calendar: String, name: String, from: CalendarDate, to: CalendarDate)
  /// Hours are given for a weekday outside 1…7.
  case unknownWeekday(calendar: String, weekday: Int)
  /// The calendar has 366 days on end without an opening, from that day (nil: no weekday opens).
  case noOpening(calendar: String, from: CalendarDate?)
  /// A hold ends before it starts.
  case holdEndsBeforeItStarts(Hold)
  /// A hold has no end and no present time was given up to which it could count.
  case holdWithoutEnd(Hold)

  /// One sentence: what happened; what to do.
  public var description: String {
    switch self {
    case .unknownTimeZone(let identifier):
      "time zone “\(identifier)” is unknown; use a name such as Asia/Shanghai"
    case .malformedTime(let text):
      "“\(text)” is not a time; write 2026-11-27, 2026-11-27 09:00 or 2026-11-27T09:00:00+08:00"
    case .malformedTarget(let text):
      "“\(text)” is not a target; write 30m, 2h, 90wm, 4wh, 3wd or 3wd eod"
    case .malformedWindow(let text):
      "“\(text)” is not an opening window; write 08:00-12:00, the end at most 24:00"
    case .windowEndsBeforeItStarts(let calendar, let day, let window):
      "calendar \(calendar), \(day): the window \(window) does not end after its start; "
        + "write a night as two windows, up to 24:00 and from 00:00"
    case .overlappingWindows(let calendar, let day, let first, let second):
      "calendar \(calendar), \(day): the windows \(first) and \(second) overlap; join them"
    case .conflictingExceptions(let calendar, let date, let first, let second):
      "calendar \(calendar), \(date): “\(first)” and “\(second)” claim the same date with the same "
        + "rank; keep one"
    case .exceptionEndsBeforeItStarts(let calendar, let name, let from, let to):
      "calendar \(calendar): the exception “\(name)” ends on \(to), before its start on \(from); "
        + "swap the dates"
    case .unknownWeekday(let calendar, let weekday):
      "calendar \(calendar): weekday \(weekday) does not exist; 1 is Monday, 7 is Sunday"
    case .noOpening(let calendar, nil):
      "calendar \(calendar) never opens; give at least one weekday hours"
    case .noOpening(let calendar, let from?):
      "calendar \(calendar) has no opening in the 366 days from \(from); shorten the closure"
    case .holdEndsBeforeItStarts(let hold):
      "the hold that starts at \(ZoneRules.utc.iso8601(hold.start)) ends before it starts; "
        + "swap its times"
    case .holdWithoutEnd(let hold):
      "the hold that starts at \(ZoneRules.utc.iso8601(hold.start)) has no end; give one"
    }
  }
}
