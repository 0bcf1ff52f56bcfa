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
        : SheetGiving.lines(of: text).map { HandoverEntry(line: $0) }
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
