import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  var sheetLines: [StyledLine] {
    (handover.sheet?.lines ?? []).map { line in
      // A gap stands in brackets: what should have been recorded and was not.
      line.hasPrefix("[") ? StyledLine(line, Style(.risk)) : StyledLine(line)
    }
  }

  var sheetArea: Area {
    let area = bodyArea.droppingTop(1)
    return area.centred(rows: area.rows, columns: min(area.columns - 2, 84))
  }

  func drawHandover(on surface: inout Surface, in area: Area) {
    guard let sheet = handover.sheet else {
      surface.put(
        strings["frame.loading"], at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    let state = strings["handover.state.\(sheet.state.rawValue)"]
    var head = StyledLine(sheet.campus, Style(bold: true)).adding("  ")
      .adding(sheet.number.map { "\($0)  " } ?? "", Style(bold: true))
      .adding(state, Style(sheet.isUnreceived ? .late : .accent, bold: sheet.isUnreceived))
    if let waiting = sheet.waiting {
      let text = strings.text("handover.waits", ["sheet": waiting])
      head = head.adding("  \(text)", Style(sheet.isUnreceived ? .late : .risk))
    }
    if let next = sheet.nextCampus {
      head = head.adding("   Tab \(settings.glyphs.pointer) \(next)", .dim)
    }
    surface.put(
      head, at: Position(row: area.row, column: 2), maxWidth: area.columns - 4)
    var pager = Pager(sheetLines, rows: max(1, sheetArea.rows))
    pager.scroll(to: handover.top)
    pager.draw(on: &surface, in: sheetArea, isFocused: layers.isEmpty)
  }
}
