import TextCells

/// A patrol calendar: a sign and a figure a week. Weeks that do not fit beside the others stand
/// below them.
struct TextCalendar {
  let calendar: Document.Chart.Calendar
  let columns: Int

  init(_ calendar: Document.Chart.Calendar, columns: Int) {
    self.calendar = calendar
    self.columns = columns
  }

  private static let gap = 1

  var lines: [TextLine] {
    guard !calendar.rows.isEmpty, !calendar.columns.isEmpty else { return [] }
    let labels = calendar.rows.map { SafeLine.clean($0.label) }
    let titles = calendar.columns.map(SafeLine.clean)
    let cells = calendar.rows.map { calendar.cells(of: $0).map(text) }
    let head = SafeLine.clean(calendar.rowTitle)
    let widest = labels.map(\.displayWidth).reduce(head.displayWidth, max)
    let label = min(widest, columns / 3)
    let natural = (titles + cells.joined()).map(\.displayWidth).max() ?? 1
    let width = min(max(1, natural), columns - label - Self.gap)
    let fitting = (columns - label) / (width + Self.gap)
    func line(_ label: String, _ cells: some Collection<String>) -> String {
      TextChart.withoutBlanksAtEnd(label + cells.map { " " + $0.fitted(to: width) }.joined())
    }
    var lines: [TextLine] = []
    for band in calendar.bands(of: fitting) {
      if !lines.isEmpty { lines.append(TextLine("")) }
      let top = line(head.fitted(to: label), titles[band])
      lines.append(TextLine(top, keepsWithNext: true))
      lines += labels.indices.flatMap { row in
        let names = labels[row].wrappedEvenly(to: label)
        let first = TextLine(
          line(names[0].fitted(to: label), cells[row][band]), keepsWithNext: names.count > 1,
          head: [top])
        return [first]
          + names.indices.dropFirst().map { index in
            TextLine(names[index], keepsWithNext: index < names.count - 1, head: [top])
          }
      }
    }
    return lines + [TextLine("")] + legend.map { TextLine($0) }
  }

  private func text(_ cell: Document.Chart.CalendarCell) -> String {
    Self.sign(cell.word) + SafeLine.clean(cell.figure)
  }

  /// The signs with their words, as many in a line as fit.
  private var legend: [String] {
    var lines: [String] = []
    for (word, name) in calendar.legend {
      let entry = "\(Self.sign(word)) \(SafeLine.clean(name))"
      let joined = (lines.last.map { $0 + "   " } ?? "") + entry
      if !lines.isEmpty, joined.displayWidth <= columns {
        lines[lines.count - 1] = joined
      } else {
        lines.append(entry)
      }
    }
    return lines.flatMap { $0.wrapped(to: columns) }
  }

  /// Signs that differ in shape, all but two of them on every printer.
  static func sign(_ word: Document.Chart.CalendarWord) -> String {
    switch word {
    case .done: "█"
    case .owed: "░"
    case .atRisk: "!"
    case .missed: "x"
    case .suspended: "="
    case .notBegun: "-"
    case .none: "."
    }
  }
}
