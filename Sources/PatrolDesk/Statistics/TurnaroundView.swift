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

  private struct BarWidths {
    var name: Int
    var bar: Int
    /// The figures behind the bar: completed before it, then rate, promise, median, p90, first fix.
    var figures: [Int]
    /// For what the orders of a group waited; 0 where there is no room to say it.
    var note: Int
  }

  private static let p90From = 72
  private static let firstFixFrom = 100

  /// Figures take what they need, names as much as leaves a bar that can be read, the bar the rest.
  private func barWidths(_ figures: Figures, columns: Int) -> BarWidths {
    let groups = figures.groups
    func widest(_ title: String, _ text: (FigureGroup) -> String) -> Int {
      groups.map { text($0).displayWidth }.reduce(title.displayWidth, max)
    }
    let times = { (seconds: Int64?) in seconds.map { formats.open($0) } ?? Formats.none }
    let widths = [
      widest(strings["stats.column.done"]) { formats.count($0.figures.completed) }, 4,
      widest(strings["stats.column.promise"]) { formats.percent($0.promise, digits: 0) },
      widest(strings["stats.column.median"]) { times($0.figures.median) },
      columns < Self.p90From
        ? 0 : widest(strings["stats.column.p90"]) { times($0.figures.p90) },
      columns < Self.firstFixFrom ? 0 : widest(strings["stats.column.firstFix"]) { _ in "100%" },
    ]
    let note = columns < Self.firstFixFrom ? 0 : widest("") { heldWords($0) }
    let others =
      Table.gutter + (widths + [note]).reduce(2) { $1 == 0 ? $0 : $0 + $1 + 2 }
    let rest = max(16, columns - others)
    let title = strings.heading("report.by.\(figures.key.grouping.rawValue)")
    let name = min(widest(title) { $0.name }, max(8, rest - 18))
    return BarWidths(name: name, bar: max(6, rest - name), figures: widths, note: note)
  }

  private func turnaroundTable(_ figures: Figures, _ widths: BarWidths) -> Table {
    func figure(_ key: MessageKey, _ index: Int, hiddenBelow: Int = 0) -> TableColumn {
      TableColumn(
        strings.heading(key), .fixed(widths.figures[index]), alignment: .right,
        hiddenBelow: hiddenBelow)
    }
    // What the mark in the bars is, where its heading has room to say it.
    let rate = strings.heading("stats.column.rate")
    let marked = "\(rate)  \(settings.glyphs.barMark) \(strings["stats.column.promise"])"
    var columns = [
      TableColumn(
        strings.heading("report.by.\(figures.key.grouping.rawValue)"), .fixed(widths.name)),
      figure("stats.column.done", 0),
      TableColumn(marked.displayWidth <= widths.bar ? marked : rate, .fixed(widths.bar)),
      TableColumn("", .fixed(widths.figures[1]), alignment: .right),
      figure("stats.column.promise", 2), figure("stats.column.median", 3),
      figure("stats.column.p90", 4, hiddenBelow: Self.p90From),
      figure("stats.column.firstFix", 5, hiddenBelow: Self.firstFixFrom),
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
      StyledLine(seconds.map { formats.open($0) } ?? Formats.none, .dim)
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
}
