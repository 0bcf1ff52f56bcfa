import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Beside one another, a column an age.
  func drawAges(_ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool) {
    let ages = figures.backlog.ages
    let most = max(1, ages.max() ?? 1)
    let parts = area.inset(columns: 2).splitColumns(
      Array(repeating: .rest, count: ages.count), gap: 2)
    for (index, count) in ages.enumerated() {
      let part = parts[index]
      let isHere = index == statistics.column(.backlog)
      let place = Position(row: part.row, column: part.column)
      surface.put(
        strings[MessageKey("report.age.\(index)")], at: place,
        style: isHere ? Style(isFocused ? .accent : .plain, bold: true) : .dim,
        maxWidth: part.columns)
      let figure = formats.count(count)
      let room = max(1, part.columns - figure.displayWidth - 2)
      surface.put(
        ageBar(count, of: most, columns: room).adding(" \(figure)", Style(bold: count > 0)),
        at: Position(row: part.row + 1, column: part.column), maxWidth: part.columns)
      if isHere, isFocused { surface.cursor = place }
    }
  }

  private func ageBar(_ count: Int, of most: Int, columns: Int) -> StyledLine {
    let filled = Bar(share: Double(count) / Double(most), ink: .accent)
      .line(columns: columns, glyphs: settings.glyphs).spans[0]
    return StyledLine([filled])
  }

  /// Below one another, a row an age, and what it comes to.
  func drawBacklog(_ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool) {
    let ages = figures.backlog.ages
    let most = max(1, ages.max() ?? 1)
    let labels = ages.indices.map { strings[MessageKey("report.age.\($0)")] }
    let widest = labels.map(\.displayWidth).max() ?? 8
    let figure = ages.map { formats.count($0).displayWidth }.max() ?? 1
    let table = Table([
      TableColumn(strings.heading("stats.column.age"), .fixed(widest)),
      TableColumn(strings.heading("report.column.open"), .fixed(max(6, figure)), alignment: .right),
      TableColumn("", .rest),
    ])
    let room = area.columns - Table.gutter - widest - max(6, figure) - 6
    let window = ListWindow(
      count: ages.count, rows: max(1, area.rows - 3), selected: statistics.column(.backlog))
    table.draw(
      on: &surface, in: area.droppingBottom(2), window: window, isFocused: isFocused
    ) { index in
      TableRow([
        StyledLine(labels[index]), StyledLine(formats.count(ages[index]), Style(bold: true)),
        ageBar(ages[index], of: most, columns: max(1, room)),
      ])
    }
    surface.put(
      clearingWords(figures.backlog, columns: area.columns - 3),
      at: Position(row: area.row + area.rows - 1, column: area.column + 2),
      maxWidth: area.columns - 3)
  }

  /// `在办 134  超期 9  照近四周的速度 3.2 周清完`
  func clearingWords(_ backlog: BacklogGroup, columns: Int) -> StyledLine {
    var line = StyledLine(strings.heading("report.column.open") + " ", .dim)
      .adding(formats.count(backlog.open), Style(bold: true))
      .adding("  \(strings.heading("report.column.openPastDue")) ", .dim)
      .adding(
        formats.count(backlog.openPastDue),
        Style(backlog.openPastDue > 0 ? .late : .plain, bold: true))
    if let weeks = backlog.weeksToClear {
      let number = ["weeks": formats.number(weeks, digits: 1)]
      let text = strings.text("stats.weeksToClear", number)
      let isWhole = line.width + 2 + text.displayWidth <= columns
      let words = isWhole ? text : strings.text("stats.weeksShort", number)
      line = line.adding("  \(words)", .dim)
    }
    return line
  }
}
