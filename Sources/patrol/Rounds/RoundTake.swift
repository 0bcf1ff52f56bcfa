import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol round take FILE`: a round in a file, to be walked without a network.
struct RoundTake: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "take", abstract: helpText("help.round.take"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.round.takeRoute"), valueName: "route"))
  var route: String?

  @OptionGroup var choice: RoundChoice

  @Argument(help: ArgumentHelp(helpText("help.round.takeFile"), valueName: "file"))
  var file: String

  func run(_ invocation: Invocation) throws {
    try Files.admit(named: file)
    // What was filled in already is not written over.
    guard !Files.exists(file) else {
      throw Failure(.cannotCreate, "error.roundFile.exists", ["path": file])
    }
    let taken = try invocation.withSession { session in
      let number = try route.map { try session.perform(StartRound(route: $0)).number }
      let choice = try number ?? choice.number(session)
      try session.reader()
      return try session.ask {
        try $0.roundFile(choice, english: invocation.language == .en)
      }
    }
    try Files.write(JSON.text(of: taken, pretty: true) + "\n", to: file)
    invocation.answer(
      [
        "number": .string(taken.taken.round), "stops": JSON(taken.taken.stops.count),
        "items": JSON(taken.answers.count), "file": .string(file),
      ],
      invocation.strings.text(
        "command.round.taken",
        ["round": taken.taken.round, "count": "\(taken.answers.count)", "path": file]))
  }
}
