public import ServiceClock

/// One message to one person who may not be at a terminal: what `[notify] command` gets as JSON.
public struct Telling: Hashable, Codable, Sendable {
  /// The event that caused it; with the person it makes the message unique.
  public var event: Int64
  /// The id of the staff member who is told.
  public var person: Int64
  /// The number of an order, a route or a sheet.
  public var subject: String
  /// Why: the ladder and level, or the name of an event.
  public var reason: String
  /// What was said, in its own words.
  public var text: String
  /// It is a major problem.
  public var major: Bool
  /// When it was due.
  public var at: Instant
}
