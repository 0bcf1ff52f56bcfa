/// One line of why something is due when it is.
public struct ExplanationLine: Hashable, Codable, Sendable {
  /// What counted.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    /// Open time by the weekday, or by the wall clock for targets that ignore the calendar.
    case window
    /// A holiday that closed a day.
    case holiday
    /// Open time of a make-up working day (调休).
    case makeUpDay
    /// Open time of an exception, or a day it closed.
    case exception
    /// Open time that was held: it is taken off again.
    case hold
    /// An extension: its date stands in place of the target.
    case `extension`
  }

  /// What counted.
  public var kind: Kind
  /// Its beginning.
  public var from: Instant
  /// Its end, not included.
  public var to: Instant
  /// Open seconds in it: negative for a hold, 0 for a closed day.
  public var seconds: Int64
  /// The sum of this line and all before it.
  public var sum: Int64
  /// The local date, for lines that belong to one.
  public var date: CalendarDate?
  /// The name of the holiday or exception, when it has one.
  public var name: String?
  /// Of a working-day target, for openings: which working day this is, 0 the day on which the
  /// clock began to run.
  public var workingDay: Int?
}

/// Why something is due when it is: lines that add up, the last ending in the due time.
public struct Explanation: Hashable, Codable, Sendable {
  /// The clock's start.
  public var start: Instant
  /// The target, which an extension replaces.
  public var target: Target
  /// The lines, by time; a hold stands where it begins, at the latest before the last line.
  public var lines: [ExplanationLine]
  /// Where the lines end.
  public var due: DueTime
}
