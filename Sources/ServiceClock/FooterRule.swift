/// The rule at the end of a zone file for all later years, such as `EST5EDT,M3.2.0,M11.1.0`
/// (POSIX TZ, with the hours −167…167 of RFC 9636).
struct FooterRule {
  /// Seconds east of UTC outside daylight saving.
  private(set) var standardOffset: Int64 = 0
  private var daylight: (offset: Int64, begins: Day, ends: Day)?

  /// Reads the rule; nil when it is empty or not one.
  init?(_ text: String) {
    var reader = RuleReader(text)
    guard reader.skipName(), let west = reader.time() else { return nil }
    standardOffset = -west
    if reader.isAtEnd { return }
    guard reader.skipName() else { return nil }
    var offset = standardOffset + 3600
    if reader.next != "," {
      guard let west = reader.time() else { return nil }
      offset = -west
    }
    guard reader.skip(","), let begins = reader.day(), reader.skip(","),
      let ends = reader.day(), reader.isAtEnd
    else { return nil }
    daylight = (offset, begins, ends)
  }

  /// The two transitions of a year, in order; none without daylight saving.
  func transitions(in year: Int) -> [ZonePhase] {
    guard let daylight else { return [] }
    let begins = daylight.begins.faceSeconds(in: year) - standardOffset
    let ends = daylight.ends.faceSeconds(in: year) - daylight.offset
    return [
      ZonePhase(start: begins, offset: daylight.offset),
      ZonePhase(start: ends, offset: standardOffset),
    ].sorted { $0.start < $1.start }
  }

  /// A day of the year and a time on it.
  fileprivate struct Day {
    enum Form {
      /// Week 1…5 (5 the last) of a month, weekday 0 Sunday … 6 Saturday.
      case weekday(month: Int, week: Int, weekday: Int)
      /// 1…365, 29 February never counted.
      case withoutLeapDay(Int)
      /// 0…365, 29 February counted.
      case ofYear(Int)
    }
    var form: Form
    /// Seconds since the day's 00:00 on the clock face.
    var time: Int64

    func faceSeconds(in year: Int) -> Int64 {
      Int64(dayNumber(in: year)) * secondsPerDay + time
    }

    private func dayNumber(in year: Int) -> Int {
      let newYear = CalendarDate.dayNumber(year: year, month: 1, day: 1)
      switch form {
      case .ofYear(let day):
        return newYear + day
      case .withoutLeapDay(let day):
        let isLeap = CalendarDate.length(ofMonth: 2, year: year) == 29
        return newYear + day - 1 + (isLeap && day >= 60 ? 1 : 0)
      case .weekday(let month, let week, let weekday):
        let first = CalendarDate.dayNumber(year: year, month: month, day: 1)
        let firstWeekday = CalendarDate(dayNumber: first).weekday % 7
        let length = CalendarDate.length(ofMonth: month, year: year)
        var day = (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
        if day >= length { day -= 7 }
        return first + day
      }
    }
  }
}

/// Reads the parts of a footer rule.
private struct RuleReader {
  private var rest: Substring

  init(_ text: String) {
    rest = Substring(text)
  }

  var isAtEnd: Bool { rest.isEmpty }
  var next: Character? { rest.first }

  mutating func skip(_ sign: Character) -> Bool {
    guard rest.first == sign else { return false }
    rest.removeFirst()
    return true
  }

  /// A zone's name: letters, or anything in angle brackets.
  mutating func skipName() -> Bool {
    if skip("<") {
      guard let close = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: close)...]
      return true
    }
    let letters = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(letters.count)
    return letters.count >= 3
  }

  mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(4)
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  /// `[+-]hh[:mm[:ss]]` in seconds.
  mutating func time() -> Int64? {
    let sign: Int64 = skip("-") ? -1 : 1
    if sign == 1 { _ = skip("+") }
    guard var seconds = number().map({ Int64($0) * 3600 }) else { return nil }
    for unit: Int64 in [60, 1] where skip(":") {
      guard let value = number() else { return nil }
      seconds += Int64(value) * unit
    }
    return sign * seconds
  }

  /// `Mm.w.d`, `Jn` or `n`, and `/time`, 02:00 when absent.
  mutating func day() -> FooterRule.Day? {
    let form: FooterRule.Day.Form
    if skip("M") {
      guard let month = number(), skip("."), let week = number(), skip("."),
        let weekday = number(), (1...12).contains(month), (1...5).contains(week), weekday <= 6
      else { return nil }
      form = .weekday(month: month, week: week, weekday: weekday)
    } else if skip("J") {
      guard let day = number(), (1...365).contains(day) else { return nil }
      form = .withoutLeapDay(day)
    } else {
      guard let day = number(), day <= 365 else { return nil }
      form = .ofYear(day)
    }
    guard skip("/") else { return FooterRule.Day(form: form, time: 7200) }
    guard let time = time() else { return nil }
    return FooterRule.Day(form: form, time: time)
  }
}
