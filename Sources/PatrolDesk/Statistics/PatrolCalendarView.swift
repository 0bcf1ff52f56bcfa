import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// A row a campus, a column a week.
  func drawPatrols(_ figures: Figures, on surface: inout Surface, in area: Area, isFocused: Bool) {
    guard !figures.patrols.isEmpty else {
      return drawNothing(on: &surface, in: area, "report.noRounds")
    }
    let widest = figures.patrols.map(\.campus.displayWidth).max() ?? 8
    let room = (area.columns - 2 - 6) / 3
    let count = min(figures.patrolWeeks.count, max(1, room))
    let name = min(widest, max(6, area.columns - 3 * count - 3))
    // Cells as wide as all weeks fit, up to four columns.
    let width = max(2, min(4, (area.columns - 2 - name - 1) / count - 1))
    let first = figures.patrolWeeks.count - count
    let table = Table(
      [TableColumn("", .fixed(name))]
        + figures.patrolWeeks.suffix(count).map { TableColumn("\($0.week)", .fixed(width)) },
      gap: 1)
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
              cell.text(settings.glyphs, columns: width),
              Style(cell.ink, reverse: isHere && isFocused))
          })
    }
    let signs = PatrolCell.Word.named.map { word in
      let cell = PatrolCell(word: word, done: 0, required: 0, missing: [])
      return (
        StyledLine(cell.text(settings.glyphs), Style(cell.ink)),
        strings[MessageKey("stats.patrol.\(word)")]
      )
    }
    drawLegend(signs, on: &surface, in: area.bottom(2).top(1))
    guard let row = statistics.selected(.patrols, in: figures.patrols),
      row.cells.indices.contains(column)
    else { return }
    surface.put(
      words(row.cells[column], week: figures.patrolWeeks[column], campus: row.campus),
      at: Position(row: area.row + area.rows - 1, column: area.column + 2),
      maxWidth: area.columns - 2)
  }

  /// `南湖校区 W45  7/8  NH-R1 1/2`
  func words(_ cell: PatrolCell, week: ISOWeek, campus: String) -> StyledLine {
    let name = strings.text("format.week", ["week": "\(week.week)"])
    var line = StyledLine("\(campus) \(name)", Style(bold: true))
    if cell.required > 0 { line = line.adding("  \(cell.done)/\(cell.required)") }
    if cell.word == .suspended { line = line.adding("  \(strings["quota.word.suspended"])", .dim) }
    return line.adding("  " + cell.missing.joined(separator: "  "), Style(cell.ink))
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

  /// Its columns filled with a sign of its own for each word.
  func text(_ glyphs: Glyphs, columns: Int = 2) -> String {
    let sign =
      switch word {
      case .done: glyphs.gaugeParts.last ?? "#"
      case .owed: glyphs.owed
      case .partly: glyphs.partly
      case .never: glyphs.good
      case .suspended: glyphs.hold
      case .none: " "
      }
    return String(repeating: sign, count: columns)
  }
}

extension PatrolCell.Word {
  /// Those that the legend names.
  static let named: [Self] = [.done, .partly, .never, .owed, .suspended]
}
