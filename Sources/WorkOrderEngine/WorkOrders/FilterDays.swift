public import ServiceClock

/// Days of campus time that a filter asks for: `reported:2026-W47`.
public struct FilterDays: Hashable, Sendable {
  /// The first day.
  public var from: CalendarDate
  /// The last day, included.
  public var to: CalendarDate

  /// The days from one to another, both included.
  public init(from: CalendarDate, to: CalendarDate) {
    (self.from, self.to) = (from, to)
  }

  /// Reads a day `2026-11-27`, a week `2026-W48`, a month `2026-11`, or two of these with `..` between
  /// them; nil for anything else, also for an end before the start.
  public init?(_ text: String) {
    let parts = text.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let first = Self.span(parts[0]),
      let last = Self.span(parts[parts.count - 1]), first.from <= last.to
    else { return nil }
    self.init(from: first.from, to: last.to)
  }

  /// As ``init(_:)`` reads it: one day alone, else both with `..` between them.
  public var text: String { from == to ? "\(from)" : "\(from)..\(to)" }

  private static func span(_ text: String) -> FilterDays? {
    if let day = CalendarDate(text) { return FilterDays(from: day, to: day) }
    if let week = ISOWeek(text.uppercased()) {
      // The last week of all ends in a year that nobody can write.
      let sunday = week.monday.adding(days: 6)
      return FilterDays(from: week.monday, to: min(sunday, lastDay ?? sunday))
    }
    guard let first = CalendarDate("\(text)-01") else { return nil }
    return FilterDays(from: first, to: first.adding(days: first.lengthOfMonth - 1))
  }

  private static let lastDay = CalendarDate(year: 9999, month: 12, day: 31)
}
