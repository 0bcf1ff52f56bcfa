import Screen
import WorkOrderEngine

/// Today, and which of its lines is selected.
struct TodayModel: Hashable, Sendable {
  var facts: TodayFacts?
  /// The five numbers stand on top: for those who answer for the work of others.
  var hasNumbers = false
  var window = ListWindow()
  /// The five numbers of the last fourteen days.
  var trend: OverviewTrend?
  /// What the trend was asked for.
  var trendKey: TrendKey?

  /// The hour and the campus of a trend.
  struct TrendKey: Hashable, Sendable {
    var hour: Int64
    var scope: Viewer.Scope
  }

  /// A line of Today that opens something.
  enum Door: Hashable, Sendable {
    /// One of the five numbers.
    case number(Number)
    case waiting(QueueLine)
    case route(RouteLine)
    case order(OrderLine)
  }

  /// The five numbers.
  enum Number: String, CaseIterable, Hashable, Sendable {
    case late, atRisk, unsigned, owed, untold

    /// The filter of the orders behind it; `nil` for those that are not orders.
    var filter: String? {
      switch self {
      case .late: "state:open late"
      case .atRisk: "state:open risk"
      case .untold: "untold"
      case .unsigned, .owed: nil
      }
    }

    var ink: Ink {
      switch self {
      case .late, .unsigned: .late
      case .atRisk, .owed: .risk
      case .untold: .accent
      }
    }
  }

  func count(of number: Number) -> Int {
    guard let facts else { return 0 }
    return switch number {
    case .late: facts.late
    case .atRisk: facts.atRisk
    case .unsigned: facts.unsigned
    case .owed: facts.owed
    case .untold: facts.untold
    }
  }

  /// The last fourteen days of a number, today's last; empty until the engine has answered.
  func days(of number: Number) -> [Double] {
    guard let trend else { return [] }
    let days =
      switch number {
      case .late: trend.late
      case .atRisk: trend.atRisk
      case .unsigned: trend.unacknowledged
      case .owed: trend.owed
      case .untold: trend.untold
      }
    // The number itself is newer than the line under it.
    return (days.dropLast() + [count(of: number)]).map(Double.init)
  }

  /// The routes worth a line: mine, and those that owe a round.
  var routes: [RouteLine] {
    guard let facts else { return [] }
    return facts.routes.filter { $0.isUnderway }
      + facts.routes.filter { !$0.isUnderway && $0.isMine }
      + facts.routes.filter { !$0.isUnderway && !$0.isMine }
  }

  /// What Enter opens, from top to bottom.
  var doors: [Door] {
    guard let facts else { return [] }
    return (hasNumbers ? Number.allCases.map { .number($0) } : [])
      + facts.waiting.map { .waiting($0) } + routes.map { .route($0) }
      + facts.mine.map { .order($0) }
  }

  var selected: Door? {
    guard let index = window.selected, doors.indices.contains(index) else { return nil }
    return doors[index]
  }

  var selectedOrder: OrderLine? {
    switch selected {
    case .order(let line): line
    case .waiting(let line): line.line
    default: nil
    }
  }

  mutating func take(_ facts: TodayFacts, hasNumbers: Bool) {
    let isFirst = self.facts == nil
    self.facts = facts
    self.hasNumbers = hasNumbers
    let count = doors.count
    window.fit(count: count, rows: max(1, count))
    // The first look falls on what is to be done, not on the numbers.
    if isFirst, hasNumbers { window.select(min(5, count - 1)) }
  }
}
