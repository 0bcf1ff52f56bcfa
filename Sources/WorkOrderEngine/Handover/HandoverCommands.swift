import ServiceClock

extension Engine {
  /// What comes due in handovers by itself.
  func tickHandovers(now: Instant, into summary: inout TickSummary) throws {}
}
