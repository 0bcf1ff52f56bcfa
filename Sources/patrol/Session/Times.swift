import Localization
import ServiceClock

extension ZoneRules {
  /// What the wall shows at an instant, taken apart for showing.
  func parts(_ instant: Instant) -> DateParts {
    let local = local(instant)
    return DateParts(
      year: local.date.year, month: local.date.month, day: local.date.day, hour: local.hour,
      minute: local.minute, second: local.second, weekday: local.date.weekday)
  }
}

extension CalendarDate {
  /// The day, for showing.
  var parts: DateParts { DateParts(year: year, month: month, day: day, weekday: weekday) }

  /// Reads a date on the command line.
  static func typed(_ text: String) throws -> CalendarDate {
    guard let date = CalendarDate(text) else { throw Failure.malformed("error.badDate", text) }
    return date
  }
}
