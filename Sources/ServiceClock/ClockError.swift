/// Why a time, a calendar, a target or a hold is refused. The words belong to the string tables.
public enum ClockError: Error, Hashable, Sendable {
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

  /// The key of the sentence in the string tables that says what is wrong.
  public var messageKey: String { "clock.error.\(words.key)" }

  /// The key of the sentence that says what to do.
  public var adviceKey: String { "\(messageKey).advice" }

  /// The placeholders of both sentences, with times in UTC.
  public var arguments: [String: String] { words.arguments }

  /// The placeholders of both sentences with times as people read them.
  ///
  /// - Parameter time: how a time is written, in the zone of whoever reads it.
  public func arguments(spelling time: (Instant) -> String) -> [String: String] {
    switch self {
    case .holdEndsBeforeItStarts(let hold), .holdWithoutEnd(let hold):
      ["start": time(hold.start)]
    default: arguments
    }
  }

  private var words: (key: String, arguments: [String: String]) {
    switch self {
    case .unknownTimeZone(let identifier): ("unknownTimeZone", ["value": identifier])
    case .malformedTime(let text): ("malformedTime", ["value": text])
    case .malformedTarget(let text): ("malformedTarget", ["value": text])
    case .malformedWindow(let text): ("malformedWindow", ["value": text])
    case .windowEndsBeforeItStarts(let calendar, let day, let window):
      ("windowBackwards", ["calendar": calendar, "day": day, "window": "\(window)"])
    case .overlappingWindows(let calendar, let day, let first, let second):
      (
        "windowsOverlap",
        ["calendar": calendar, "day": day, "first": "\(first)", "second": "\(second)"]
      )
    case .conflictingExceptions(let calendar, let date, let first, let second):
      (
        "exceptionsConflict",
        ["calendar": calendar, "date": "\(date)", "first": first, "second": second]
      )
    case .exceptionEndsBeforeItStarts(let calendar, let name, let from, let to):
      (
        "exceptionBackwards",
        ["calendar": calendar, "name": name, "from": "\(from)", "to": "\(to)"]
      )
    case .unknownWeekday(let calendar, let weekday):
      ("unknownWeekday", ["calendar": calendar, "weekday": "\(weekday)"])
    case .noOpening(let calendar, nil): ("neverOpen", ["calendar": calendar])
    case .noOpening(let calendar, let from?):
      ("noOpening", ["calendar": calendar, "from": "\(from)"])
    case .holdEndsBeforeItStarts(let hold):
      ("holdBackwards", ["start": ZoneRules.utc.iso8601(hold.start)])
    case .holdWithoutEnd(let hold):
      ("holdWithoutEnd", ["start": ZoneRules.utc.iso8601(hold.start)])
    }
  }
}
