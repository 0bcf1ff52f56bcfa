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
    let unsigned = escalations.lines.count { $0.line.isUnsigned }
    if unsigned > 0 {
      let text = strings.text("queue.unsigned", ["count": "\(unsigned)"])
      surface.put(
        text, at: Position(row: area.row, column: 2), style: Style(.late, bold: true))
    }
    guard !escalations.lines.isEmpty else {
      let text = escalations.isLoaded ? "queue.empty" : "frame.loading"
      surface.put(
        strings[MessageKey(text)], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    let list = area.droppingTop(1)
    queueTable(columns: area.columns).draw(
      on: &surface, in: list, window: escalations.window,
      isFocused: !escalations.isReading && layers.isEmpty
    ) { queueRow(escalations.lines[$0], columns: area.columns) }
  }

  private func queueTable(columns: Int) -> Table {
    var table = [
      TableColumn("", .fixed(1)),
      TableColumn(strings["queue.column.number"], .fixed(8)),
      TableColumn(strings["queue.column.why"], .flexible(weight: 3, least: 10)),
      TableColumn(strings["queue.column.level"], .fixed(columns >= 100 ? 16 : 10)),
      TableColumn(strings["queue.column.since"], .fixed(7), alignment: .right),
      TableColumn(strings["order.field.place"], .flexible(weight: 4, least: 10)),
    ]
    if columns >= 76 {
      table += [TableColumn(strings["queue.column.signed"], .fixed(14))]
    }
    if columns >= 100 {
      table += [
        TableColumn(strings["order.field.text"], .flexible(weight: 4, least: 10)),
        TableColumn(strings["order.field.holder"], .fixed(10)),
      ]
    }
    return Table(table)
  }

  private func queueRow(_ row: QueueLine, columns: Int) -> TableRow {
    let line = row.line
    var cells = [
      StyledLine(line.sign.text(settings.glyphs), signStyle(line)),
      StyledLine(line.number, Style(bold: line.isUnsigned)),
      StyledLine(row.why, Style(line.sign.ink)), StyledLine(row.level),
      StyledLine(
        formats.gauge(max(0, now - row.since)), Style(line.isUnsigned ? .late : .dim)),
      StyledLine(line.place),
    ]
    if columns >= 76 { cells.append(signature(of: row)) }
    if columns >= 100 {
      cells += [StyledLine(line.text), StyledLine(line.holder, .dim)]
    }
    return TableRow(cells)
  }

  private func signature(of row: QueueLine) -> StyledLine {
    guard row.signed.isEmpty else {
      let time = row.signedAt.map { formats.time(parts($0)) } ?? ""
      return StyledLine("\(row.signed) \(time)", Style(.good))
    }
    guard row.line.isUnsigned else { return StyledLine("") }
    return StyledLine(
      row.told.isEmpty ? strings["queue.notSigned"] : "\(settings.glyphs.pointer) \(row.told)",
      Style(.late))
  }
}
