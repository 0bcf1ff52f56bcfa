/// What decides the openings of one date.
enum DayRuling: Hashable, Sendable {
  /// The weekday.
  case weekday
  /// A day off of the holiday table.
  case holiday(name: String?)
  /// A make-up working day of the holiday table.
  case makeUpDay(name: String?)
  /// An exception, by its position in the calendar.
  case exception(Int)
}

/// The dates of a calendar that do not follow the weekday, checked, with their ranks:
/// a date beats a from–to exception, that beats the holiday table, that beats the weekday.
struct DayRulings: Sendable {
  private let byDate: [Int: Int]
  /// Positions of from–to exceptions, in order of their dates.
  private let ranges: [Int]
  private let exceptions: [CalendarException]
  private let holidays: [Int: HolidayDay]

  /// Throws what is wrong with the exceptions and the holiday table.
  init(_ calendar: WorkingCalendar) throws(ClockError) {
    exceptions = calendar.exceptions
    var byDate: [Int: Int] = [:]
    var ranges: [Int] = []
    for (index, exception) in calendar.exceptions.enumerated() {
      if exception.to < exception.from {
        throw .exceptionEndsBeforeItStarts(
          calendar: calendar.name, name: exception.name, from: exception.from, to: exception.to)
      }
      if exception.isRange {
        ranges.append(index)
      } else if let other = byDate.updateValue(index, forKey: exception.from.dayNumber) {
        throw .conflictingExceptions(
          calendar: calendar.name, date: exception.from,
          first: calendar.exceptions[other].name, second: exception.name)
      }
    }
    ranges.sort { calendar.exceptions[$0].from < calendar.exceptions[$1].from }
    for (first, second) in zip(ranges, ranges.dropFirst())
    where calendar.exceptions[second].from <= calendar.exceptions[first].to {
      throw .conflictingExceptions(
        calendar: calendar.name, date: calendar.exceptions[second].from,
        first: calendar.exceptions[first].name, second: calendar.exceptions[second].name)
    }
    var holidays: [Int: HolidayDay] = [:]
    for holiday in calendar.holidays {
      if let other = holidays.updateValue(holiday, forKey: holiday.date.dayNumber) {
        throw .conflictingExceptions(
          calendar: calendar.name, date: holiday.date,
          first: other.name ?? "holiday table", second: holiday.name ?? "holiday table")
      }
    }
    if let published = calendar.publishedUntil {
      holidays = holidays.filter { $0.key <= published.dayNumber }
    }
    self.byDate = byDate
    self.ranges = ranges
    self.holidays = holidays
  }

  /// What decides a date.
  func ruling(on day: Int) -> DayRuling {
    if let index = byDate[day] { return .exception(index) }
    let begun = leadingCount(ranges.count) { exceptions[ranges[$0]].from.dayNumber <= day }
    if begun > 0, exceptions[ranges[begun - 1]].to.dayNumber >= day {
      return .exception(ranges[begun - 1])
    }
    return tableRuling(on: day)
  }

  /// The days on which another ruling may begin, in order.
  var boundaries: [Int] {
    var days: Set<Int> = []
    for day in byDate.keys { days.formUnion([day, day + 1]) }
    for day in holidays.keys { days.formUnion([day, day + 1]) }
    for index in ranges {
      days.formUnion([exceptions[index].from.dayNumber, exceptions[index].to.dayNumber + 1])
    }
    return days.sorted()
  }

  /// What the holiday table and the weekday alone would decide.
  func tableRuling(on day: Int) -> DayRuling {
    guard let holiday = holidays[day] else { return .weekday }
    return holiday.isWorkday ? .makeUpDay(name: holiday.name) : .holiday(name: holiday.name)
  }
}
