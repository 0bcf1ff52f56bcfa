import Documents
import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  /// The sheet that waits to be received by the one who looks, else the draft of the shift.
  func sheet() throws -> SheetText {
    let chosen = try sheetCampus()
    let waiting = try snapshot.handoverToReceive(campus: chosen.id)
    let papers = Papers(language: formats.language, names: try PaperNames(snapshot))
    let words = try snapshot.draftWords(campus: chosen.id, leaving: viewer.id)
    let written = Dictionary(
      words.written.map { said in
        (said.topic, said.entries.isEmpty ? strings["handover.nothing"] : typed(said.entries))
      }, uniquingKeysWith: { first, _ in first })
    // Whoever cannot give a sheet is shown that of another, in which there is nothing for them to confirm.
    let carried = Dictionary(
      (viewer.may(GiveHandover.name) ? words.carried : []).map {
        ($0.topic, CarriedText(sheet: $0.sheet, text: typed($0.entries)))
      },
      uniquingKeysWith: { first, _ in first })
    if let waiting, waiting.handover.leaving != viewer.id {
      let wait = try snapshot.rulebook().configuration.escalation.unreceivedSheetAfter
      let number = waiting.handover.number
      return SheetText(
        campus: chosen.code, campusName: name(chosen), number: number,
        state: waiting.handover.state, waiting: number, given: number, written: written,
        carried: carried,
        isUnreceived: waiting.handover.given.map { snapshot.now - $0 >= wait } ?? false,
        document: papers.handover(waiting))
    }
    let draft = try snapshot.draftFile(campus: chosen.id, shownTo: viewer.id).sheet
    return SheetText(
      campus: chosen.code, campusName: name(chosen), number: nil, state: .drafted,
      waiting: waiting?.handover.number, given: waiting?.handover.number ?? draft.previous,
      written: written, carried: carried, isUnreceived: false,
      document: papers.handover(draft))
  }

  /// The campus whose sheets are shown: the one that is looked at, else the first.
  private func sheetCampus() throws -> Campus {
    guard let chosen = try campus() ?? snapshot.campuses().first else {
      throw EngineError.unknownCampus("")
    }
    return chosen
  }

  /// Lines as the leader types them.
  private func typed(_ entries: [HandoverEntry]) -> String {
    entries.map(\.line).joined(separator: "; ")
  }

  /// A page of the sheets of the campus.
  func sheets(after: String?, limit: Int) throws -> SheetPage {
    let page = try snapshot.handovers(
      campus: try sheetCampus().id, limit: limit, after: after)
    let shifts = Dictionary(
      try snapshot.shifts().map { ($0.code, names.chosen($0.name, $0.nameEnglish)) },
      uniquingKeysWith: { first, _ in first })
    return SheetPage(
      rows: page.items.map { sheet in
        SheetRow(
          sheet: sheet, shift: shifts[sheet.shift] ?? sheet.shift,
          leaving: names.chosen(sheet.leaving, sheet.leavingEnglish),
          arriving: names.chosen(sheet.arriving, sheet.arrivingEnglish))
      },
      next: page.next)
  }

  /// A sheet of the list as it was frozen, with what happened to it; a draft as the record makes it now.
  func pastSheet(_ id: Int64) throws -> SheetText {
    let file = try snapshot.handover(row: id)
    let campus = try snapshot.campus(file.handover.campus)
    let papers = Papers(language: formats.language, names: try PaperNames(snapshot))
    let number = file.handover.number
    let isWaiting = file.handover.state == .given && file.handover.leaving != viewer.id
    let wait = try snapshot.rulebook().configuration.escalation.unreceivedSheetAfter
    return SheetText(
      campus: campus.code, campusName: name(campus), number: number, state: file.handover.state,
      waiting: isWaiting ? number : nil, given: number,
      isUnreceived: file.handover.state == .given
        && file.handover.given.map { snapshot.now - $0 >= wait } == true,
      document: number == nil ? papers.handover(file.sheet) : papers.handover(file))
  }

  /// What should be looked at before the one who looks gives their sheet.
  func concerns(before giving: SheetGiving) throws -> HandoverConcerns {
    try snapshot.handoverConcerns(
      campus: try snapshot.campus(named: giving.campus).id, leaving: viewer.id)
  }

  func difference(campus code: String, sheet id: Int64? = nil) throws -> Document {
    let campus = try snapshot.campus(named: code)
    let sheet =
      try id.map { try snapshot.handover(row: $0).sheet }
      ?? snapshot.handoverToReceive(campus: campus.id)?.sheet
      ?? snapshot.draftFile(campus: campus.id, shownTo: viewer.id).sheet
    guard let difference = try snapshot.handoverDifference(of: sheet) else {
      return Document(title: "", blocks: [.paragraph(strings["handover.firstSheet"])])
    }
    let papers = Papers(language: formats.language, names: try PaperNames(snapshot))
    return papers.difference(difference, of: sheet)
  }
}
