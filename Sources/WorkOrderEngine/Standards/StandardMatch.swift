public import Configuration

/// What a standard looks at to find the rule for an order.
public struct StandardSubject: Hashable, Sendable {
  /// The id of a category.
  public var category: String
  /// The kind of its place, such as `dormitory`.
  public var kind: String
  /// The word of its campus in the configuration, such as `nanhu`.
  public var campus: String
  /// The way there is long.
  public var isRemote: Bool
  /// How urgent it is.
  public var priority: Priority
  /// The trigger that was met, by id.
  public var trigger: String?

  /// An order as the standards see it.
  public init(
    category: String, kind: String, campus: String, isRemote: Bool, priority: Priority,
    trigger: String?
  ) {
    self.category = category
    self.kind = kind
    self.campus = campus
    self.isRemote = isRemote
    self.priority = priority
    self.trigger = trigger
  }
}

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
  /// The standard of one clock: the rule with most matching fields that says something about it;
  /// ties go to trigger, category, kind of place, campus, priority in that order (engine.md §2).
  public func standard(for clock: ClockKind, of subject: StandardSubject) -> ClockStandard? {
    let rules = rules.filter { $0.speaks(of: clock) && $0.matches(subject) }
    guard let rule = rules.max(by: { $0.weight < $1.weight }), !rule.none.contains(clock) else {
      return nil
    }
    let factor = multipliers.filter { $0.clock == clock && $0.matches(subject) }
      .reduce(1) { $0 * $1.factor }
    return ClockStandard(
      rule: rule.id, target: rule.targets[clock], isAgreed: rule.agreed.contains(clock),
      calendar: rule.calendar, promise: rule.promises[clock], factor: factor)
  }
}

extension StandardRule {
  fileprivate func matches(_ subject: StandardSubject) -> Bool {
    (category == nil || category == subject.category) && (kind == nil || kind == subject.kind)
      && (campus == nil || campus == subject.campus)
      && (priority == nil || priority == subject.priority)
      && (trigger == nil || trigger == subject.trigger)
  }

  /// Most fields first, then the order of the fields: each field is one bit below the count.
  fileprivate var weight: Int {
    let fields = [
      trigger != nil, category != nil, kind != nil, campus != nil, priority != nil,
    ]
    let bits = fields.reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
    return fields.count(where: { $0 }) * 32 + bits
  }
}

extension Multiplier {
  fileprivate func matches(_ subject: StandardSubject) -> Bool {
    (remote == nil || remote == subject.isRemote) && (campus == nil || campus == subject.campus)
  }
}
