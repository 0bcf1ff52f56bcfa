import TextCells

/// Charts drawn with blocks to the columns there are. The figures stand beside what is drawn, so
/// that nothing is lost where blocks cannot be seen.
struct TextChart {
  let columns: Int

  /// Below this width a label stands above its bar.
  static let wideFrom = 48
  /// What a promise is marked with.
  static let mark = "┃"
  /// What a part is drawn with, and what missed its promise.
  static let hatch = "▒"

  func lines(_ chart: Document.Chart) -> [TextLine] {
    switch chart {
    case .bars(let bars): TextBars(bars, columns: columns).lines
    case .columns(let weeks): TextColumns(weeks, columns: columns).lines
    case .calendar(let calendar): TextCalendar(calendar, columns: columns).lines
    }
  }

  /// A bar of eighths of a column, without blanks behind it. What is more than nothing shows.
  static func bar(_ share: Double, columns: Int) -> String {
    let eighths = max(share > 0 ? 1 : 0, Int(share * Double(columns * 8) + 0.5))
    let rest = eighths % 8 == 0 ? "" : ["▏", "▎", "▍", "▌", "▋", "▊", "▉"][eighths % 8 - 1]
    return String(repeating: "█", count: eighths / 8) + rest
  }

  /// A hatched bar of whole columns.
  static func hatched(_ share: Double, columns: Int) -> String {
    let count = max(share > 0 ? 1 : 0, Int(share * Double(columns) + 0.5))
    return String(repeating: hatch, count: count)
  }

  /// The bar with a promise marked in it.
  static func marked(_ bar: String, at share: Double, columns: Int) -> String {
    var cells = Array(bar.padded(to: columns))
    guard !cells.isEmpty else { return bar }
    cells[min(cells.count - 1, Int(share * Double(columns)))] = Character(mark)
    return withoutBlanksAtEnd(String(cells))
  }

  static func withoutBlanksAtEnd(_ line: String) -> String {
    let last = line.utf8.lastIndex { $0 != 0x20 }
    return last.map { String(line[...$0]) } ?? ""
  }
}

/// Rows of a label, something drawn, and figures: beside one another where there is room, else
/// label, drawing and figures above one another.
struct TextBarRows {
  struct Row {
    var label: String
    /// Draws what stands in so many columns.
    var drawn: (Int) -> String
    var figures: [String]
  }

  let columns: Int
  /// Over the labels, then over the figures.
  var labelTitle: String
  var titles: [String]
  var rows: [Row]
  /// Which figures stand at the right of their column.
  var trailing: [Bool]

  private static let gap = 2
  private static let leastBar = 10

  var lines: [TextLine] {
    let texts = rows.map { ($0.drawn, SafeLine.clean($0.label), $0.figures.map(SafeLine.clean)) }
    let heads = titles.map(SafeLine.clean)
    let widths = heads.indices.map { index in
      texts.map { $0.2[index].displayWidth }.reduce(heads[index].displayWidth, max)
    }
    let tail = widths.reduce(0) { $0 + $1 + Self.gap }
    let widest = texts.map(\.1.displayWidth).reduce(SafeLine.clean(labelTitle).displayWidth, max)
    // A label gives way as far as it leaves the bars some room, and wraps then: it is never cut.
    let label = min(widest, max(columns / 3, min(columns / 2, columns - 2 * Self.gap - tail - 24)))
    let room = columns - label - Self.gap - tail
    func figures(_ cells: [String]) -> String {
      cells.indices.map { index in
        cells[index].padded(to: widths[index], alignment: trailing[index] ? .right : .left)
      }.joined(separator: String(repeating: " ", count: Self.gap))
    }
    guard columns >= TextChart.wideFrom, room >= Self.leastBar else { return stacked(texts, heads) }
    func line(_ label: String, _ drawn: String, _ cells: [String]) -> String {
      let gap = String(repeating: " ", count: Self.gap)
      return TextChart.withoutBlanksAtEnd(
        label + gap + drawn.padded(to: room) + gap + figures(cells))
    }
    let head = line(SafeLine.clean(labelTitle).fitted(to: label), "", heads)
    return [TextLine(head, keepsWithNext: true)]
      + texts.flatMap { drawn, text, cells in
        let names = text.wrappedEvenly(to: label)
        let first = TextLine(
          line(names[0].fitted(to: label), drawn(room), cells), keepsWithNext: names.count > 1,
          head: [head])
        return [first]
          + names.indices.dropFirst().map { index in
            TextLine(names[index], keepsWithNext: index < names.count - 1, head: [head])
          }
      }
  }

  /// The figures behind the bar where that leaves one; else under it.
  private func stacked(
    _ texts: [((Int) -> String, String, [String])], _ heads: [String]
  ) -> [TextLine] {
    let tails = texts.map { $0.2.filter { !$0.isEmpty }.joined(separator: " ") }
    let tail = tails.map(\.displayWidth).max() ?? 0
    let room = columns - tail - 1
    let head = ([SafeLine.clean(labelTitle)] + heads).filter { !$0.isEmpty }
      .joined(separator: " / ").wrapped(to: columns)
    return head.map { TextLine($0, keepsWithNext: true) }
      + zip(texts, tails).flatMap { text, tail in
        let label = text.1.wrappedEvenly(to: columns).map { TextLine($0, keepsWithNext: true) }
        guard room >= Self.leastBar else {
          return label + [TextLine(text.0(columns), keepsWithNext: true)]
            + tail.wrapped(to: columns).map { TextLine($0) }
        }
        return label + [TextLine(text.0(room).padded(to: room + 1) + tail)]
      }
  }
}

/// Bars with their promises.
struct TextBars {
  let bars: Document.Chart.Bars
  let columns: Int

  init(_ bars: Document.Chart.Bars, columns: Int) {
    self.bars = bars
    self.columns = columns
  }

  var lines: [TextLine] {
    guard !bars.bars.isEmpty else { return [] }
    let (promises, words) = (bars.hasPromises, bars.hasWords)
    return TextBarRows(
      columns: columns, labelTitle: bars.labelTitle,
      titles: [bars.figureTitle]
        + (promises ? ["\(TextChart.mark) \(bars.promiseTitle)"] : [])
        + (words ? [bars.wordTitle] : []),
      rows: bars.bars.map { bar in
        TextBarRows.Row(
          label: bar.label, drawn: { drawn(bar, columns: $0) },
          figures: [bar.amount.figure]
            + (promises ? [bar.promise?.figure ?? ""] : []) + (words ? [bar.word] : []))
      }, trailing: [true, true, false]
    ).lines
  }

  private func drawn(_ bar: Document.Chart.Bar, columns: Int) -> String {
    let share = bar.amount.share(of: bars.scale)
    let text = share.map {
      bar.isMissed
        ? TextChart.hatched($0, columns: columns) : TextChart.bar($0, columns: columns)
    }
    guard let promise = bar.promise?.share(of: bars.scale) else { return text ?? "" }
    return TextChart.marked(text ?? "", at: promise, columns: columns)
  }
}
