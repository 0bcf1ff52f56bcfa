import ServiceClock

/// Random calendars around a change of offset, and random clocks on them.
struct RandomWorld {
  static let minutes = 48 * 1440

  var generator: SeededGenerator

  /// Places and changes of offset: spring and autumn, by an hour and by half an hour, at 02:00,
  /// at midnight and at one minute past it, and a zone without any.
  static let changes: [(zone: String, date: String)] = [
    ("America/New_York", "2026-03-08"), ("America/New_York", "2026-11-01"),
    ("Europe/Berlin", "2026-03-29"), ("Europe/Berlin", "2026-10-25"),
    ("Australia/Lord_Howe", "2025-10-05"), ("Australia/Lord_Howe", "2026-04-05"),
    ("America/St_Johns", "2010-03-14"), ("America/St_Johns", "2010-11-07"),
    ("America/Havana", "2011-03-20"), ("America/Havana", "2011-11-13"),
    ("Asia/Shanghai", "2026-10-01"),
  ]

  mutating func walk() throws -> MinuteWalk {
    let change = RandomWorld.changes.randomElement(using: &generator) ?? ("UTC", "2026-01-01")
    let middle = try day(change.date).dayNumber
    let days = (middle - 12)..<(middle + 24)
    var calendar = WorkingCalendar(name: "random", timeZone: change.zone, hours: [:])
    for weekday in 1...7 where weekday <= 4 || !generator.once(in: 2) {
      calendar.hours[weekday] = windows(atLeast: 1)
    }
    var dates = Array(days).shuffled(using: &generator)
    for number in 0..<Int.random(in: 0...6, using: &generator) {
      guard let date = dates.popLast() else { break }
      calendar.holidays.append(
        HolidayDay(
          date: CalendarDate(dayNumber: date), isWorkday: generator.once(in: 2),
          name: "holiday \(number)"))
    }
    for number in 0..<Int.random(in: 0...4, using: &generator) {
      // Dates may fall on a holiday or into a range: the rank decides.
      guard let date = dates.popLast() else { break }
      calendar.exceptions.append(
        CalendarException(
          name: "date \(number)", date: CalendarDate(dayNumber: date),
          hours: windows(atLeast: 0)))
    }
    if generator.once(in: 2) {
      let from = Int.random(in: days, using: &generator)
      calendar.exceptions.append(
        CalendarException(
          name: "range", from: CalendarDate(dayNumber: from),
          to: CalendarDate(dayNumber: from + Int.random(in: 0...4, using: &generator)),
          hours: windows(atLeast: 0)))
    }
    if generator.once(in: 3) {
      calendar.publishedUntil = CalendarDate(dayNumber: Int.random(in: days, using: &generator))
    }
    return MinuteWalk(calendar, base: (middle - 16) * 1440, minutes: RandomWorld.minutes)
  }

  /// Up to three windows, at quarters of an hour, 00:00 and 24:00 among them.
  private mutating func windows(atLeast least: Int) -> [Window] {
    let count = Int.random(in: least...3, using: &generator)
    let quarters = Array(0...96).shuffled(using: &generator).prefix(count * 2).sorted()
    return (0..<count).map {
      Window(startMinute: quarters[$0 * 2] * 15, endMinute: quarters[$0 * 2 + 1] * 15)
    }.shuffled(using: &generator)
  }

  /// A minute on a day around the change.
  mutating func start() -> Int {
    Int.random(in: (3 * 1440)..<(24 * 1440), using: &generator)
  }

  /// A target of any kind; amounts of time divide by four minutes.
  mutating func target() -> Target {
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: .clock(seconds: Int64.random(in: 1...400, using: &generator) * 240)
    case 1: .workingDays(Int.random(in: 1...3, using: &generator), endOfDay: false)
    case 2: .workingDays(Int.random(in: 0...3, using: &generator), endOfDay: true)
    default: .working(seconds: Int64.random(in: 1...200, using: &generator) * 240)
    }
  }

  /// Up to three holds before, across and after the start, also of no length.
  mutating func holds(around start: Int) -> [Range<Int>] {
    (0..<Int.random(in: 0...3, using: &generator)).map { _ in
      let from = start + Int.random(in: -600...3000, using: &generator)
      return from..<(from + Int.random(in: 0...1500, using: &generator))
    }
  }
}

extension MinuteWalk {
  /// The instant of a minute.
  func instant(_ minute: Int) -> Instant {
    Instant(seconds: Int64(base + minute) * 60)
  }

  /// The minute of an instant.
  func minute(_ instant: Instant) -> Int {
    Int(instant.seconds / 60) - base
  }

  /// The holds as values.
  func holds(_ ranges: [Range<Int>]) -> [Hold] {
    ranges.map { Hold(start: instant($0.lowerBound), end: instant($0.upperBound)) }
  }
}
