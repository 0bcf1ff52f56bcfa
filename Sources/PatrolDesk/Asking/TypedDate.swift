import TextCells
import WorkOrderEngine

/// A date as people type it: `2026-12-01`, `12-01`, `+3` for in three days.
enum TypedDate {
  static func read(_ text: String, today: CalendarDate) -> CalendarDate? {
    let text = text.foldedForFigures
    if text.hasPrefix("+") {
      guard let days = Int(text.dropFirst()), (0...3_650).contains(days) else { return nil }
      return today.adding(days: days)
    }
    if let date = CalendarDate(text) { return date }
    let parts = text.split(whereSeparator: { "-/.".contains($0) }).map { Int($0) }
    guard parts.count == 2, let month = parts[0], let day = parts[1],
      let date = CalendarDate(year: today.year, month: month, day: day)
    else { return nil }
    return date < today ? CalendarDate(year: today.year + 1, month: month, day: day) : date
  }

  /// A time as people type it: a date as above, and `18:00` behind it; the date alone means the
  /// end of that day.
  static func readTime(_ text: String, today: CalendarDate) -> LocalDateTime? {
    let parts = text.foldedWidth.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = parts.first, parts.count <= 2, let date = read(first, today: today) else {
      return nil
    }
    guard parts.count == 2 else { return LocalDateTime(date: date, hour: 23, minute: 59) }
    let clock = parts[1].split(separator: ":").map { Int($0) }
    guard clock.count == 2, let hour = clock[0], let minute = clock[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    return LocalDateTime(date: date, hour: hour, minute: minute)
  }

  /// The last day on which something is good, as it stands on a label: `2027-03` is its last day.
  static func readEnd(_ text: String, today: CalendarDate) -> CalendarDate? {
    let parts = text.foldedForFigures.split(whereSeparator: { "-/.".contains($0) }).map { Int($0) }
    if parts.count == 2, let year = parts[0], let month = parts[1], year > 1_900 {
      let next = month == 12 ? (year + 1, 1) : (year, month + 1)
      return CalendarDate(year: next.0, month: next.1, day: 1)?.adding(days: -1)
    }
    return read(text, today: today)
  }
}

extension String {
  /// The text without blanks and full-width forms, as figures are read.
  var foldedForFigures: String { foldedWidth.filter { !$0.isWhitespace } }
}
