import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The rows of the queue; the story stands beneath where it is tall enough.
  var queueArea: Area {
    isTall ? bodyArea.top(max(8, bodyArea.rows * 2 / 5)) : bodyArea
  }

  /// Where a story is read.
  var storyArea: Area {
    isTall
      ? bodyArea.droppingTop(queueArea.rows + 1).inset(columns: 2) : bodyArea.inset(columns: 1)
  }

  func drawEscalations(on surface: inout Surface, in area: Area) {
    if !isTall, escalations.isReading, let detail = escalations.detail {
      drawOrder(
        detail, top: escalations.detailTop, isFocused: true, on: &surface, in: storyArea)
      return
    }
    drawQueue(on: &surface, in: queueArea)
    guard isTall, let detail = escalations.detail else { return }
    let rule = Area(
      row: queueArea.row + queueArea.rows, column: 0, rows: 1, columns: area.columns)
    let title = "\(detail.line.number) \(strings.heading("order.section.story"))"
    surface.drawRule(in: rule, title: title)
    drawOrder(
      detail, top: escalations.detailTop, isFocused: escalations.isReading, on: &surface,
      in: storyArea)
  }

  private func drawQueue(on surface: inout Surface, in area: Area) {
    if frame.unsigned > 0 {
      let text = strings.text("queue.unsigned", ["count": capped(frame.unsigned)])
      surface.put(
        text, at: Position(row: area.row, column: 2), style: Style(.late, bold: true))
    }
    guard !escalations.lines.isEmpty else {
      let text = escalations.isLoaded ? "queue.empty" : "frame.loading"
      surface.put(
        strings[MessageKey(text)], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    // A blank column at the right edge, as everywhere.
    let list = area.droppingTop(1).droppingRight(1)
    queueTable(columns: list.columns).draw(
      on: &surface, in: list, window: escalations.window,
      isFocused: !escalations.isReading && layers.isEmpty
    ) { queueRow(escalations.lines[$0], columns: list.columns) }
  }

  private func queueTable(columns: Int) -> Table {
    func widest(_ least: Int, _ most: Int, _ text: (QueueLine) -> String) -> Extent {
      let widths = escalations.lines.prefix(200).map { text($0).displayWidth }
      return .fixed(min(most, max(least, widths.max() ?? 0)))
    }
    var table = [
      TableColumn("", .fixed(1)),
      TableColumn(strings.heading("queue.column.number"), widest(6, 12) { $0.line.number }),
      TableColumn(
        strings.heading("queue.column.why"), widest(8, columns >= 70 ? 20 : 18) { $0.why }),
      TableColumn(
        strings.heading("queue.column.level"), widest(5, 19) { level(of: $0, columns: columns) },
        hiddenBelow: 66),
      TableColumn(strings.heading("queue.column.since"), .fixed(6), alignment: .right),
      TableColumn(strings.heading("order.field.place"), .flexible(weight: 4, least: 8)),
    ]
    if columns >= 74 {
      table += [
        TableColumn(signedTitle, .fixed(columns >= 100 ? 18 : 12))
      ]
    }
    if columns >= 100 {
      table.append(
        TableColumn(strings.heading("order.field.text"), .flexible(weight: 5, least: 10)))
    }
    if columns >= 128 {
      table.append(TableColumn(strings.heading("order.field.holder"), .fixed(12)))
    }
    return Table(table)
  }

  /// What the sign before the names of those who have not signed means stands in the heading.
  private var signedTitle: String {
    strings.heading("queue.column.signedTold", ["sign": settings.glyphs.pointer])
  }

  private func queueRow(_ row: QueueLine, columns: Int) -> TableRow {
    let line = row.line
    var cells = [
      StyledLine(line.sign.text(settings.glyphs), signStyle(line)),
      StyledLine(line.number, Style(bold: line.isUnsigned)),
      StyledLine(row.why, Style(line.sign.ink)), StyledLine(level(of: row, columns: columns)),
      StyledLine(
        formats.gauge(row.waited(at: now)), Style(line.isUnsigned ? .late : .dim)),
      StyledLine(line.place),
    ]
    if columns >= 74 { cells.append(signature(of: row, columns: columns >= 100 ? 18 : 12)) }
    if columns >= 100 { cells.append(StyledLine(line.text)) }
    if columns >= 128 { cells.append(StyledLine(line.holder, .dim)) }
    return TableRow(cells)
  }

  /// `4 后勤处长`; where a role would be cut the height alone says how far up it is.
  private func level(of row: QueueLine, columns: Int) -> String {
    let isCut = columns < 100 && escalations.lines.contains { $0.level.displayWidth > 10 }
    return isCut ? String(row.level.prefix { $0 != " " }) : row.level
  }

  private func signature(of row: QueueLine, columns: Int) -> StyledLine {
    guard row.signed.isEmpty else {
      let time = row.signedAt.map { formats.time(parts($0)) } ?? ""
      let whole = "\(row.signed) \(time)"
      return StyledLine(whole.displayWidth <= columns ? whole : row.signed, Style(.good))
    }
    guard row.line.isUnsigned else { return StyledLine("") }
    return StyledLine(
      row.told.isEmpty ? strings["queue.notSigned"] : "\(settings.glyphs.pointer) \(row.told)",
      Style(.late))
  }
}
