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
    let scale = formats.count(most)
    let margin = max(4, scale.displayWidth) + 2
    let chart = area.droppingBottom(area.rows >= 10 ? 2 : 1)
    let body = Area(
      row: chart.row, column: chart.column + margin, rows: chart.rows,
      columns: chart.columns - margin - 1)
    surface.put(scale, at: Position(row: chart.row, column: chart.column + 2), style: .dim)
    surface.put(
      "0", at: Position(row: chart.row + chart.rows - 2, column: body.column - 2), style: .dim)
    let names = weeks.map { "\($0.week.week)" }
    let isRoomy = weeks.count * 4 <= body.columns + 2
    let columns = ColumnChart(
      zip(weeks, names).map { week, name in
        ColumnChart.Column(
          name, Double(week.figures.completed), ink: .good, part: Double(week.figures.late))
      }, selected: statistics.column(.weeks), full: Double(max(1, most)), width: isRoomy ? 2 : 1,
      gap: isRoomy ? 2 : weeks.count * 3 <= body.columns + 2 ? 2 : 1)
    columns.draw(on: &surface, in: body, isFocused: isFocused)
    let index = statistics.column(.weeks)
    guard weeks.indices.contains(index) else { return }
    surface.put(
      weekWords(weeks[index]), at: Position(row: area.row + area.rows - 1, column: area.column + 2),
      maxWidth: area.columns - 3)
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
      ("report.column.completed", formats.count(week.figures.completed)),
      ("report.column.late", formats.count(week.figures.late)),
      ("report.column.onTimeRate", formats.percent(week.figures.onTimeRate)),
    ] {
      line = line.adding("  \(strings.heading(MessageKey(key))) ", .dim).adding(value)
    }
    return line
  }

  // MARK: - The patrol calendar

  /// A row a campus, a column a week.
  func drawPatrols(_ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool) {
    guard !figures.patrols.isEmpty else {
      return drawNothing(on: &surface, in: area, "report.noRounds")
    }
    let widest = figures.patrols.map(\.campus.displayWidth).max() ?? 8
    let room = (area.columns - 2 - 6) / 3
    let count = min(figures.patrolWeeks.count, max(1, room))
    let name = min(widest, max(6, area.columns - 3 * count - 3))
    let first = figures.patrolWeeks.count - count
    let table = Table(
      [TableColumn("", .fixed(name))]
        + figures.patrolWeeks.suffix(count).map { TableColumn("\($0.week)", .fixed(2)) }, gap: 1)
    let list = area.droppingBottom(2)
    let window = statistics.window(.patrols)
    let column = statistics.column(.patrols)
    table.draw(on: &surface, in: list, window: window, isFocused: isFocused) { index in
      let row = figures.patrols[index]
      return TableRow(
        [StyledLine(row.campus)]
          + row.cells.suffix(count).enumerated().map { offset, cell in
            let isHere = index == window.selected && offset + first == column
            return StyledLine(
              cell.text(settings.glyphs), Style(cell.ink, reverse: isHere && isFocused))
          })
    }
    drawLegend(on: &surface, in: area.bottom(2).top(1))
    guard let row = statistics.selected(.patrols, in: figures.patrols),
      row.cells.indices.contains(column)
    else { return }
    surface.put(
      words(row.cells[column], week: figures.patrolWeeks[column], campus: row.campus),
      at: Position(row: area.row + area.rows - 1, column: area.column + 2),
      maxWidth: area.columns - 3)
  }

  private func drawLegend(on surface: inout Surface, in area: Area) {
    var column = area.column + 2
    for word in PatrolCell.Word.named {
      let cell = PatrolCell(word: word, done: 0, required: 0, missing: [])
      let text = strings[MessageKey("stats.patrol.\(word)")]
      let line = StyledLine(cell.text(settings.glyphs), Style(cell.ink)).adding(" \(text)", .dim)
      guard column + line.width <= area.column + area.columns else { return }
      column += surface.put(line, at: Position(row: area.row, column: column)) + 2
    }
  }

  /// `南湖校区 W45  7/8  NH-R1 1/2`
  func words(_ cell: PatrolCell, week: ISOWeek, campus: String) -> StyledLine {
    let name = strings.text("format.week", ["week": "\(week.week)"])
    var line = StyledLine("\(campus) \(name)", Style(bold: true))
    if cell.required > 0 { line = line.adding("  \(cell.done)/\(cell.required)") }
    if cell.word == .suspended { line = line.adding("  \(strings["quota.word.suspended"])", .dim) }
    return line.adding("  " + cell.missing.joined(separator: "  "), Style(cell.ink))
  }

  // MARK: - The age of the backlog

  /// Beside one another, a column an age.
  func drawAges(_ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool) {
    let ages = figures.backlog.ages
    let most = max(1, ages.max() ?? 1)
    let parts = area.inset(columns: 1).splitColumns(
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
      clearingWords(figures.backlog),
      at: Position(row: area.row + area.rows - 1, column: area.column + 2),
      maxWidth: area.columns - 3)
  }

  /// `在办 134  超期 9  照近四周的速度 3.2 周清完`
  func clearingWords(_ backlog: BacklogGroup) -> StyledLine {
    var line = StyledLine(strings.heading("report.column.open") + " ", .dim)
      .adding(formats.count(backlog.open), Style(bold: true))
      .adding("  \(strings.heading("report.column.openPastDue")) ", .dim)
      .adding(
        formats.count(backlog.openPastDue),
        Style(backlog.openPastDue > 0 ? .late : .plain, bold: true))
    if let weeks = backlog.weeksToClear {
      let text = strings.text("stats.weeksToClear", ["weeks": formats.number(weeks, digits: 1)])
      line = line.adding("  \(text)", .dim)
    }
    return line
  }
}

extension PatrolCell {
  var ink: Ink {
    switch word {
    case .done: .good
    case .owed, .none: .dim
    case .partly: .risk
    case .never: .late
    case .suspended: .hold
    }
  }

  /// Two columns, in a sign of its own for each word.
  func text(_ glyphs: Glyphs) -> String {
    let sign =
      switch word {
      case .done: glyphs.gaugeParts.last ?? "#"
      case .owed: glyphs.owed
      case .partly: glyphs.partly
      case .never: glyphs.good
      case .suspended: glyphs.hold
      case .none: " "
      }
    return sign + sign
  }
}

extension PatrolCell.Word {
  /// Those that the legend names.
  static let named: [Self] = [.done, .partly, .never, .owed, .suspended]
}
