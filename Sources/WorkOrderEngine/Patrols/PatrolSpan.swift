public import ServiceClock

/// By what `patrol report patrols` sums up how the routes were walked.
public enum PatrolGrouping: String, Codable, CaseIterable, Sendable {
  /// A row a route for the whole time.
  case route
  /// A row a route and ISO week.
  case week
  /// A row a route and month.
  case month
}

/// A route in one week or month: what was required and done, and how the rounds went.
public struct PatrolSpan: Hashable, Sendable {
  /// The route.
  public var route: Route
  /// Its campus.
  public var campus: Campus
  /// `2026-W48` or `2026-11`; of a monthly quota the month, by weeks too.
  public var label: String
  /// What was required and done, and the worst word.
  public var quota: QuotaState
  /// The periods of the quota that were missed, such as `2026-W45`.
  public var missed: [String]
  /// The instant at which its periods begin: of a month of weeks the Monday of the first one.
  public var start: Instant
  /// The instant at which they have ended.
  public var end: Instant
  /// The rounds that started in [start, end) and were finished.
  public var rounds: RoundCount
}

/// Finished rounds by verdict.
public struct RoundCount: Hashable, Sendable {
  /// Rounds finished.
  public var finished = 0
  /// … of which count.
  public var valid = 0
  /// … of which had stops not reached.
  public var incomplete = 0
  /// … of which were faster than the walking floor.
  public var tooFast = 0
  /// … of which started too soon after the last one.
  public var tooSoon = 0
  /// Findings in them.
  public var findings = 0

  /// Nothing counted yet.
  public init() {}

  mutating func count(_ head: RoundHead) {
    finished += 1
    findings += head.tally.findings
    switch head.verdict {
    case .valid: valid += 1
    case .incomplete: incomplete += 1
    case .tooFast: tooFast += 1
    case .tooSoon: tooSoon += 1
    case nil: break
    }
  }
}

/// A month of the Gregorian calendar: `2026-10`.
public struct CalendarMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Its first day.
  public let first: CalendarDate

  /// The month in which a day lies.
  public init(containing day: CalendarDate) { first = day.adding(days: 1 - day.day) }

  /// Reads exactly `2026-10`; `nil` for anything else.
  public init?(_ text: String) {
    guard let first = CalendarDate("\(text)-01") else { return nil }
    self.first = first
  }

  /// Its last day.
  public var last: CalendarDate { next.first.adding(days: -1) }

  /// The month after it.
  public var next: CalendarMonth { CalendarMonth(containing: first.adding(days: 31)) }

  /// The month before it.
  public var previous: CalendarMonth { CalendarMonth(containing: first.adding(days: -1)) }

  /// `2026-10`.
  public var description: String { String(first.description.prefix(7)) }

  /// Earlier comes first.
  public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    left.first < right.first
  }
}
