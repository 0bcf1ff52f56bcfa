public import ServiceClock

/// The service standards: what is promised, by when, and how the promise is judged (R5).
public struct Standards: Codable, Hashable, Sendable {
  /// The rules, in the order of the file. For each clock alone the rule with most matching fields
  /// counts (engine.md §2).
  public var rules: [StandardRule]
  /// Factors on targets, applied after a rule was chosen.
  public var multipliers: [Multiplier]
  /// How long the reporter may test a repair before it is closed by itself.
  public var acceptance: Target
  /// For how many days after closing an order may be reopened.
  public var reopenDays: Int
  /// Within what time a complaint is answered.
  public var complaintAnswer: Target
  /// The same fault so many times at one place within ``recurringDays`` is marked recurring.
  public var recurringTimes: Int
  /// The days over which ``recurringTimes`` is counted.
  public var recurringDays: Int

  /// Makes a set of standards.
  public init(
    rules: [StandardRule], multipliers: [Multiplier], acceptance: Target, reopenDays: Int,
    complaintAnswer: Target, recurringTimes: Int = 3, recurringDays: Int = 30
  ) {
    self.rules = rules
    self.multipliers = multipliers
    self.acceptance = acceptance
    self.reopenDays = reopenDays
    self.complaintAnswer = complaintAnswer
    self.recurringTimes = recurringTimes
    self.recurringDays = recurringDays
  }
}

/// A factor on the target of one clock, for example twice the travelling time to a remote campus.
public struct Multiplier: Codable, Hashable, Sendable {
  /// When given, the factor counts only on campuses that are (or are not) remote.
  public var remote: Bool?
  /// When given, the factor counts only on the campus with this id.
  public var campus: String?
  /// The clock whose target is multiplied.
  public var clock: ClockKind
  /// What the target is multiplied with, above 0.
  public var factor: Double

  /// Makes a multiplier.
  public init(remote: Bool? = nil, campus: String? = nil, clock: ClockKind, factor: Double) {
    self.remote = remote
    self.campus = campus
    self.clock = clock
    self.factor = factor
  }
}
