/// Reads times as people and files write them.
public enum TimeText {
  /// Reads a time until which something is to be done: of a date alone its last minute.
  ///
  /// Throws `malformedTime`.
  public static func deadline(
    _ text: String, in zone: ZoneRules
  ) throws(ClockError) -> Instant {
    guard let day = CalendarDate(text) else { return try instant(text, in: zone) }
    return zone.instant(LocalDateTime(date: day, hour: 23, minute: 59))
  }

  /// Reads `2026-11-27`, `2026-11-27 09:00[:00]`, `2026-11-27T09:00[:00]`, each time of day with
  /// `Z` or an offset (`+08:00`, `+0800`, `+08`) or without; then it is in `zone`. Fractions of a
  /// second are dropped.
  ///
  /// Throws `malformedTime`.
  public static func instant(
    _ text: String, in zone: ZoneRules
  ) throws(ClockError) -> Instant {
    guard let instant = read(text, in: zone) else { throw .malformedTime(text) }
    return instant
  }

  private static func read(_ text: String, in zone: ZoneRules) -> Instant? {
    var reader = DigitReader(text)
    guard let year = reader.number(4), reader.skip("-"), let month = reader.number(2),
      reader.skip("-"), let day = reader.number(2),
      let date = CalendarDate(year: year, month: month, day: day)
    else { return nil }
    if reader.isAtEnd { return zone.instant(LocalDateTime(date: date, secondOfDay: 0)) }
    guard reader.skip("T") || reader.skip(" "), let hour = reader.number(2), reader.skip(":"),
      let minute = reader.number(2), minute < 60
    else { return nil }
    var second = 0
    if reader.skip(":") {
      guard let value = reader.number(2), value < 60 else { return nil }
      second = value
      if reader.skip(".") {
        guard reader.number(upTo: 9) != nil else { return nil }
      }
    }
    let secondOfDay = hour * 3600 + minute * 60 + second
    // 24:00 is the end of the day, as in a calendar's windows.
    guard secondOfDay <= Int(secondsPerDay) else { return nil }
    let local = LocalDateTime(date: date, secondOfDay: secondOfDay)
    if reader.isAtEnd { return zone.instant(local) }
    guard let offset = offset(&reader), reader.isAtEnd else { return nil }
    return Instant(seconds: local.faceSeconds - offset)
  }

  private static func offset(_ reader: inout DigitReader) -> Int64? {
    if reader.skip("Z") { return 0 }
    let sign: Int64
    if reader.skip("+") {
      sign = 1
    } else if reader.skip("-") {
      sign = -1
    } else {
      return nil
    }
    guard let hours = reader.number(2), hours <= 15 else { return nil }
    if reader.isAtEnd { return sign * Int64(hours) * 3600 }
    _ = reader.skip(":")
    guard let minutes = reader.number(2), minutes < 60 else { return nil }
    return sign * Int64(hours * 3600 + minutes * 60)
  }
}
