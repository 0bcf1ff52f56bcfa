import WorkOrderEngine

/// A route with its quota and what became of it.
struct RouteLine: Hashable, Sendable {
  var code: String
  var name: String
  var campus: String
  /// The word of its quota: done, owed, atRisk, missed, suspended.
  var word: String
  var required: Int
  var done: Int
  var owed: Int
  var daysLeft: Int
  /// A heightened watch is on.
  var isWatched = false
  /// A start before this would not count.
  var countsFrom: Instant?
  var rounds: [RoundLine] = []
}

/// One walk of a route, in the list beside it.
struct RoundLine: Hashable, Sendable {
  var id: Int64
  /// The word of its state: planned, underway, complete, incomplete, expired.
  var state: String
  var started: Instant?
  var walker: String
  var reached: Int
  var stops: Int
  var findings: Int
  var isValid: Bool?
}

/// A round while it is walked: its stops with their items and answers.
struct WalkSheet: Hashable, Sendable {
  var id: Int64
  var route: String
  var name: String
  var state: String
  var started: Instant
  var findings: Int
  var stops: [WalkStop]
}

/// A stop of a round.
struct WalkStop: Hashable, Sendable {
  var id: Int64
  /// The path by which a defect names it.
  var path: String
  var place: String
  var items: [WalkItem]

  var isReached: Bool { items.contains { $0.answer != nil && $0.answer != "skipped" } }
}

/// A check item with its answer.
struct WalkItem: Hashable, Sendable {
  var id: String
  var name: String
  var kind: CheckItem.Kind
  var isMajor: Bool
  var category: String
  /// pass, fail, notApplicable or skipped; `nil` when nobody answered yet.
  var answer: String?
  /// The reading or date, as it was given.
  var value: String = ""
  /// The order that is open for it.
  var order: String?
}

/// An answer to one item: what becomes the command that checks it.
struct WalkCheck: Hashable, Sendable {
  var round: Int64
  var stop: Int64
  var item: String
  /// pass, fail, notApplicable or skipped; for readings and dates the value decides.
  var answer: String
  var value: String = ""
  var reason: String = ""
}
