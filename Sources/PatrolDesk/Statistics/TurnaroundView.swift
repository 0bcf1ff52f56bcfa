import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// A bar a group: the share in time with the promise as a mark, then the times.
  func drawTurnaround(
    _ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool
  ) {
    guard !figures.groups.isEmpty else { return drawNothing(on: &surface, in: area) }
    let widths = barWidths(figures, columns: area.columns)
    let table = turnaroundTable(figures, widths)
    table.draw(
      on: &surface, in: area, window: statistics.window(.turnaround), isFocused: isFocused
    ) { turnaroundRow(figures.groups[$0], widths) }
  }

  func drawNothing(on surface: inout Surface, in area: Area, _ key: MessageKey = "report.noOrders")
  {
    surface.put(
      strings[key], at: Position(row: area.row + 1, column: area.column + 2), style: .dim)
  }

  private struct BarWidths {
    var name: Int
    var bar: Int
    /// For what the orders of a group waited; 0 where there is no room to say it.
    var note: Int
  }

  /// Figures take what they need, names what is left, the bar the rest of it.
  private func barWidths(_ figures: Figures, columns: Int) -> BarWidths {
    let isWide = columns >= 100
    let widest = figures.groups.map(\.name.displayWidth).max() ?? 8
    let note =
      isWide ? figures.groups.map { heldWords($0).displayWidth }.max() ?? 0 : 0
    // Completed 6, rate 6, promise 5, median 7; p90 7 and first fix 7 where there is room; gaps of 2.
    let others =
      Table.gutter + 24 + 5 * 2 + (columns >= 72 ? 9 : 0) + (isWide ? 9 : 0)
      + (note > 0 ? note + 2 : 0)
    let rest = max(16, columns - others)
    let name = min(max(8, widest), max(8, rest * (columns >= 72 ? 2 : 3) / 5))
    return BarWidths(name: name, bar: max(6, rest - name), note: note)
  }

  private func turnaroundTable(_ figures: Figures, _ widths: BarWidths) -> Table {
    var columns = [
      TableColumn(
        strings.heading("report.by.\(figures.key.grouping.rawValue)"), .fixed(widths.name)),
      TableColumn(strings.heading("stats.column.done"), .fixed(6), alignment: .right),
      TableColumn(strings.heading("report.column.onTimeRate"), .fixed(widths.bar)),
      TableColumn("", .fixed(6), alignment: .right),
      TableColumn(strings.heading("stats.column.promise"), .fixed(5), alignment: .right),
      TableColumn(strings.heading("stats.column.median"), .fixed(7), alignment: .right),
      TableColumn(
        strings.heading("stats.column.p90"), .fixed(7), alignment: .right, hiddenBelow: 72),
      TableColumn(
        strings.heading("stats.column.firstFix"), .fixed(7), alignment: .right, hiddenBelow: 100),
    ]
    if widths.note > 0 { columns.append(TableColumn("", .fixed(widths.note))) }
    return Table(columns)
  }

  private func turnaroundRow(_ group: FigureGroup, _ widths: BarWidths) -> TableRow {
    let figures = group.figures
    let isBelow = group.isBelowPromise
    let bar = figures.onTimeRate.map { rate in
      Bar(share: rate, mark: group.promise, ink: isBelow ? .risk : .good)
        .line(columns: widths.bar, glyphs: settings.glyphs)
    }
    func time(_ seconds: Int64?) -> StyledLine {
      StyledLine(seconds.map { formats.gauge($0) } ?? Formats.none, .dim)
    }
    return TableRow([
      StyledLine(group.name), StyledLine(formats.count(figures.completed)),
      bar ?? StyledLine(Formats.none, .dim),
      StyledLine(
        formats.percent(figures.onTimeRate, digits: 0), Style(isBelow ? .late : .plain, bold: true)),
      StyledLine(formats.percent(group.promise, digits: 0), .dim),
      time(figures.median), time(figures.p90),
      StyledLine(formats.percent(figures.firstTimeFix, digits: 0), .dim),
      StyledLine(heldWords(group), .dim),
    ])
  }

  /// `等配件 61%`: what held the orders of a group that does not keep its promise.
  func heldWords(_ group: FigureGroup) -> String {
    guard group.isBelowPromise, let held = group.mostHeld else { return "" }
    let reason = strings.heading(MessageKey("report.column.hold.\(held.reason)"))
    return "\(reason) \(formats.percent(held.share, digits: 0))"
  }

  /// What comes back, the worst first.
  func drawRecurring(
    _ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool
  ) {
    guard !figures.recurring.isEmpty else {
      return drawNothing(on: &surface, in: area, "report.recurrence.none")
    }
    let table = Table([
      TableColumn(strings.heading("report.by.place"), .flexible(weight: 3, least: 10)),
      TableColumn(strings.heading("report.by.category"), .flexible(weight: 1, least: 8)),
      TableColumn(strings.heading("stats.column.most"), .fixed(7), alignment: .right),
      TableColumn(strings.heading("report.column.reported"), .fixed(8), alignment: .right),
      TableColumn(strings.heading("report.column.open"), .fixed(5), alignment: .right),
      TableColumn(strings.heading("report.column.last"), .fixed(11), hiddenBelow: 66),
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
        StyledLine(formats.shortDateTime(parts(line.last)), .dim),
      ])
    }
  }
}
