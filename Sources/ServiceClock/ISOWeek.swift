/// A week of ISO 8601: it begins on Monday and belongs to the year of its Thursday.
///
/// Encoded as `"2026-W48"`.
public struct ISOWeek: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// The week-numbering year.
  public let year: Int
  /// The week, 1…53.
  public let week: Int

  /// The week in which the day lies.
  public init(containing date: CalendarDate) {
    let thursday = date.adding(days: 4 - date.weekday)
    year = thursday.year
    let firstOfYear = CalendarDate.dayNumber(year: thursday.year, month: 1, day: 1)
    week = (thursday.dayNumber - firstOfYear) / 7 + 1
  }

  /// Reads exactly `2026-W48`; nil for anything else, also for a week 53 the year does not have.
  public init?(_ text: String) {
    var digits = DigitReader(text)
    guard let year = digits.number(4), digits.skip("-"), digits.skip("W"),
      let week = digits.number(2), digits.isAtEnd, (1...9999).contains(year),
      (1...53).contains(week)
    else { return nil }
    let monday = ISOWeek.firstMonday(of: year).adding(days: (week - 1) * 7)
    self.init(containing: monday)
    guard self.year == year, self.week == week else { return nil }
  }

  /// The week as `2026-W48`.
  public var description: String {
    "\(padded(year, to: 4))-W\(padded(week, to: 2))"
  }

  /// The day on which the week begins.
  public var monday: CalendarDate {
    ISOWeek.firstMonday(of: year).adding(days: (week - 1) * 7)
  }

  /// The week after this one.
  public var next: ISOWeek { ISOWeek(containing: monday.adding(days: 7)) }

  /// The week before this one.
  public var previous: ISOWeek { ISOWeek(containing: monday.adding(days: -7)) }

  /// Earlier comes first.
  public static func < (left: ISOWeek, right: ISOWeek) -> Bool {
    (left.year, left.week) < (right.year, right.week)
  }

  /// Reads `2026-W48`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let week = ISOWeek(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is not a week; write it as 2026-W48")
    }
    self = week
  }

  /// Writes `2026-W48`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// The Monday of week 1: that of the week with 4 January.
  private static func firstMonday(of year: Int) -> CalendarDate {
    let fourth = CalendarDate(
      dayNumber: CalendarDate.dayNumber(year: year, month: 1, day: 4))
    return fourth.adding(days: 1 - fourth.weekday)
  }
}
