import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// What comes back, the worst first.
  func drawRecurring(
    _ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool
  ) {
    guard !figures.recurring.isEmpty else {
      return drawNothing(on: &surface, in: area, "report.recurrence.none")
    }
    // Where it is narrow the day is enough.
    let isWide = area.columns >= 100
    let table = Table([
      TableColumn(strings.heading("report.by.place"), .flexible(weight: 3, least: 10)),
      TableColumn(strings.heading("report.by.category"), .flexible(weight: 1, least: 8)),
      TableColumn(strings.heading("stats.column.most"), .fixed(7), alignment: .right),
      TableColumn(strings.heading("report.column.reported"), .fixed(8), alignment: .right),
      TableColumn(strings.heading("report.column.open"), .fixed(5), alignment: .right),
      TableColumn(strings.heading("report.column.last"), .fixed(isWide ? 11 : 5), hiddenBelow: 58),
    ])
    table.draw(
      on: &surface, in: area, window: statistics.window(.recurrence), isFocused: isFocused
    ) { index in
      let line = figures.recurring[index]
      return TableRow([
        StyledLine(line.place), StyledLine(line.category, .dim),
        StyledLine(formats.count(line.most), Style(.risk, bold: true)),
        StyledLine(formats.count(line.reported)),
        StyledLine(formats.count(line.open), Style(line.open > 0 ? .plain : .dim)),
        StyledLine(
          isWide ? formats.shortDateTime(parts(line.last)) : formats.shortDate(parts(line.last)),
          .dim),
      ])
    }
  }
}
