import WorkOrderEngine

/// A route with its quota and what became of it.
struct RouteLine: Hashable, Sendable {
  var code: String
  var name: String
  var campus: String
  var quota: QuotaState
  /// A heightened watch is on: why, and what ends it.
  var watch: String?
  /// Why it is suspended today.
  var suspension: String?
  /// The suspensions of today and to come, by their first day.
  var suspensions: [RouteSuspension] = []
  /// A round started before this would not count.
  var countsFrom: Instant?
  /// Who walks it or is expected to.
  var walkers: [String]
  /// The one who looks walks it now, or is expected to.
  var isMine: Bool
  /// The one who looks is in the middle of a round of it.
  var isUnderway: Bool
  /// The number of a round that somebody else is in the middle of.
  var othersRound: String?
}

/// One walk of a route, in the list beside it.
struct RoundLine: Hashable, Sendable {
  var number: String
  var state: RoundState
  var at: Instant
  var walker: String
  var reached: Int
  var stops: Int
  var findings: Int
  var verdict: RoundVerdict?
}

/// A round while it is walked: its stops with their items and answers.
struct WalkSheet: Hashable, Sendable {
  var number: String
  /// The route's code and name.
  var route: String
  var state: RoundState
  var started: Instant
  var findings: Int
  /// A heightened watch that holds on the route, in words.
  var watch: String?
  var stops: [WalkStop]
  /// Where to go on: the index of a stop and of an item in it; `nil` when everything is answered.
  var resume: WalkPlace?

  var reached: Int { stops.count { $0.isReached } }
  /// The stops that finishing would leave without a reason.
  var missing: [WalkStop] { stops.filter { !$0.isReached && !$0.isExplained } }
}

/// An item of a stop, by their indexes.
struct WalkPlace: Hashable, Sendable {
  var stop: Int
  var item: Int
}

/// A stop of a round.
struct WalkStop: Hashable, Sendable {
  /// Its number on the route, from 1.
  var position: Int
  var place: String
  var items: [WalkItem]
  /// It is known why it was not reached.
  var isExplained: Bool

  var isReached: Bool { items.contains { $0.result != nil && $0.result != .skipped } }
  /// The first item that nobody answered yet.
  var firstOpen: Int? { items.firstIndex { $0.result == nil } }
}

/// A check item with its answer.
struct WalkItem: Hashable, Sendable {
  var id: String
  var name: String
  var kind: CheckItem.Kind
  /// Major when it fails (★).
  var isMajor: Bool
  /// `370…410`, for a reading.
  var limits: String
  var unit: String
  /// `nil` when nobody answered yet.
  var result: CheckResult?
  /// The reading or date, as it was given.
  var value: String = ""
  /// The order that its failure opened or was added to.
  var order: String?
  var isSighting = false
  /// It failed, and was repaired on the spot.
  var isRepaired = false
  /// What earlier rounds say, for the stop in sight.
  var past: WalkPast?

  /// `Space` passes it with the rest: neither a reading nor a date nor ★.
  var isOrdinary: Bool { kind == .passFail && !isMajor }
}

/// What earlier rounds say of an item.
struct WalkPast: Hashable, Sendable {
  var last: Instant?
  var lastFailed: Bool
  /// Failures in the last thirty days.
  var fails: Int
  /// The order that is open for it.
  var openOrder: String?
}

/// An answer to one item: what becomes the command that checks it.
struct WalkCheck: Hashable, Sendable {
  var round: String
  var stop: Int
  var item: String
  var answer: CheckAnswer
  var words = ""
  var isMajor = false
  var done: Completion?
  /// A photograph as it was named; empty: none.
  var photo = ""
}
