import Localization
import Screen
import TextCells
import WorkOrderEngine

/// An order as a row, wherever orders are listed.
extension DeskModel {
  /// The columns of a list of orders; text and place share what the figures leave.
  func orderTable(columns: Int) -> Table {
    var table = [
      // A blank keeps the sign apart from the mark before it.
      TableColumn("", .fixed(2), alignment: .right),
      TableColumn(strings.heading("order.field.number"), .fixed(numberColumns)),
      TableColumn(
        strings.heading("order.field.due"), .fixed(showsGauge(in: columns) ? Gauge.columns + 8 : 7)),
      TableColumn(strings.heading("order.column.priority"), .fixed(2)),
      TableColumn(strings.heading("order.field.place"), .flexible(weight: 3, least: 8)),
      TableColumn(strings.heading("order.field.text"), .flexible(weight: 4, least: 8)),
    ]
    if columns >= 92 {
      table.append(TableColumn(strings.heading("order.field.holder"), .fixed(10)))
    }
    // The sign and the detail tell the state too: place and problem come first.
    if columns >= 112 {
      table.append(TableColumn(strings.heading("order.field.state"), .fixed(stateColumns)))
    }
    return Table(table)
  }

  private func showsGauge(in columns: Int) -> Bool { columns >= 70 }

  private var numberColumns: Int {
    orders.lines.prefix(200).reduce(7) { max($0, $1.number.displayWidth) }
  }

  private var stateColumns: Int { settings.language == .en ? 11 : 6 }

  func row(_ line: OrderLine, columns: Int, isMarked: Bool = false) -> TableRow {
    let sign = line.sign
    let isClosed = sign == .done
    let text = isClosed ? Style.dim : .plain
    return TableRow(
      [
        StyledLine(sign.text(settings.glyphs), signStyle(line)),
        StyledLine(line.number, Style(isClosed ? .dim : .plain, bold: line.isMajor)),
        showsGauge(in: columns) ? gauge(of: line) : clockWords(line),
        priority(line.priority, isClosed: isClosed),
        StyledLine(line.place, text), StyledLine(line.text, text),
        StyledLine(line.holder, .dim),
        StyledLine(strings["order.state.\(line.stage.rawValue)"], .dim),
      ], isMarked: isMarked)
  }

  /// Unacknowledged is reverse (screens.md, Signs).
  func signStyle(_ line: OrderLine) -> Style {
    let sign = line.sign
    return Style(
      sign.ink, bold: sign == .major, reverse: line.isUnsigned && sign != .done)
  }

  func priority(_ priority: Priority, isClosed: Bool = false) -> StyledLine {
    let style: Style =
      switch priority {
      case _ where isClosed: .dim
      case .p1: Style(.late, bold: true)
      case .p2: Style(.risk)
      case .p3: .plain
      case .p4, .p5: .dim
      }
    return StyledLine(priority.rawValue, style)
  }

  /// The gauge with the time left at its right.
  func gauge(of line: OrderLine) -> StyledLine {
    guard let clock = line.clock, clock.stopped == nil else { return clockWords(line) }
    let gauge = Gauge(share: clock.used, ink: clock.word.ink, isHeld: clock.word == .onHold)
    return StyledLine(
      gauge.line(settings.glyphs).spans + [StyledLine.Span(" ")] + clockWords(line).spans)
  }

  /// The time left, or by how much it is late; of a repair that waits to be verified, how it ended.
  func clockWords(_ line: OrderLine) -> StyledLine {
    guard let clock = line.clock else {
      return StyledLine(line.stage.isOpen ? strings["order.noTarget"] : "", .dim)
    }
    guard clock.stopped == nil else {
      let ended = line.stage.isOpen ? strings["clock.word.\(clock.word.rawValue)"] : ""
      return StyledLine(ended, clock.word == .missed ? Style(.late) : .dim)
    }
    return StyledLine(timeLeft(clock), Style(clock.word == .onTime ? .dim : clock.word.ink))
  }

  func timeLeft(_ clock: ClockFace) -> String {
    switch clock.word {
    case .onHold: formats.kept(clock.remaining)
    default: formats.remaining(clock.due - now)
    }
  }
}
