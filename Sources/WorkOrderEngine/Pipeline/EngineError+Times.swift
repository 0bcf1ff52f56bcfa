public import ServiceClock

extension EngineError {
  /// The same error with its times, which it has in seconds since 1970 UTC, as people read them.
  ///
  /// - Parameter words: how a time is written, in the zone of whoever reads it.
  public func spellingTimes(_ words: (Instant) -> String) -> EngineError {
    func spelled(_ text: String) -> String {
      Int64(text).map { words(Instant(seconds: $0)) } ?? text
    }
    return switch self {
    case .inTheFuture(let value): .inTheFuture(value: spelled(value))
    case .beforeStart(let order, let value): .beforeStart(order: order, value: spelled(value))
    case .breaksLater(let order, let event, let later, let at):
      .breaksLater(order: order, event: event, later: later, at: spelled(at))
    case .changedFirst(let order, let changes, let newest, let at):
      .changedFirst(order: order, changes: changes, newest: newest, at: spelled(at))
    case .clockBackwards(let asked, let stands):
      .clockBackwards(asked: spelled(asked), stands: spelled(stands))
    case .timeOutside(let field, let value, let first, let last):
      .outside(field: field, value: spelled(value), first: spelled(first), last: spelled(last))
    default: self
    }
  }

  /// A time that is not one of those the field may be.
  static func outside(_ field: String, _ value: Instant, _ range: ClosedRange<Instant>) -> Self {
    .timeOutside(
      field: field, value: "\(value.seconds)", first: "\(range.lowerBound.seconds)",
      last: "\(range.upperBound.seconds)")
  }

  /// A day that is not one of those the field may be.
  static func outside(
    _ field: String, _ value: CalendarDate, _ range: ClosedRange<CalendarDate>
  ) -> Self {
    .outside(
      field: field, value: "\(value)", first: "\(range.lowerBound)", last: "\(range.upperBound)")
  }

  /// A number that is not one of those the field may be.
  static func outside(_ field: String, _ value: Int, _ range: ClosedRange<Int>) -> Self {
    .outside(
      field: field, value: "\(value)", first: "\(range.lowerBound)", last: "\(range.upperBound)")
  }
}
