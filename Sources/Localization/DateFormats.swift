extension Formats {
  /// Month and day: `11-27`, alike in both languages, so that columns of dates align.
  public func shortDate(_ date: DateParts) -> String {
    "\(Self.padded(date.month, 2))-\(Self.padded(date.day, 2))"
  }

  /// The whole date by ISO 8601: `2026-11-27`.
  public func date(_ date: DateParts) -> String {
    "\(Self.padded(date.year, 4))-\(shortDate(date))"
  }

  /// Weekday and day: `周五 11-27` or `Fri 27 Nov`.
  public func weekdayDate(_ date: DateParts) -> String {
    switch language {
    case .zhHans: "\(weekday(date.weekday)) \(shortDate(date))"
    case .en: "\(weekday(date.weekday)) \(date.day) \(month(date.month))"
    }
  }

  /// The date as a sheet's head has it: `2026年11月27日 周五` or `Fri 27 Nov 2026`.
  public func longDate(_ date: DateParts) -> String {
    switch language {
    case .zhHans: "\(date.year)年\(date.month)月\(date.day)日 \(weekday(date.weekday))"
    case .en: "\(weekdayDate(date)) \(date.year)"
    }
  }

  /// Hour and minute of 24: `07:42`.
  public func time(_ date: DateParts) -> String {
    "\(Self.padded(date.hour, 2)):\(Self.padded(date.minute, 2))"
  }

  /// Hour, minute and second, where the exact time counts, as beside signatures: `07:42:05`.
  public func exactTime(_ date: DateParts) -> String {
    "\(time(date)):\(Self.padded(date.second, 2))"
  }

  /// A time of day from minutes since midnight (0…1440): `06:00`, `24:00`.
  public func time(minuteOfDay: Int) -> String {
    "\(Self.padded(minuteOfDay / 60, 2)):\(Self.padded(minuteOfDay % 60, 2))"
  }

  /// Month, day and time for lists: `11-27 07:42`.
  public func shortDateTime(_ date: DateParts) -> String { "\(shortDate(date)) \(time(date))" }

  /// The whole date and the time: `2026-11-27 07:42`.
  public func dateTime(_ date: DateParts) -> String { "\(self.date(date)) \(time(date))" }

  /// The whole date and the time to the second: `2026-11-27 07:42:05`.
  public func exactDateTime(_ date: DateParts) -> String {
    "\(self.date(date)) \(exactTime(date))"
  }

  /// Weekday, day and time for the frame: `周五 11-27 07:42` or `Fri 27 Nov 07:42`.
  public func weekdayDateTime(_ date: DateParts) -> String { "\(weekdayDate(date)) \(time(date))" }

  /// From–to: `06:00–14:00`.
  public func range(_ from: String, _ to: String) -> String { "\(from)–\(to)" }

  /// A day of the week in short, 1 Monday … 7 Sunday: `周五` or `Fri`.
  public func weekday(_ number: Int) -> String { strings["format.weekday.\(number)"] }

  /// A month in short, 1…12: `11月` or `Nov`.
  public func month(_ number: Int) -> String { strings["format.month.\(number)"] }

  /// A week by ISO 8601 for reading: `第48周` or `W48`.
  public func week(_ number: Int) -> String {
    strings.text("format.week", ["week": language == .en ? Self.padded(number, 2) : "\(number)"])
  }

  /// A week by ISO 8601 as options take it: `2026-W48`.
  public func isoWeek(year: Int, week: Int) -> String {
    "\(Self.padded(year, 4))-W\(Self.padded(week, 2))"
  }
}
