import Localization
import Reports
import Screen
import TextCells
import WorkOrderEngine

/// What should be looked at before a sheet is frozen, and whether to give it all the same.
struct GivingQuestion: Hashable, Sendable {
  var giving: SheetGiving
  /// The id of the command that it becomes.
  var command: String
  /// What should be looked at, a line each.
  var concerns: [String]
}

extension DeskModel {
  /// Gives the sheet, or asks first where something should be looked at; the form stays beneath.
  mutating func consider(
    _ concerns: HandoverConcerns, before giving: SheetGiving, command: String
  ) -> [Effect] {
    guard case .asking(let asking)? = layers.last, asking.command == command,
      case .give(let campus, let carried) = asking.purpose
    else { return [] }
    guard asking.giving(campus: campus, carried) == giving else {
      // What was typed since is on no sheet that was looked at.
      say("handover.typedOn", ink: .risk)
      return []
    }
    let left = concerns.after(writing: Set(giving.written.keys), erasing: Set(giving.erased))
    guard !left.isEmpty else { return [.give(.giveSheet(giving), id: command)] }
    layers.append(
      .giving(GivingQuestion(giving: giving, command: command, concerns: left.lines(strings))))
    return []
  }

  /// y gives it all the same, n goes back to the form.
  mutating func decideGiving(_ question: GivingQuestion, _ action: Action) -> [Effect] {
    switch action {
    case .goOn:
      layers.removeLast()
      return [.give(.giveSheet(question.giving), id: question.command)]
    case .back: layers.removeLast()
    default: break
    }
    return []
  }

  func title(_ question: GivingQuestion) -> String {
    "\(strings.heading("action.give")) \(question.giving.campus)"
  }

  /// What should be looked at, and the question.
  func givingLines(_ question: GivingQuestion, columns: Int) -> [StyledLine] {
    let lines = question.concerns.flatMap { SafeText($0).text.wrapped(to: max(20, columns)) }
    return lines.map { StyledLine($0) }
      + [StyledLine(""), StyledLine(strings["handover.concern.question"], Style(.risk))]
  }

  /// Where forms stand, at the foot of the body.
  func draw(_ question: GivingQuestion, on surface: inout Surface) {
    let columns = min(bodyArea.columns, 90)
    drawAtFoot(
      givingLines(question, columns: columns - 4), title: title(question), columns: columns,
      on: &surface)
  }
}
