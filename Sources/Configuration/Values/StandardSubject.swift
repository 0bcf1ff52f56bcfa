/// What a standard looks at to find the rule for an order. `nil`: not known, or none; then only rules
/// fit that do not name the field.
public struct StandardSubject: Hashable, Sendable {
  /// The id of a category.
  public var category: String?
  /// The kind of its place, such as `dormitory`.
  public var kind: String?
  /// The word of its campus in the configuration, such as `nanhu`.
  public var campus: String?
  /// The way there is long.
  public var isRemote: Bool
  /// How urgent it is.
  public var priority: Priority?
  /// The trigger that was met, by id.
  public var trigger: String?

  /// An order as the standards see it.
  public init(
    category: String? = nil, kind: String? = nil, campus: String? = nil, isRemote: Bool = false,
    priority: Priority? = nil, trigger: String? = nil
  ) {
    self.category = category
    self.kind = kind
    self.campus = campus
    self.isRemote = isRemote
    self.priority = priority
    self.trigger = trigger
  }
}

extension Standards {
  /// The position of the rule that counts for one clock: of those that say something about it the one
  /// with most matching fields; ties go to trigger, category, kind of place, campus, priority in that
  /// order, and of two that match alike to the earlier (engine.md §2).
  public func rule(for clock: ClockKind, of subject: StandardSubject) -> Int? {
    rules.indices.filter { rules[$0].speaks(of: clock) && rules[$0].matches(subject) }
      .max { rules[$0].weight < rules[$1].weight }
  }

  /// What the multipliers of a campus make of a target, 1 for nothing.
  public func factor(for clock: ClockKind, of subject: StandardSubject) -> Double {
    multipliers.filter { $0.clock == clock && $0.matches(subject) }.reduce(1) { $0 * $1.factor }
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

  /// An order for which both rules count, if there is any.
  func subject(with other: StandardRule) -> StandardSubject? {
    func either<Value: Equatable>(_ field: KeyPath<StandardRule, Value?>) -> (Bool, Value?) {
      let (mine, its) = (self[keyPath: field], other[keyPath: field])
      return (mine == nil || its == nil || mine == its, mine ?? its)
    }
    let (category, kind, campus) = (either(\.category), either(\.kind), either(\.campus))
    let (priority, trigger) = (either(\.priority), either(\.trigger))
    guard category.0, kind.0, campus.0, priority.0, trigger.0 else { return nil }
    return StandardSubject(
      category: category.1, kind: kind.1, campus: campus.1, priority: priority.1,
      trigger: trigger.1)
  }
}

extension Multiplier {
  fileprivate func matches(_ subject: StandardSubject) -> Bool {
    (remote == nil || remote == subject.isRemote) && (campus == nil || campus == subject.campus)
  }
}
