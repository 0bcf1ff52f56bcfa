import Documents
import Localization
import Reports
import WorkOrderEngine

extension DeskCommands {
  /// Writes what the leader added into the draft, then gives it.
  func giveSheet(_ giving: SheetGiving) throws -> Outcome {
    let written = giving.written.mapValues { text in
      text.split(whereSeparator: { ";；\n".contains($0) }).map { HandoverEntry(String($0).trimmed) }
    }
    if !written.isEmpty {
      _ = try desk.engine.perform(
        DraftHandover(campus: giving.campus, written: written), id: "\(id)/draft",
        by: viewer.actor, now: now)
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
    let draft = try snapshot.handoverDraft(campus: chosen.id)
    var text = SheetText(
      campus: chosen.code, campusName: name(chosen), number: nil, state: .drafted,
      waiting: waiting?.handover.number, given: waiting?.handover.number ?? draft.previous,
      isUnreceived: false, document: papers.handover(draft))
    if let waiting, waiting.handover.leaving != viewer.id {
      let wait = try snapshot.rulebook().configuration.escalation.unreceivedSheetAfter
      text.number = waiting.handover.number
      text.state = waiting.handover.state
      text.isUnreceived = waiting.handover.given.map { snapshot.now - $0 >= wait } ?? false
      text.document = papers.handover(waiting)
    }
    return text
  }

  func difference(campus code: String) throws -> Document {
    let campus = try snapshot.campus(named: code)
    let sheet =
      try snapshot.handoverToReceive(campus: campus.id)?.sheet
      ?? snapshot.handoverDraft(campus: campus.id)
    guard let difference = try snapshot.handoverDifference(of: sheet) else {
      return Document(title: "", blocks: [.paragraph(strings["handover.firstSheet"])])
    }
    let papers = Papers(language: formats.language, names: try PaperNames(snapshot))
    return papers.difference(difference, of: sheet)
  }
}
