public import ServiceClock

/// What repeats from round to round (engine.md §4, Honesty): figures to look at together with the
/// person, never a verdict.
public enum HonestyRule {
  /// Fewer intervals than this have no rhythm of their own.
  public static let leastIntervals = 4
  /// Two intervals are the same when they differ by no more than this share of the longer one…
  public static let tolerance = 0.05
  /// … or by no more than so many seconds.
  public static let leastDifference: Int64 = 5
  /// So many rounds in a row make a rhythm, or a streak, worth showing.
  public static let leastRounds = 3
  /// So long after the last round of a streak another's report still ends it, in seconds: a week, the
  /// period of a campus patrol. What breaks later is no sign of anything.
  public static let endsWithin: Int64 = 7 * 86_400

  /// Whether two rounds were walked in the same rhythm: as many intervals, each the same as its
  /// counterpart. People who walk steadily still differ at doors, stairs and readings; all intervals
  /// alike to within a twentieth happen by rote or at a desk.
  ///
  /// - Parameters:
  ///   - first: seconds between the stops of a round, in walking order.
  ///   - second: those of the next.
  public static func isSameRhythm(_ first: [Int64], _ second: [Int64]) -> Bool {
    guard first.count == second.count, first.count >= leastIntervals else { return false }
    return zip(first, second).allSatisfy { one, other in
      let difference = abs(one - other)
      return difference <= leastDifference
        || Double(difference) <= tolerance * Double(max(one, other))
    }
  }

  /// The rounds of one walker that were walked in the same rhythm one after the other.
  ///
  /// - Parameter walks: of one walker on one route, the oldest first.
  static func rhythms(of walks: [Walk], on route: String) -> [SameRhythm] {
    runs(walks) { isSameRhythm($0.intervals, $1.intervals) }.compactMap { run in
      guard let first = run.first, let last = run.last,
        let median = KeyFigures.percentile(50, of: last.intervals.sorted())
      else { return nil }
      return SameRhythm(
        route: route, walker: last.walker, rounds: run.map(\.number), from: first.started,
        to: last.started, median: median)
    }
  }

  /// The runs of neighbours that `belongs` together, each of ``leastRounds`` or more.
  static func runs<Walk>(_ walks: [Walk], _ belongs: (Walk, Walk) -> Bool) -> [ArraySlice<Walk>] {
    guard !walks.isEmpty else { return [] }
    var runs: [ArraySlice<Walk>] = []
    var start = 0
    for index in walks.indices.dropFirst() where !belongs(walks[index - 1], walks[index]) {
      runs.append(walks[start..<index])
      start = index
    }
    runs.append(walks[start...])
    return runs.filter { $0.count >= leastRounds }
  }
}

/// A finished round, as far as honesty looks at it.
struct Walk: Hashable, Sendable {
  var round: Int64
  var number: String
  var walker: Int64
  var started: Instant
  var finished: Instant
  var findings: Int
  /// Seconds between its stops, in the order in which they were reached.
  var intervals: [Int64]
}

/// Rounds of one person on one route, one after the other, in the same rhythm.
public struct SameRhythm: Hashable, Sendable {
  /// The code of the route.
  public var route: String
  /// The walker, by id.
  public var walker: Int64
  /// The numbers of the rounds, the oldest first.
  public var rounds: [String]
  /// When the first of them started.
  public var from: Instant
  /// When the last of them started.
  public var to: Instant
  /// The median seconds between stops of the last one, by nearest rank.
  public var median: Int64
}

/// Rounds of one person on one route without a finding, until somebody else reported a fault there.
public struct EndedStreak: Hashable, Sendable {
  /// The code of the route.
  public var route: String
  /// The walker, by id.
  public var walker: Int64
  /// The numbers of the rounds without a finding, the oldest first.
  public var rounds: [String]
  /// When the last of them was finished.
  public var last: Instant
  /// The number of the order that somebody else's report opened.
  public var order: String
  /// When that was reported.
  public var reported: Instant
  /// The place of the fault, with those above it.
  public var place: PlaceNames
}

/// How rounds were walked in a period.
public struct PatrolReport: Hashable, Sendable {
  /// The first day.
  public var from: CalendarDate
  /// The last day, included.
  public var to: CalendarDate
  /// The routes, by campus and code.
  public var routes: [RouteFigures]
  /// The same rhythm again and again, by route and walker.
  public var rhythms: [SameRhythm]
  /// Streaks without a finding that another's report ended, by route and walker.
  public var streaks: [EndedStreak]
}

/// A route in a period: what its quota asked for, and how the rounds went.
public struct RouteFigures: Hashable, Sendable {
  /// The route.
  public var route: Route
  /// Its campus.
  public var campus: Campus
  /// Its weeks, the oldest first: the patrol calendar; they add up to ``quota``. A monthly quota has its
  /// months in their place.
  public var weeks: [WeekQuota]
  /// The periods of the quota that have a day of the report, each whole and once.
  public var quota: QuotaState
  /// Those of them that ended with rounds owed, such as `2026-W45`.
  public var missed: [String]
  /// The rounds that started in these periods and were finished.
  public var rounds: RoundCount
}
