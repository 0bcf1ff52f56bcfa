public import Configuration
public import ServiceClock

/// The plan of which a round is one walk.
public struct Route: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The code, such as `NH-R1`.
  public var code: String
  /// The id of its campus.
  public var campus: Int64
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// How many valid rounds a period needs.
  public var quota: Int
  /// The period.
  public var per: CampusFile.Period
  /// The walking floor in seconds: no honest round is faster.
  public var floor: Int64
  /// Seconds between the starts of two rounds that count.
  public var gap: Int64
  /// The first day on which it is in force.
  public var inForce: CalendarDate
}

/// A stop of a route.
public struct RouteStop: Hashable, Sendable {
  /// Its place in the walk, from 1.
  public var position: Int
  /// Where it is.
  public var place: Place
  /// The id of its checklist.
  public var checklist: String
  /// The ids of the items that are answered there.
  public var items: [String]
}

/// How a route stands in a period: a line of the Rounds screen.
public struct RouteStanding: Hashable, Sendable {
  /// The route.
  public var route: Route
  /// Its campus.
  public var campus: Campus
  /// The period that is judged; `nil` when no shift is at work.
  public var period: PatrolPeriod?
  /// How it stands.
  public var quota: QuotaState
  /// Why it is not walked today.
  public var suspension: RouteSuspension?
  /// The suspensions of today and of later days, by their first day.
  public var suspensionsAhead: [RouteSuspension]
  /// The instant from which a next round would count; `nil`: at once.
  public var countsFrom: Instant?
  /// Heightened watch, while it lasts.
  public var watch: WatchStanding?
  /// Rounds of the period that are underway, and planned ones that are given to somebody.
  public var walkers: [RoundWalker]
  /// How many rounds were started in the period, counted or not.
  public var started: Int
}

/// Who walks a round, or is to walk it.
public struct RoundWalker: Hashable, Sendable {
  /// The number of the round.
  public var round: String
  /// The id of the staff member.
  public var person: Int64
  /// The name in its own language.
  public var name: String
  /// Planned or underway.
  public var state: RoundState
}

/// What a watch still waits for.
public struct WatchStanding: Hashable, Sendable {
  /// Why, since when, and how many clean rounds must follow.
  public var watch: HeightenedWatch
  /// The number of the round that raised it.
  public var round: String
  /// How many clean rounds have followed.
  public var cleanRounds: Int
  /// The numbers of the orders that are still open; at most ten.
  public var openOrders: [String]

  /// What ends a watch has come about.
  public var isOver: Bool { cleanRounds >= watch.cleanRounds && openOrders.isEmpty }
}

/// A campus with its routes.
public struct CampusRounds: Hashable, Sendable {
  /// The campus.
  public var campus: Campus
  /// By their codes.
  public var routes: [RouteStanding]

  /// Nobody has started a round in any of the current periods.
  public var isWithoutRound: Bool { routes.allSatisfy { $0.started == 0 } }
}

/// How a route stands in one ISO week; daily and shift quotas are summed over it.
public struct WeekQuota: Hashable, Sendable {
  /// The route.
  public var route: Route
  /// Its campus.
  public var campus: Campus
  /// The week, or the month in which the week ends.
  public var period: String
  /// What was needed, what counted, and the word.
  public var quota: QuotaState
  /// How many of its periods ended with rounds owed: days or shifts of the week, or the week itself.
  public var missed = 0
}
