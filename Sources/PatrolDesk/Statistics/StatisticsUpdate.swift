import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Keys of 统计.
  mutating func updateStatistics(_ action: Action) -> [Effect] {
    switch action {
    case .move(let movement):
      statistics.move(movement)
      return []
    case .turnChart(let step): return turnChart(step)
    case .nextPane: return turnChart(1)
    case .shiftPeriod(let step):
      guard statistics.span != .all else {
        say("stats.wholeTime", ink: .plain)
        return []
      }
      statistics.periodsBack = max(0, statistics.periodsBack + step)
      return neededFigures()
    case .widenPeriod:
      let spans = StatisticsModel.Span.allCases
      let index = spans.firstIndex(of: statistics.span) ?? 0
      statistics.span = spans[(index + 1) % spans.count]
      statistics.periodsBack = 0
      return neededFigures()
    case .regroup:
      let groupings = Self.groupings
      let index = groupings.firstIndex(of: statistics.grouping) ?? 0
      statistics.grouping = groupings[(index + 1) % groupings.count]
      statistics.chart = .turnaround
      return neededFigures()
    case .writeFigures: return openPrompt(.file(statistics.chart, offered: offeredName))
    case .open: return openBar()
    case .back: return stopStudies()
    default: return []
    }
  }

  /// What `b` goes through: weeks have a chart of their own, and months are many weeks.
  private static let groupings = TurnaroundGrouping.allCases.filter { $0 != .week && $0 != .month }

  private mutating func turnChart(_ step: Int) -> [Effect] {
    let charts = StatisticsChart.allCases
    let index = charts.firstIndex(of: statistics.chart) ?? 0
    statistics.chart = charts[(index + step + charts.count) % charts.count]
    return []
  }

  // MARK: - Which figures

  /// The figures that the present days and groups ask for.
  var figuresKey: FiguresKey {
    let today = local(now).date
    let days = statistics.span.rawValue
    let to = today.adding(days: -days * statistics.periodsBack)
    return FiguresKey(
      from: statistics.span == .all ? nil : to.adding(days: 1 - days), to: to,
      grouping: statistics.grouping, scope: viewer.scope)
  }

  /// A study, where the figures in sight are not those that are asked for.
  mutating func neededFigures() -> [Effect] {
    let key = figuresKey
    guard place == .statistics, statistics.figures?.key != key else { return [] }
    return study(.figures(key))
  }

  /// A study of the same figures, once something has changed; the longer one takes, the more rarely.
  mutating func refreshedFigures() -> [Effect] {
    guard place == .statistics, !statistics.isStopped else { return [] }
    guard statistics.freshness.hasRested(at: now, least: 60) else { return [] }
    let isOther = statistics.figures?.key != figuresKey
    return statistics.freshness.isStale || isOther ? study(.figures(figuresKey)) : []
  }

  // MARK: - From a bar to its orders

  private mutating func openBar() -> [Effect] {
    guard let figures = statistics.figures else { return [] }
    switch statistics.chart {
    case .turnaround:
      guard let group = statistics.selected(.turnaround, in: figures.groups) else { return [] }
      return showCohort(group.filter, of: figures)
    case .weeks:
      let index = statistics.column(.weeks)
      guard figures.weeks.indices.contains(index) else { return [] }
      return showOrders(filter: figures.weeks[index].filter)
    case .backlog:
      let index = statistics.column(.backlog)
      return showOrders(filter: BacklogAge.allCases[index].filter)
    case .recurrence:
      let line = statistics.selected(.recurrence, in: figures.recurring)
      return line.map { showCohort($0.filter, of: figures) } ?? []
    case .patrols:
      guard let row = statistics.selected(.patrols, in: figures.patrols) else { return [] }
      let effects = go(to: .rounds)
      rounds.wanted = row.route
      return effects
    }
  }

  /// The orders of the period that a filter finds.
  private mutating func showCohort(_ filter: String?, of figures: Figures) -> [Effect] {
    guard let filter else {
      say("stats.noGroup", ink: .plain)
      return []
    }
    return showOrders(
      filter: [figures.key.filter, filter].compactMap { $0 }.joined(separator: " "))
  }

  // MARK: - Writing

  private var offeredName: String {
    let key = figuresKey
    let days = key.from.map { "\($0)_\(key.to)" } ?? "\(key.to)"
    return "patrol-\(statistics.chart.rawValue)-\(days).html"
  }

  /// Begins to make the paper of a chart; it is written once it is there.
  mutating func write(_ chart: StatisticsChart, to path: String) -> [Effect] {
    guard !path.isEmpty else { return [] }
    return study(.paper(chart, figuresKey, path: path))
  }
}
