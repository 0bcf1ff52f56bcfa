import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Weeks as columns: what was completed of the orders reported in each, the late ones on top.
  func drawWeeks(_ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool) {
    let weeks = figures.weeks
    guard area.rows >= 4, !weeks.isEmpty else { return }
    let most = weeks.map(\.figures.completed).max() ?? 0
    guard most > 0 else { return drawNothing(on: &surface, in: area, "stats.noneCompleted") }
    let scale = formats.count(most)
    let margin = max(4, scale.displayWidth) + 2
    let hasLegend = area.rows >= 8
    let chart = area.droppingBottom(hasLegend ? 2 : 1)
    let body = Area(
      row: chart.row, column: chart.column + margin, rows: chart.rows,
      columns: chart.columns - margin - 1)
    surface.put(scale, at: Position(row: chart.row, column: chart.column + 2), style: .dim)
    surface.put(
      "0", at: Position(row: chart.row + chart.rows - 2, column: body.column - 2), style: .dim)
    let names = weeks.map { "\($0.week.week)" }
    // As wide as all of them fit, up to six columns.
    let gap = weeks.count * 3 <= body.columns + 2 ? 2 : 1
    let width = max(1, min(6, (body.columns + gap) / weeks.count - gap))
    let columns = ColumnChart(
      zip(weeks, names).map { week, name in
        ColumnChart.Column(
          name, Double(week.figures.completed), ink: .good, part: Double(week.figures.late))
      }, selected: statistics.column(.weeks), full: Double(max(1, most)), width: width, gap: gap)
    columns.draw(on: &surface, in: body, isFocused: isFocused)
    if hasLegend {
      let glyphs = settings.glyphs
      let signs = [
        (glyphs.gaugeParts.last ?? "#", Ink.good, "clock.word.onTime"),
        (glyphs.partly, Ink.late, "clock.word.late"),
      ].map { sign, ink, word in
        (StyledLine(sign + sign, Style(ink)), strings[MessageKey(word)])
      }
      drawLegend(signs, on: &surface, in: area.bottom(2).top(1))
    }
    let index = statistics.column(.weeks)
    guard weeks.indices.contains(index) else { return }
    surface.put(
      weekWords(weeks[index]), at: Position(row: area.row + area.rows - 1, column: area.column + 2),
      maxWidth: area.columns - 2)
  }

  /// `W45 11-02–11-08  完工 41  超期 3  按时率 92.7%`
  func weekWords(_ week: FigureWeek) -> StyledLine {
    let monday = week.week.monday
    let days = formats.range("\("\(monday)".suffix(5))", "\("\(monday.adding(days: 6))".suffix(5))")
    var line = StyledLine(
      strings.text("format.week", ["week": "\(week.week.week)"]), Style(bold: true)
    )
    .adding(" \(days)", .dim)
    for (key, value) in [
      ("stats.column.done", formats.count(week.figures.completed)),
      ("report.column.late", formats.count(week.figures.late)),
      ("report.column.onTimeRate", formats.percent(week.figures.onTimeRate)),
    ] {
      line = line.adding("  \(strings.heading(MessageKey(key))) ", .dim).adding(value)
    }
    return line
  }
}
