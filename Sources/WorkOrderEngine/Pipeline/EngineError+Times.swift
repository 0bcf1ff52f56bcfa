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
    case .clockBackwards(let asked, let stands):
      .clockBackwards(asked: spelled(asked), stands: spelled(stands))
    default: self
    }
  }
}
