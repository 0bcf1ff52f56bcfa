public import ServiceClock

/// One rule of the service standards: for which orders it counts, and which targets it gives.
///
/// A field that is nil matches every order. A clock that stands in none of ``targets``, ``agreed``
/// and ``none`` is not spoken of by this rule, and the next best rule decides it.
public struct StandardRule: Codable, Hashable, Sendable {
  /// A stable name, shown where a due time is explained.
  public var id: String
  /// A category id.
  public var category: String?
  /// A kind of place: a checklist id.
  public var kind: String?
  /// A campus id.
  public var campus: String?
  /// A priority.
  public var priority: Priority?
  /// A trigger id.
  public var trigger: String?
  /// The calendar of this rule's targets by name; `campus` is the campus' own.
  public var calendar: String
  /// The targets this rule gives.
  public var targets: [ClockKind: Target]
  /// Clocks whose target is set by agreement with the reporter.
  public var agreed: Set<ClockKind>
  /// Clocks that this rule leaves without a target (the dash in the table).
  public var none: Set<ClockKind>
  /// The promised share of orders in time, 0…1 (0.95 means 95 of 100).
  public var promises: [ClockKind: Double]

  /// Makes a rule.
  public init(
    id: String, category: String? = nil, kind: String? = nil, campus: String? = nil,
    priority: Priority? = nil, trigger: String? = nil, calendar: String = "campus",
    targets: [ClockKind: Target] = [:], agreed: Set<ClockKind> = [], none: Set<ClockKind> = [],
    promises: [ClockKind: Double] = [:]
  ) {
    self.id = id
    self.category = category
    self.kind = kind
    self.campus = campus
    self.priority = priority
    self.trigger = trigger
    self.calendar = calendar
    self.targets = targets
    self.agreed = agreed
    self.none = none
    self.promises = promises
  }

  /// Whether this rule speaks of a clock at all, be it to say that there is no target.
  public func speaks(of clock: ClockKind) -> Bool {
    targets[clock] != nil || agreed.contains(clock) || none.contains(clock)
  }

  /// Writes the sets in the order of the clocks, so that equal rules have equal bytes.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encodeIfPresent(category, forKey: .category)
    try container.encodeIfPresent(kind, forKey: .kind)
    try container.encodeIfPresent(campus, forKey: .campus)
    try container.encodeIfPresent(priority, forKey: .priority)
    try container.encodeIfPresent(trigger, forKey: .trigger)
    try container.encode(calendar, forKey: .calendar)
    try container.encode(targets, forKey: .targets)
    try container.encode(agreed.sorted(), forKey: .agreed)
    try container.encode(none.sorted(), forKey: .none)
    try container.encode(promises, forKey: .promises)
  }
}
