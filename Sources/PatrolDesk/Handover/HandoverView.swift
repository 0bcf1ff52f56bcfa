import Documents
import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// Columns at the left for the bar of the selection and the sign of a fold.
  private var sheetGutter: Int { 2 }

  /// Where the lines of the sheet stand: as wide as it prints, where there is room.
  private var sheetArea: Area {
    let area = bodyArea.droppingTop(1)
    return area.centred(rows: area.rows, columns: min(area.columns - sheetGutter - 2, 80))
  }

  /// How wide a sheet is laid out: where nothing is drawn a row is a line, however long.
  var sheetColumns: Int { settings.glyphs.isWords ? 400 : sheetArea.columns }

  /// Fits the list to the room it has, and lays the sheet out for it.
  mutating func fitHandover() {
    if var list = handover.list {
      list.window.fit(count: list.rows.count, rows: max(1, sheetListArea.rows - 1))
      handover.list = list
    }
    handover.fit(columns: sheetColumns, rows: max(1, sheetArea.rows), gapMark: gapMark)
  }

  func drawHandover(on surface: inout Surface, in area: Area) {
    if handover.isListing, let list = handover.list {
      return drawSheetList(list, on: &surface)
    }
    guard let sheet = handover.shown else {
      surface.put(
        waiting(for: .sheet, as: "frame.loading"),
        at: Position(row: area.row + 1, column: 2), style: .dim)
      return
    }
    surface.put(
      headLine(sheet), at: Position(row: area.row, column: 2), maxWidth: area.columns - 4)
    let body = sheetArea
    for (offset, index) in handover.window.visible.prefix(body.rows).enumerated() {
      let line = handover.lines[index]
      let row = body.row + offset
      surface.put(
        styled(line), at: Position(row: row, column: body.column), maxWidth: body.columns)
      if index == handover.window.selected { select(row, in: body, on: &surface) }
    }
    drawArrows(on: &surface, in: body)
  }

  private func select(_ row: Int, in body: Area, on surface: inout Surface) {
    let line = Area(
      row: row, column: body.column - sheetGutter, rows: 1, columns: body.columns + sheetGutter)
    surface.restyle(line) { $0.raised = true }
    surface.put(
      surface.glyphs.selection, at: line.origin, style: Style(.accent, raised: true), maxWidth: 1)
    if layers.isEmpty { surface.cursor = line.origin }
  }

  /// Says at the right edge that lines are above or below.
  private func drawArrows(on surface: inout Surface, in body: Area) {
    let window = handover.window
    let edge = body.column + body.columns + 1
    if window.visible.lowerBound > 0 {
      surface.put("↑", at: Position(row: body.row, column: edge), style: .dim, maxWidth: 1)
    }
    if window.visible.upperBound < window.count {
      let last = Position(row: body.row + body.rows - 1, column: edge)
      surface.put("↓", at: last, style: .dim, maxWidth: 1)
    }
  }

  func headLine(_ sheet: SheetText) -> StyledLine {
    let state = strings["handover.state.\(sheet.state.rawValue)"]
    var head = StyledLine(sheet.campusName, Style(bold: true)).adding("  ")
      .adding(sheet.number.map { "\($0)  " } ?? "", Style(bold: true))
      .adding(state, Style(sheet.isUnreceived ? .late : .accent, bold: sheet.isUnreceived))
    // Of the sheet itself its state has said so.
    if let waiting = sheet.waiting, waiting != sheet.number {
      let text = strings.text("handover.waits", ["sheet": waiting])
      head = head.adding("  \(text)", Style(sheet.isUnreceived ? .late : .risk))
    }
    // Several campuses, and the sheet of the first: how one comes to the others.
    if frame.campus.isEmpty, directory.campuses.count > 1 {
      head = head.adding("   @ ", Style(.accent)).adding(strings["action.campus"], .dim)
    }
    return head
  }

  private func styled(_ line: SheetLine) -> StyledLine {
    guard line.isHeading else { return marked(line.text) }
    let glyphs = settings.glyphs
    let sign = line.isFolded ? glyphs.pointer : glyphs.down
    var head = StyledLine("\(sign) ", .dim).adding("\(line.text) ", .heading)
    if line.isFolded {
      if hasGap(line) { head = head.adding("\(gapMark) ", Style(.risk)) }
      return head.adding(glyphs.ellipsis, .dim)
    }
    let rest = max(0, sheetArea.columns - head.width)
    return head.adding(String(repeating: glyphs.horizontal, count: rest), .dim)
  }

  func hasGap(_ line: SheetLine) -> Bool {
    line.section.flatMap { handover.layout?.sections[$0].hasGap } ?? false
  }

  private var gapMark: String { strings.gapMark }

  /// A gap stands in brackets: what should have been recorded and was not.
  private func marked(_ text: String) -> StyledLine {
    let parts = text.split(separator: gapMark, omittingEmptySubsequences: false)
    var line = StyledLine(String(parts.first ?? ""))
    for part in parts.dropFirst() {
      line = line.adding(gapMark, Style(.risk)).adding(String(part))
    }
    return line
  }

  /// A document as text of a width.
  func printed(_ document: Document, columns: Int) -> [String] {
    TextRenderer(columns: columns).render(document)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
