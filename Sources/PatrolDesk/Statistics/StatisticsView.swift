import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Where the charts stand: all together where there is room, else the one with the focus.
  struct StatisticsLayout {
    var areas: [StatisticsChart: Area]
    var isBoard: Bool
  }

  private var statisticsBody: Area {
    bodyArea.droppingTop(bodyArea.rows >= 15 ? 3 : 2)
  }

  var statisticsLayout: StatisticsLayout {
    let body = statisticsBody
    let isList = statistics.chart == .recurrence
    let upper: StatisticsChart = isList ? .recurrence : .turnaround
    guard size.columns >= 110, body.rows >= 24 else {
      return StatisticsLayout(areas: [statistics.chart: body], isBoard: false)
    }
    // The calendar needs a rule, its weeks, a row a campus, the legend and a line of words.
    let middle = min(body.rows / 2, max(9, statistics.rows(of: .patrols) + 4))
    let top = min(max(4, statistics.rows(of: upper) + 2), body.rows - middle - 3)
    let parts = body.splitRows([.fixed(top), .rest, .fixed(3)])
    let halves = parts[1].splitColumns([.rest, .fixed(59)], gap: 1)
    return StatisticsLayout(
      areas: [upper: parts[0], .weeks: halves[0], .patrols: halves[1], .backlog: parts[2]],
      isBoard: true)
  }

  mutating func fitStatistics() {
    for (chart, area) in statisticsLayout.areas {
      let rows = chart == .patrols ? area.rows - 4 : area.rows - 1
      let count = statistics.rows(of: chart)
      statistics.windows[chart]?.fit(count: count, rows: max(1, rows))
    }
  }

  func drawStatistics(on surface: inout Surface, in area: Area) {
    drawChartNames(on: &surface, in: area.top(1))
    guard let figures = statistics.figures else {
      surface.put(
        waiting(for: .figures, as: "stats.counting"), at: Position(row: area.row + 2, column: 2),
        style: .dim)
      return
    }
    drawTotals(figures, on: &surface, in: area.droppingTop(1).top(1))
    let layout = statisticsLayout
    for chart in StatisticsChart.allCases {
      guard let area = layout.areas[chart] else { continue }
      // A blank column at the right edge, as everywhere.
      let inner = area.droppingRight(1)
      let isFocused = chart == statistics.chart && layers.isEmpty
      var body = inner
      if layout.isBoard, chart != .turnaround, chart != .recurrence {
        let style = Style(chart == statistics.chart ? .accent : .heading, bold: true)
        surface.drawRule(in: inner.top(1), title: strings[chart.title], style: style)
        body = inner.droppingTop(1)
      }
      draw(chart, of: figures, on: &surface, in: body, isFocused: isFocused, layout: layout)
    }
  }

  private func draw(
    _ chart: StatisticsChart, of figures: Figures, on surface: inout Surface, in area: Area,
    isFocused: Bool, layout: StatisticsLayout
  ) {
    switch chart {
    case .turnaround: drawTurnaround(figures, on: &surface, in: area, isFocused: isFocused)
    case .weeks: drawWeeks(figures, on: &surface, in: area, isFocused: isFocused)
    case .patrols: drawPatrols(figures, on: &surface, in: area, isFocused: isFocused)
    case .backlog where layout.isBoard:
      drawAges(figures, on: &surface, in: area, isFocused: isFocused)
    case .backlog: drawBacklog(figures, on: &surface, in: area, isFocused: isFocused)
    case .recurrence: drawRecurring(figures, on: &surface, in: area, isFocused: isFocused)
    }
  }

  // MARK: - The head

  /// The charts by name, the present one reversed, and the days at the right end.
  private func drawChartNames(on surface: inout Surface, in area: Area) {
    let days = StyledLine(periodWords, .dim)
    let end = area.column + area.columns - 1
    let daysFit = chartNamesWidth + days.width + 4 <= area.columns
    var column = area.column + 1
    for chart in StatisticsChart.allCases {
      let isHere = chart == statistics.chart
      let style = Style(isHere ? .accent : .plain, bold: isHere, reverse: isHere)
      column += surface.put(
        " \(strings[chart.title]) ", at: Position(row: area.row, column: column), style: style,
        maxWidth: end - column)
    }
    guard daysFit else { return }
    surface.put(days, at: Position(row: area.row, column: end - days.width))
  }

  private var chartNamesWidth: Int {
    StatisticsChart.allCases.reduce(0) { $0 + strings[$1.title].displayWidth + 2 }
  }

  /// `2026-10-29 – 2026-11-27`
  var periodWords: String {
    let key = statistics.figures?.key ?? figuresKey
    guard let from = key.from else {
      return strings.text("stats.until", ["date": "\(key.to)"])
    }
    return formats.range("\(from)", "\(key.to)")
  }

  /// What the whole period comes to; what does not fit goes from the end.
  private func drawTotals(_ figures: Figures, on surface: inout Surface, in area: Area) {
    var column = area.column + 2
    if chartNamesWidth + periodWords.displayWidth + 4 > area.columns {
      column +=
        surface.put(
          periodWords, at: Position(row: area.row, column: column), style: .dim) + 3
    }
    for line in totalWords(figures.total) {
      guard column + line.width < area.column + area.columns else { return }
      column += surface.put(line, at: Position(row: area.row, column: column)) + 3
    }
  }

  /// The figures of the whole period, each behind its name.
  func totalWords(_ total: TurnaroundGroup) -> [StyledLine] {
    let facts: [(MessageKey, String, Ink)] = [
      ("report.column.onTimeRate", formats.percent(total.onTimeRate), .plain),
      ("report.column.completed", formats.count(total.completed), .plain),
      ("report.column.late", formats.count(total.late), total.late > 0 ? .late : .plain),
      (
        "report.column.openPastDue", formats.count(total.openPastDue),
        total.openPastDue > 0 ? .late : .plain
      ),
      ("report.column.onTimeRateWithOpen", formats.percent(total.onTimeRateWithOpen), .plain),
      ("report.column.rework", formats.count(total.rework), .plain),
    ]
    return facts.map { key, value, ink in
      StyledLine(strings.heading(key) + " ", .dim).adding(value, Style(ink, bold: true))
    }
  }

  /// What the signs of a chart mean.
  func drawLegend(
    _ signs: [(sign: StyledLine, text: String)], on surface: inout Surface, in area: Area
  ) {
    var column = area.column + 2
    for (sign, text) in signs {
      let line = sign.adding(" \(text)", .dim)
      guard column + line.width <= area.column + area.columns else { return }
      column += surface.put(line, at: Position(row: area.row, column: column)) + 2
    }
  }
}

extension StatisticsChart {
  /// The key of its name in the string tables.
  var title: MessageKey { MessageKey("stats.chart.\(rawValue)") }
}
