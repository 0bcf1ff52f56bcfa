public import ServiceClock

/// What a turnaround report groups its orders by (command-line.md, `--by`).
public enum TurnaroundGrouping: String, Codable, CaseIterable, Sendable {
  /// The trade of the defect.
  case category
  /// The campus of the order.
  case campus
  /// The place of the defect.
  case place
  /// The crew that holds the order, or whose member does.
  case crew
  /// The person who holds the order.
  case person
  /// The contractor that holds the order, or one of whose people does.
  case contractor
  /// How urgent it is.
  case priority
  /// The ISO week of the report, in campus time: `2026-W48`.
  case week
  /// The month of the report, in campus time: `2026-11`.
  case month

  /// The key of the orders that no contractor holds but a crew or person of the office, among contractors.
  /// No code of a contractor: these have no `/`.
  public static let own = "/own"
}

/// The key figures of a cohort of orders (engine.md §7), as `report turnaround --json` prints them.
public struct TurnaroundReport: Hashable, Codable, Sendable {
  /// The first day of the cohort; `nil`: from the beginning.
  public var from: CalendarDate?
  /// The last day of the cohort, included; `nil`: until now.
  public var to: CalendarDate?
  /// What the groups are.
  public var by: TurnaroundGrouping
  /// The groups, by key; one that has no order does not appear.
  public var groups: [TurnaroundGroup]
  /// All orders of the cohort, with an empty key.
  public var total: TurnaroundGroup

  /// A report of groups and their total.
  public init(
    from: CalendarDate?, to: CalendarDate?, by: TurnaroundGrouping, groups: [TurnaroundGroup],
    total: TurnaroundGroup
  ) {
    self.from = from
    self.to = to
    self.by = by
    self.groups = groups
    self.total = total
  }
}

/// The figures of one group. Durations are seconds; a rate is 0…1, and `nil` where there is nothing
/// to divide by: a group without orders shows a dash, never 0 % or 100 %.
public struct TurnaroundGroup: Hashable, Codable, Sendable {
  /// The category, campus, place path, crew, person, contractor, priority, week or month. Orders that
  /// a contractor holds are a contractor's among crews and people too; those of the office itself are
  /// ``TurnaroundGrouping/own`` among contractors. Empty for those that nobody holds. Where the code of a crew is a
  /// staff number, it is `crew:` and the code among people.
  public var key: String
  /// Orders of the cohort: repaired, cancelled without a repair, or open without one.
  public var reported = 0
  /// Repaired, in the first cycle.
  public var completed = 0
  /// Completed at or before the due time.
  public var onTime = 0
  /// Completed after the due time.
  public var late = 0
  /// Cancelled before they were ever repaired.
  public var cancelled = 0
  /// Neither closed nor cancelled, as of now.
  public var open = 0
  /// Of these, never repaired yet: `reported = completed + cancelled + unrepaired`.
  public var unrepaired = 0
  /// Open with a completion clock that runs and is past due, as of now.
  public var openPastDue = 0
  /// Without a target for the completion.
  public var noTarget = 0
  /// onTime ÷ (onTime + late).
  public var onTimeRate: Double?
  /// onTime ÷ (onTime + late + openPastDue), where an order that was reopened and is past due again
  /// counts once, by its first repair.
  public var onTimeRateWithOpen: Double?
  /// The on-time rate by the due times without extensions.
  public var onTimeRateBeforeExtensions: Double?
  /// The median from report to first completion in working time, in seconds.
  public var median: Int64?
  /// The 90th percentile in working time, in seconds.
  public var p90: Int64?
  /// The 99th percentile in working time, in seconds.
  public var p99: Int64?
  /// The median in wall time, in seconds.
  public var medianWall: Int64?
  /// The 90th percentile in wall time, in seconds.
  public var p90Wall: Int64?
  /// The 99th percentile in wall time, in seconds.
  public var p99Wall: Int64?
  /// The mean time to repair: from report to first completion in working time, in seconds.
  public var meanWorking: Int64?
  /// The same in wall time, in seconds.
  public var meanWall: Int64?
  /// The completed orders whose time is split: all but imported ones.
  public var splitOrders = 0
  /// Where their time went, the mean of each part in wall seconds; the parts add up to the mean
  /// turnaround.
  public var split: TimeSplit?
  /// The share of the completed orders that were neither refused nor reopened.
  public var firstTimeFix: Double?
  /// Orders refused at verification or reopened at least once.
  public var rework = 0

  /// A group in which nothing has been counted yet.
  public init(key: String) {
    self.key = key
  }

  private enum CodingKeys: String, CodingKey {
    case key, reported, completed, cancelled, onTime, late, open, unrepaired, openPastDue, noTarget
    case onTimeRate
    case onTimeRateWithOpen, onTimeRateBeforeExtensions, median, p90, p99, medianWall, p90Wall
    case p99Wall, meanWorking, meanWall, splitOrders, split, firstTimeFix, rework
  }

  /// Writes all keys; what has no value is `null`, not left out.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(key, forKey: .key)
    for (value, key) in [
      (reported, CodingKeys.reported), (completed, .completed), (onTime, .onTime),
      (late, .late), (open, .open), (openPastDue, .openPastDue), (noTarget, .noTarget),
      (cancelled, .cancelled), (unrepaired, .unrepaired), (rework, .rework),
      (splitOrders, .splitOrders),
    ] {
      try container.encode(value, forKey: key)
    }
    try container.encode(split, forKey: .split)
    for (rate, key) in [
      (onTimeRate, CodingKeys.onTimeRate), (onTimeRateWithOpen, .onTimeRateWithOpen),
      (onTimeRateBeforeExtensions, .onTimeRateBeforeExtensions), (firstTimeFix, .firstTimeFix),
    ] {
      try container.encode(rate, forKey: key)
    }
    for (seconds, key) in [
      (median, CodingKeys.median), (p90, .p90), (p99, .p99), (medianWall, .medianWall),
      (p90Wall, .p90Wall), (p99Wall, .p99Wall), (meanWorking, .meanWorking),
      (meanWall, .meanWall),
    ] {
      try container.encode(seconds, forKey: key)
    }
  }
}
