import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Where the list stands, under the line that says of which campus it is.
  var sheetListArea: Area { bodyArea.droppingTop(1).droppingRight(1) }

  func drawSheetList(_ list: SheetList, on surface: inout Surface) {
    let head = StyledLine(handover.sheet?.campusName ?? frame.campus, Style(bold: true))
      .adding("  \(strings["handover.sheets"])", .dim)
    surface.put(
      head, at: Position(row: bodyArea.row, column: 2), maxWidth: bodyArea.columns - 4)
    let area = sheetListArea
    guard !list.rows.isEmpty else {
      return drawNothing(
        on: &surface, in: area, list.isLoaded ? "handover.noSheets" : "frame.loading")
    }
    sheetTable(list, columns: area.columns)
      .draw(on: &surface, in: area, window: list.window, isFocused: layers.isEmpty) {
        row(list.rows[$0], columns: area.columns)
      }
  }

  /// Number, day and shift, state, who gave it and when, who answered and when. The times give way first.
  private func sheetTable(_ list: SheetList, columns: Int) -> Table {
    func column(
      _ key: MessageKey, most: Int, hiddenBelow: Int = 0, _ text: (SheetRow) -> String
    ) -> TableColumn {
      let title = strings.heading(key)
      let widest = list.rows.map { text($0).displayWidth }.max() ?? 0
      return TableColumn(
        title, .fixed(min(most, max(title.displayWidth, widest))), hiddenBelow: hiddenBelow)
    }
    // Where all is in sight the times stand beside the names.
    func name(_ key: MessageKey, _ text: (SheetRow) -> String) -> TableColumn {
      columns < 100
        ? TableColumn(strings.heading(key), .flexible(weight: 1, least: 6))
        : column(key, most: 20, text)
    }
    return Table(
      [
        column("order.field.number", most: 12) { $0.sheet.number ?? "" },
        column("handover.field.date", most: 10) { "\($0.sheet.date)" },
        column("shift.shift", most: 12, hiddenBelow: 56, \.shift),
        column("order.field.state", most: 20) { stateWord($0, columns: columns) },
        name("handover.givenBy") { $0.leaving },
        column("handover.given", most: 11, hiddenBelow: 100) { time($0.sheet.given) },
        name("handover.answeredBy") { $0.arriving },
        column("handover.answered", most: 11, hiddenBelow: 100) { time($0.sheet.answered) },
      ], gap: columns < 62 ? 1 : 2)
  }

  private func row(_ row: SheetRow, columns: Int) -> TableRow {
    let sheet = row.sheet
    let isDraft = sheet.number == nil
    return TableRow([
      StyledLine(
        sheet.number ?? settings.glyphs.dot, Style(isDraft ? .dim : .plain, bold: !isDraft)),
      StyledLine("\(sheet.date)"), StyledLine(row.shift, .dim),
      StyledLine(stateWord(row, columns: columns), style(sheet)), StyledLine(row.leaving),
      StyledLine(time(sheet.given), .dim), StyledLine(row.arriving),
      StyledLine(time(sheet.answered), .dim),
    ])
  }

  private func style(_ sheet: HandoverListRow) -> Style {
    switch sheet.state {
    case .given: Style(sheet.isUnreceived ? .late : .risk, bold: sheet.isUnreceived)
    case .refused: Style(.late)
    case .drafted, .received: .dim
    }
  }

  /// Where it stands; in one word where there is little room.
  private func stateWord(_ row: SheetRow, columns: Int = .max) -> String {
    let kind = columns < 90 ? "handover.stands" : "handover.state"
    return strings["\(kind).\(row.sheet.state.rawValue)"]
  }

  private func time(_ instant: Instant?) -> String {
    instant.map { formats.shortDateTime(parts($0)) } ?? ""
  }

  // MARK: - In lines

  /// The rows in sight, each as one line.
  func fillSheets(_ list: SheetList, _ page: inout LinearPage) {
    page.title = joined([page.title, handover.sheet?.campusName, strings["handover.sheets"]])
    guard !list.rows.isEmpty else {
      return page.add(strings[list.isLoaded ? "handover.noSheets" : "frame.loading"])
    }
    for index in list.window.visible {
      let row = list.rows[index]
      let text = joined([
        row.sheet.number, "\(row.sheet.date)", row.shift, stateWord(row), row.leaving,
        time(row.sheet.given), row.arriving, time(row.sheet.answered),
      ])
      page.lines.append(
        .row(LinearRow(id: row.id, number: index + 1, text: text, state: text)))
    }
  }
}

extension SheetRow {
  /// By what the list knows it again, drafts too.
  var id: String { sheet.number ?? "\(sheet.id)" }
}
