import Documents
import Localization
import Reports
import WorkOrderEngine

extension DeskCommands {
  /// Writes what the leader added into the draft, then gives it.
  func giveSheet(_ giving: SheetGiving) throws -> Outcome {
    let nothing = desk.strings["handover.nothing"]
    let written = giving.written.mapValues { text in
      text == nothing
        ? []
        : text.split(whereSeparator: { ";；\n".contains($0) }).map {
          HandoverEntry(line: String($0).trimmed)
        }
    }
    if !(written.isEmpty && giving.erased.isEmpty) {
      _ = try desk.engine.perform(
        DraftHandover(campus: giving.campus, written: written, erased: giving.erased),
        id: "\(id)/draft", by: viewer.actor, now: now)
    }
    let to = giving.to.isEmpty ? nil : giving.to
    let answer = try perform(GiveHandover(campus: giving.campus, to: to))
    return .sheetGiven(answer.number ?? "")
  }

  func receiveSheet(_ number: String, checked: Bool) throws -> Outcome {
    _ = try perform(ReceiveHandover(sheet: number, checked: checked))
    return .sheetReceived(number)
  }

  func refuseSheet(_ number: String, reason: HandoverRefusal, note: String) throws -> Outcome {
    _ = try perform(RefuseHandover(sheet: number, reason: reason, note: note))
    let leaving = try desk.engine.ask(now: now) { snapshot in
      let handover = try snapshot.handover(number).handover
      return try ChosenNames(snapshot, strings: desk.strings).person(handover.responsible)
    }
    return .sheetRefused(number, responsible: leaving)
  }
}

extension DeskQuestions {
  /// The sheet that waits to be received by the one who looks, else the draft of the shift.
  func sheet() throws -> SheetText {
    guard let chosen = try campus() ?? snapshot.campuses().first else {
      throw EngineError.unknownCampus("")
    }
    let waiting = try snapshot.handoverToReceive(campus: chosen.id)
    let papers = Papers(language: formats.language, names: try PaperNames(snapshot))
    let written = Dictionary(
      try snapshot.draftStatements(campus: chosen.id, leaving: viewer.id).map { said in
        let lines = said.entries.map(\.line).joined(separator: "; ")
        return (said.topic, said.entries.isEmpty ? strings["handover.nothing"] : lines)
      }, uniquingKeysWith: { first, _ in first })
    if let waiting, waiting.handover.leaving != viewer.id {
      let wait = try snapshot.rulebook().configuration.escalation.unreceivedSheetAfter
      let number = waiting.handover.number
      return SheetText(
        campus: chosen.code, campusName: name(chosen), number: number,
        state: waiting.handover.state, waiting: number, given: number, written: written,
        isUnreceived: waiting.handover.given.map { snapshot.now - $0 >= wait } ?? false,
        document: papers.handover(waiting))
    }
    let draft = try snapshot.draftFile(campus: chosen.id, shownTo: viewer.id).sheet
    return SheetText(
      campus: chosen.code, campusName: name(chosen), number: nil, state: .drafted,
      waiting: waiting?.handover.number, given: waiting?.handover.number ?? draft.previous,
      written: written,
      isUnreceived: false, document: papers.handover(draft))
  }

  func difference(campus code: String) throws -> Document {
    let campus = try snapshot.campus(named: code)
    let sheet =
      try snapshot.handoverToReceive(campus: campus.id)?.sheet
      ?? snapshot.draftFile(campus: campus.id, shownTo: viewer.id).sheet
    guard let difference = try snapshot.handoverDifference(of: sheet) else {
      return Document(title: "", blocks: [.paragraph(strings["handover.firstSheet"])])
    }
    let papers = Papers(language: formats.language, names: try PaperNames(snapshot))
    return papers.difference(difference, of: sheet)
  }
}
