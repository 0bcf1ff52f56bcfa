import WorkOrderEngine

/// How fresh is what a study brought. What takes long is read again by itself the more rarely: at most a
/// twentieth of the time is spent on it.
struct Freshness: Hashable, Sendable {
  /// When it was read; `nil`: never.
  var readAt: Instant?
  /// How long that took, in seconds.
  var duration: Int64 = 0
  /// Something has changed since.
  var isStale = false

  /// Takes in that a study that began then has ended now.
  mutating func read(since begun: Instant, at now: Instant) {
    readAt = now
    duration = max(0, now - begun)
  }

  /// Whether it may be read again by itself.
  ///
  /// - Parameter least: how many seconds it rests at least.
  func hasRested(at now: Instant, least: Int64) -> Bool {
    readAt.map { now - $0 >= max(least, 20 * duration) } ?? true
  }
}
