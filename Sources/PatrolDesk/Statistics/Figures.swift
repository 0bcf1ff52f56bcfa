import WorkOrderEngine

/// Which figures: the days, what they are grouped by, and for whom they are counted.
struct FiguresKey: Hashable, Sendable {
  /// The first day; `nil`: from the beginning.
  var from: CalendarDate?
  /// The last day, included.
  var to: CalendarDate
  var grouping: TurnaroundGrouping
  var scope: Viewer.Scope

  /// The days as the filter of orders takes them.
  var filter: String? {
    from.map { "reported:\(FilterDays(from: $0, to: to).text)" }
  }
}

/// All charts of 统计, counted in one study.
struct Figures: Hashable, Sendable {
  var key: FiguresKey
  var total: TurnaroundGroup
  /// The group with most repairs first.
  var groups: [FigureGroup]
  /// The weeks that end with the last day, the oldest first.
  var weeks: [FigureWeek]
  var backlog: BacklogGroup
  /// The weeks of ``patrols``, the oldest first.
  var patrolWeeks: [ISOWeek]
  var patrols: [PatrolRow]
  var recurring: [RecurringLine]
}

/// A bar of the turnaround.
struct FigureGroup: Hashable, Sendable {
  var name: String
  var figures: TurnaroundGroup
  /// The share of orders in time that is promised for its ordinary repairs; `nil` without a promise.
  var promise: Double?
  /// What finds its orders; `nil` for those that belong to no group.
  var filter: String?

  /// The promise is not kept.
  var isBelowPromise: Bool {
    guard let promise, let rate = figures.onTimeRate else { return false }
    return rate < promise
  }

  /// For what its orders were held longest, by the stored name of the reason, and the share of the
  /// whole time from report to repair that it took; `nil` below a tenth.
  var mostHeld: (reason: String, share: Double)? {
    guard let split = figures.split, split.total > 0,
      let (reason, seconds) = split.onHold.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })
    else { return nil }
    let share = Double(seconds) / Double(split.total)
    return share >= 0.1 ? (reason, share) : nil
  }
}

/// The orders reported in a week.
struct FigureWeek: Hashable, Sendable {
  var week: ISOWeek
  var figures: TurnaroundGroup

  var filter: String { "reported:\(week)" }
}

/// A campus in the patrol calendar.
struct PatrolRow: Hashable, Sendable {
  var campus: String
  /// The first of its routes, for the way to 巡检.
  var route: String
  var cells: [PatrolCell]
}

/// How the routes of a campus were walked in a week.
struct PatrolCell: Hashable, Sendable {
  enum Word: Hashable, Sendable {
    /// All that was promised.
    case done
    /// The week is not over, and something is still to be walked.
    case owed
    /// Less than promised.
    case partly
    /// Not once.
    case never
    case suspended
    /// Nothing was promised for this week.
    case none
  }

  var word: Word
  var done: Int
  var required: Int
  /// The routes that owe something, as `NH-R1 1/2`.
  var missing: [String]
}

/// A fault that comes back.
struct RecurringLine: Hashable, Sendable {
  var place: String
  var category: String
  var most: Int
  var reported: Int
  var open: Int
  var last: Instant
  var filter: String
}

extension PatrolCell {
  /// The quotas of a campus in one week as one cell.
  init(_ quotas: [WeekQuota]) {
    let asked = quotas.filter {
      $0.quota.required > 0 && $0.quota.word != .suspended && $0.quota.word != .notBegun
    }
    required = asked.reduce(0) { $0 + $1.quota.required }
    done = asked.reduce(0) { $0 + min($1.quota.done, $1.quota.required) }
    missing = asked.filter { $0.quota.lacking > 0 }
      .map { "\($0.route.code) \($0.quota.done)/\($0.quota.required)" }
    let words = Set(asked.map(\.quota.word))
    if asked.isEmpty {
      word = quotas.contains { $0.quota.word == .suspended } ? .suspended : .none
    } else if words == [.done] {
      word = .done
    } else if words.contains(.missed) {
      word = done > 0 ? .partly : .never
    } else {
      word = .owed
    }
  }
}
