import WorkOrderEngine

/// A page of the escalation queue.
struct QueuePage: Hashable, Sendable {
  var lines: [QueueLine]
  /// Where the next page begins; `nil` at the end.
  var next: String?
}

/// A row of the escalation queue.
struct QueueLine: Hashable, Sendable {
  var line: OrderLine
  /// Why it is here, in words of the string tables.
  var why: String
  /// The highest level that fired.
  var level: String
  var since: Instant
  /// When its waiting ended; `nil`: it goes on.
  var until: Instant?
  /// Who was told, or that nobody could be.
  var told: String
  /// Who signed; empty when nobody did.
  var signed: String
  var signedAt: Instant?

  /// How long it has waited, in seconds.
  func waited(at now: Instant) -> Int64 {
    QueueRow.waited(since: since, until: until, at: now)
  }
}
