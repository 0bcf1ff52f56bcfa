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

/// When a telling that did not arrive is tried again.
public enum TellingRule {
  /// How many seconds pass before the second attempt; an attempt must be over by then.
  public static let firstDelay: Int64 = 60

  /// After so many attempts, about a quarter of an hour, a message that does not arrive is a problem
  /// that `doctor` names.
  public static let patience = 5

  /// How many seconds pass after an attempt, when so many came before it: one minute, two, four, up
  /// to about an hour.
  public static func delay(after attempts: Int) -> Int64 {
    firstDelay << min(6, max(0, Int64(attempts)))
  }
}
