public import ServiceClock

/// Rounds and readings as a sheet shows them (section 7, and the readings of section 3).
public struct HandoverPatrols: Codable, Hashable, Sendable {
  /// The quota of each route of the campus.
  public var routes: [HandoverRoute]
  /// The rounds that were finished since the sheet's `from`, in the order of their ends, then those that are
  /// underway, in the order of their starts; sheets that an earlier release froze lack the latter.
  public var rounds: [HandoverRound]
  /// The latest readings since the sheet's `from`.
  public var readings: [HandoverReading]
}

/// A route and how its quota stands.
public struct HandoverRoute: Codable, Hashable, Sendable {
  /// The code, such as `NH-R1`.
  public var code: String
  /// The name in its own language.
  public var name: String
  /// The name in English, where it was given; `nil` also for sheets that an earlier release froze.
  public var nameEnglish: String?
  /// The code of the quota's word: done, owed, atRisk, missed, suspended, notBegun; `nil`: nothing is asked
  /// for yet.
  public var word: String?
  /// What its quota is for, such as `week`; `nil` for sheets that an earlier release froze.
  public var per: String?
  /// The week that the figures are of, such as `2026-W48`, of a monthly quota the month; `nil` for sheets
  /// that an earlier release froze.
  public var period: String?
  /// How many of its days, shifts or weeks ended with rounds owed; `nil` as above.
  public var missed: Int?
  /// Rounds that the period asks for; of days and shifts what has begun does.
  public var required: Int
  /// Valid rounds so far.
  public var done: Int
  /// Days of the period that are left, today included.
  public var daysLeft: Int
  /// Heightened watch, while it lasts; `nil` also for sheets that an earlier release froze.
  public var watch: HandoverWatch?
}

/// The heightened watch of a route as a sheet shows it: why, since when, and what ends it (engine.md §4).
public struct HandoverWatch: Codable, Hashable, Sendable {
  /// The code of what raised it: major, findings.
  public var cause: String
  /// Since when.
  public var since: Instant
  /// How many clean rounds are still to follow.
  public var cleanRoundsLeft: Int
  /// The numbers of the orders of its findings that are still open; at most ten.
  public var openOrders: [String]
  /// Why it was extended; `nil`: it was not.
  public var extended: String?
}

extension HandoverWatch {
  init(_ standing: WatchStanding) {
    self.init(
      cause: standing.watch.cause.rawValue, since: standing.watch.since,
      cleanRoundsLeft: max(0, standing.watch.cleanRounds - standing.cleanRounds),
      openOrders: standing.openOrders,
      extended: standing.watch.extended.isEmpty ? nil : standing.watch.extended)
  }
}

/// A round as a sheet shows it.
public struct HandoverRound: Codable, Hashable, Sendable {
  /// The code of its route.
  public var route: String
  /// The code of its state.
  public var state: String
  /// When it was begun.
  public var started: Instant
  /// Who walks it.
  public var walker: String
  /// Their name in English, where it was given; `nil` also for sheets that an earlier release froze.
  public var walkerEnglish: String?
  /// How many failed checks it has.
  public var findings: Int
  /// How many stops it has; `nil` for sheets that an earlier release froze.
  public var stops: Int?
  /// How many of them were reached so far; `nil` as above.
  public var reached: Int?
}

/// A reading as a sheet shows it.
public struct HandoverReading: Codable, Hashable, Sendable {
  /// The names of the place.
  public var place: String
  /// The name of the check item.
  public var item: String
  /// Its name in English.
  public var itemEnglish: String
  /// What was read.
  public var value: Double
  /// The unit; may be empty.
  public var unit: String
  /// It is outside of its limits.
  public var isOutside: Bool
  /// When it was read.
  public var at: Instant
}
