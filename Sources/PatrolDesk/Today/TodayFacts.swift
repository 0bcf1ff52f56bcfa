import WorkOrderEngine

/// What Today shows.
struct TodayFacts: Hashable, Sendable {
  var late = 0
  var atRisk = 0
  var unsigned = 0
  var owed = 0
  var untold = 0
  /// My open orders, the first due first.
  var mine: [OrderLine] = []
  /// What waits for a supervisor.
  var waiting: [QueueLine] = []
  /// The week's rounds.
  var routes: [RouteLine] = []
  /// The newest events.
  var news: [NewsLine] = []
}

/// One of the newest events.
struct NewsLine: Hashable, Sendable {
  var at: Instant
  var number: String
  var event: OrderChange.Kind
  var place: String
  var text: String
  var by: String
}
