/// A local date and time taken apart, for showing. Whoever makes one has applied the time zone.
public struct DateParts: Hashable, Sendable {
  /// The year, such as 2026.
  public var year: Int
  /// The month, 1…12.
  public var month: Int
  /// The day of the month, 1…31.
  public var day: Int
  /// The hour, 0…23 (24 for the end of a day).
  public var hour: Int
  /// The minute, 0…59.
  public var minute: Int
  /// The second, 0…59.
  public var second: Int
  /// The day of the week by ISO 8601, 1 Monday … 7 Sunday.
  public var weekday: Int

  /// A date and time from its parts.
  public init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, weekday: Int
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.weekday = weekday
  }
}
