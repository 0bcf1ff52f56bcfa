public import Configuration

/// What a clock is held against.
public struct ClockStandard: Hashable, Sendable {
  /// The id of the rule.
  public var rule: String
  /// `nil`: by agreement, or no target.
  public var target: Target?
  /// The target is a time by agreement.
  public var isAgreed: Bool
  /// `campus` stands for the campus' own calendar.
  public var calendar: String
  /// The promised share on time, 0…1.
  public var promise: Double?
  /// The campus multiplier, 1 for none.
  public var factor: Double
}

extension Standards {
  /// The standard of one clock of an order; `nil` when no rule speaks of it, or one says that it has
  /// none.
  public func standard(for clock: ClockKind, of subject: StandardSubject) -> ClockStandard? {
    guard let index = rule(for: clock, of: subject), !rules[index].none.contains(clock) else {
      return nil
    }
    let rule = rules[index]
    return ClockStandard(
      rule: rule.id, target: rule.targets[clock], isAgreed: rule.agreed.contains(clock),
      calendar: rule.calendar, promise: rule.promises[clock],
      factor: factor(for: clock, of: subject))
  }
}
