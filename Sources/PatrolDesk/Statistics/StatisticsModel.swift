import Screen
import WorkOrderEngine

/// The charts of 统计, in the order in which Tab goes through them.
enum StatisticsChart: String, CaseIterable, Hashable, Sendable {
  case turnaround, weeks, patrols, backlog, recurrence
}

/// Figures as pictures: which chart has the focus, and for which days.
struct StatisticsModel: Hashable, Sendable {
  /// How long the period is.
  enum Span: Int, CaseIterable, Hashable, Sendable {
    case month = 30
    case quarter = 91
    case year = 365
    /// From the beginning.
    case all = 0
  }

  /// The weeks that are shown at least, whatever the period.
  static let leastWeeks = 12

  var chart = StatisticsChart.turnaround
  var span = Span.month
  /// How many periods back; 0 ends today.
  var periodsBack = 0
  var grouping = TurnaroundGrouping.category
  var figures: Figures?
  var freshness = Freshness()
  /// Somebody stopped the counting: it is not begun again by itself.
  var isStopped = false
  /// The selected row of each chart that has rows.
  var windows: [StatisticsChart: ListWindow] = [:]
  /// The selected column of each chart that has columns.
  var columns: [StatisticsChart: Int] = [:]

  mutating func take(_ figures: Figures, at now: Instant) {
    let isOther = self.figures?.key.grouping != figures.key.grouping
    self.figures = figures
    freshness.isStale = false
    if isOther { windows[.turnaround] = ListWindow() }
    for chart in StatisticsChart.allCases {
      windows[chart, default: ListWindow()].fit(
        count: rows(of: chart), rows: windows[chart]?.rows ?? 1)
      let count = columnCount(of: chart)
      // The newest week is the one to look at first.
      columns[chart] = min(columns[chart] ?? .max, max(0, count - 1))
    }
    if columns[.backlog] == BacklogAge.allCases.count - 1, isOther { columns[.backlog] = 0 }
  }

  func rows(of chart: StatisticsChart) -> Int {
    guard let figures else { return 0 }
    return switch chart {
    case .turnaround: figures.groups.count
    case .patrols: figures.patrols.count
    case .recurrence: figures.recurring.count
    case .weeks, .backlog: 0
    }
  }

  func columnCount(of chart: StatisticsChart) -> Int {
    guard let figures else { return 0 }
    return switch chart {
    case .weeks: figures.weeks.count
    case .patrols: figures.patrolWeeks.count
    case .backlog: BacklogAge.allCases.count
    case .turnaround, .recurrence: 0
    }
  }

  func window(_ chart: StatisticsChart) -> ListWindow { windows[chart] ?? ListWindow() }

  func column(_ chart: StatisticsChart) -> Int { columns[chart] ?? 0 }

  /// The selected group, row or fault of the chart.
  func selected<Row>(_ chart: StatisticsChart, in rows: [Row]?) -> Row? {
    guard let rows, let index = window(chart).selected, rows.indices.contains(index) else {
      return nil
    }
    return rows[index]
  }

  mutating func move(_ movement: Movement) {
    let count = columnCount(of: chart)
    let hasRows = rows(of: chart) > 0
    switch movement {
    case .left where count > 0, .up where !hasRows: step(-1, of: count)
    case .right where count > 0, .down where !hasRows: step(1, of: count)
    case .first where !hasRows: columns[chart] = 0
    case .last where !hasRows: columns[chart] = max(0, count - 1)
    default: _ = windows[chart]?.handle(movement.key)
    }
  }

  private mutating func step(_ step: Int, of count: Int) {
    columns[chart] = min(max(0, column(chart) + step), max(0, count - 1))
  }
}

extension BacklogAge {
  /// What finds the open orders of this age.
  var filter: String {
    let all = BacklogAge.allCases
    let index = all.firstIndex(of: self) ?? 0
    let from = index > 0 ? all[index - 1].lastDay.map { " age:>=\($0 + 1)d" } : nil
    let to = lastDay.map { " age:<\($0 + 1)d" }
    return "state:open\(from ?? "")\(to ?? "")"
  }
}
