/// What a clock on the wall and the calendar beside it show: a date and a time of day.
public struct LocalDateTime: Hashable, Comparable, Codable, Sendable {
  /// The day.
  public var date: CalendarDate
  /// Seconds since the day's 00:00 on the clock face, 0…86,399 (86,400 is the next day's 00:00).
  public var secondOfDay: Int

  /// A date and seconds since its 00:00 on the clock face.
  public init(date: CalendarDate, secondOfDay: Int) {
    self.date = date
    self.secondOfDay = secondOfDay
  }

  /// A date and a time of day.
  public init(date: CalendarDate, hour: Int, minute: Int, second: Int = 0) {
    self.init(date: date, secondOfDay: hour * 3600 + minute * 60 + second)
  }

  /// The hour, 0…23.
  public var hour: Int { secondOfDay / 3600 }

  /// The minute, 0…59.
  public var minute: Int { secondOfDay / 60 % 60 }

  /// The second, 0…59.
  public var second: Int { secondOfDay % 60 }

  /// Earlier on the calendar and the clock face comes first.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool {
    left.faceSeconds < right.faceSeconds
  }

  /// Seconds on the clock face since 1970-01-01 00:00, as if no offset ever changed.
  var faceSeconds: Int64 {
    Int64(date.dayNumber) * secondsPerDay + Int64(secondOfDay)
  }

  init(faceSeconds: Int64) {
    self.init(
      date: CalendarDate(dayNumber: Int(faceSeconds.flooredQuotient(by: secondsPerDay))),
      secondOfDay: Int(faceSeconds.flooredRemainder(by: secondsPerDay)))
  }
}
