public import Localization
public import WorkOrderEngine

extension DateParts {
  /// A local date and time taken apart.
  public init(_ local: LocalDateTime) {
    self.init(
      year: local.date.year, month: local.date.month, day: local.date.day, hour: local.hour,
      minute: local.minute, second: local.second, weekday: local.date.weekday)
  }

  /// An instant as the clock and calendar of a zone show it.
  public init(_ instant: Instant, in zone: ZoneRules) { self.init(zone.local(instant)) }

  /// A date without a time.
  public init(_ date: CalendarDate) {
    self.init(LocalDateTime(date: date, secondOfDay: 0))
  }
}

extension Formats {
  /// Month, day and time of an instant: `11-27 07:42`.
  public func short(_ instant: Instant, in zone: ZoneRules) -> String {
    shortDateTime(DateParts(instant, in: zone))
  }

  /// The whole date and time of an instant: `2026-11-27 07:42`.
  public func full(_ instant: Instant, in zone: ZoneRules) -> String {
    dateTime(DateParts(instant, in: zone))
  }

  /// The whole date and time of an instant to the second, as beside signatures.
  public func exact(_ instant: Instant, in zone: ZoneRules) -> String {
    exactDateTime(DateParts(instant, in: zone))
  }
}
