import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// The defect form over the body.
  func draw(_ defect: DefectForm, on surface: inout Surface) {
    let wanted = defect.form.rows + 2 + max(7, duplicateRows(defect) + 2)
    let columns = min(bodyArea.columns, 100)
    // No strip of a few rows is left of what it covers.
    let rows = bodyArea.rows - wanted < 5 ? bodyArea.rows : wanted
    let box = Area(
      row: bodyArea.row, column: (bodyArea.columns - columns) / 2, rows: rows, columns: columns)
    surface.cursor = nil
    let inner = surface.drawBox(in: box, title: strings.heading("form.title"))
    let isFocused = isOnTop(.defect(defect)) && !defect.isAmongDuplicates
    let beneath = min(inner.rows - min(inner.rows, defect.form.rows), inner.rows)
    if !defect.form.isPicking, beneath > 1 {
      drawBeneath(defect, on: &surface, in: inner.bottom(beneath))
    }
    let form = defect.form.isPicking ? inner : inner.droppingBottom(beneath)
    defect.form.draw(on: &surface, in: form, isFocused: isFocused)
  }

  private func duplicateRows(_ defect: DefectForm) -> Int {
    defect.duplicates.isEmpty ? 0 : defect.duplicates.count + 1
  }

  /// Why the priority is what it is, and what is likely reported already.
  private func drawBeneath(_ defect: DefectForm, on surface: inout Surface, in area: Area) {
    var area = area
    if let trigger = defect.trigger {
      let name = settings.language == .en ? trigger.en : trigger.zh
      let text = strings.text("form.priorityWhy", ["trigger": name])
      surface.put(
        text, at: Position(row: area.row, column: area.column + 2),
        style: Style(trigger.major ? .major : .risk), maxWidth: area.columns - 2)
      area = area.droppingTop(1)
    }
    guard !defect.duplicates.isEmpty else {
      surface.put(
        strings["form.saveHint"],
        at: Position(row: area.row + area.rows - 1, column: area.column + 2), style: .dim,
        maxWidth: area.columns - 2)
      return
    }
    surface.drawRule(in: area.top(1), title: strings["form.duplicates"], style: Style(.risk))
    let table = Table(
      [
        TableColumn("", .fixed(1)), TableColumn("", .fixed(8)),
        TableColumn("", .fixed(settings.language == .en ? 11 : 6)), TableColumn("", .rest),
      ], hasHeading: false)
    table.draw(
      on: &surface, in: area.droppingTop(1), window: defect.window,
      isFocused: defect.isAmongDuplicates
    ) { index in
      let line = defect.duplicates[index]
      return TableRow([
        StyledLine(line.sign.text(settings.glyphs), signStyle(line)), StyledLine(line.number),
        StyledLine(strings["order.state.\(line.stage.rawValue)"], .dim), StyledLine(line.text),
      ])
    }
  }
}
