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
}

extension String {
  /// The text without blanks and full-width forms, as figures are read.
  var foldedForFigures: String { foldedWidth.filter { !$0.isWhitespace } }
}
