import TextCells

/// Columns beside one another with their figures under them; where there is no room for that, a row
/// each.
struct TextColumns {
  let chart: Document.Chart.Columns
  let columns: Int

  init(_ chart: Document.Chart.Columns, columns: Int) {
    self.chart = chart
    self.columns = columns
  }

  private static let height = 8

  var lines: [TextLine] {
    guard !chart.columns.isEmpty else { return [] }
    return upright ?? lying
  }

  private var wholeTitle: String { SafeLine.clean(chart.wholeTitle) }
  private var restTitle: String { "█ " + SafeLine.clean(chart.restTitle) }
  private var partTitle: String { "\(TextChart.hatch) " + SafeLine.clean(chart.partTitle) }

  /// `nil` where the figures do not fit under their columns.
  private var upright: [TextLine]? {
    let titles = [SafeLine.clean(chart.labelTitle), wholeTitle, restTitle, partTitle]
    var rows = [
      chart.columns.map { SafeLine.clean($0.short) },
      chart.columns.map { SafeLine.clean($0.whole.figure) },
      chart.columns.map { SafeLine.clean($0.rest) },
      chart.columns.map { SafeLine.clean($0.part.figure) },
    ]
    var heads = titles
    if chart.hasNotes {
      rows.append(chart.columns.map { SafeLine.clean($0.note) })
      heads.append(SafeLine.clean(chart.noteTitle))
    }
    let margin = heads.map(\.displayWidth).max() ?? 0
    let width = max(2, rows.joined().map(\.displayWidth).max() ?? 2)
    guard margin + chart.columns.count * (width + 2) <= columns else { return nil }
    func line(_ head: String, _ cells: [String]) -> TextLine {
      let text = head.padded(to: margin) + cells.map { "  " + $0 }.joined()
      return TextLine(TextChart.withoutBlanksAtEnd(text), keepsWithNext: true)
    }
    let drawn = chart.columns.map(cells)
    var lines = (0..<Self.height).reversed().map { level in
      line("", drawn.map { String(repeating: $0[level], count: width) })
    }
    lines += zip(heads, rows).map { head, cells in
      line(head, cells.map { $0.padded(to: width, alignment: .right) })
    }
    lines[lines.count - 1].keepsWithNext = false
    return lines
  }

  /// What stands in each level of a column, the lowest first.
  private func cells(_ column: Document.Chart.Column) -> [String] {
    let whole = column.whole.share(of: chart.scale) ?? 0
    let part = min(whole, column.part.share(of: chart.scale) ?? 0)
    let eighths = max(whole > 0 ? 1 : 0, Int(whole * Double(Self.height * 8) + 0.5))
    guard part > 0 else {
      return (0..<Self.height).map { level in
        let filled = min(8, max(0, eighths - level * 8))
        return [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][filled]
      }
    }
    // Both parts are drawn in whole levels, so that neither vanishes.
    let all = max(part < whole ? 2 : 1, (eighths + 4) / 8)
    let hatched = min(
      part < whole ? all - 1 : all, max(1, Int(part * Double(Self.height) + 0.5)))
    return (0..<Self.height).map { level in
      level >= all ? " " : level >= all - hatched ? TextChart.hatch : "█"
    }
  }

  /// A row each, the part at the end of its bar.
  private var lying: [TextLine] {
    TextBarRows(
      columns: columns, labelTitle: chart.labelTitle,
      titles: [wholeTitle, restTitle, partTitle] + (chart.hasNotes ? [chart.noteTitle] : []),
      rows: chart.columns.map { column in
        TextBarRows.Row(
          label: column.label, drawn: { lying(column, columns: $0) },
          figures: [column.whole.figure, column.rest, column.part.figure]
            + (chart.hasNotes ? [column.note] : []))
      }, trailing: [true, true, true, true]
    ).lines
  }

  private func lying(_ column: Document.Chart.Column, columns: Int) -> String {
    let whole = column.whole.share(of: chart.scale) ?? 0
    let part = min(whole, column.part.share(of: chart.scale) ?? 0)
    guard part > 0 else { return TextChart.bar(whole, columns: columns) }
    let hatched = TextChart.hatched(part, columns: columns)
    let all = max(hatched.count + (part < whole ? 1 : 0), Int(whole * Double(columns) + 0.5))
    return String(repeating: "█", count: all - hatched.count) + hatched
  }
}
