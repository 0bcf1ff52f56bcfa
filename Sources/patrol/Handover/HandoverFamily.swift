import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol handover …`: shifts hand over in writing.
struct HandoverFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handover", abstract: helpText("help.handover"),
    subcommands: [
      HandoverDraft.self, HandoverGive.self, HandoverReceive.self, HandoverRefuse.self,
      HandoverRemarking.self, HandoverShow.self, HandoverList.self, HandoverPrint.self,
    ])
}

/// The campus of a sheet: named, or the only one there is.
struct CampusChoice: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.handover.campus"), valueName: "campus"))
  var campus: String?

  func code(_ session: Session) throws -> String {
    let campuses = try session.ask { snapshot in
      try campus.map { [try snapshot.campus(named: $0)] } ?? snapshot.campuses()
    }
    guard campuses.count == 1 else { throw Failure(.usage, "error.campusNeeded") }
    return campuses[0].code
  }
}

/// A sheet after a step on it.
struct SheetAnswer {
  let answer: HandoverAnswer

  func write(to invocation: Invocation) {
    let state = invocation.strings.text(MessageKey("handover.state.\(answer.state.rawValue)"))
    invocation.answer(
      ["number": JSON(answer.number), "state": .string(answer.state.rawValue)],
      [answer.number ?? "", state].joinedWords)
  }
}
