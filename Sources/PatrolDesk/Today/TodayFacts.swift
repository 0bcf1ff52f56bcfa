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
}
