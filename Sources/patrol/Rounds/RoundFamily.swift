import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol round …`: rounds.
struct RoundFamily: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "round", abstract: helpText("help.round"),
    subcommands: [
      RoundList.self, RoundShow.self, RoundPlanning.self, RoundStarting.self, RoundCheck.self,
      RoundPass.self, RoundSkip.self, RoundExcuse.self, RoundFinish.self, RoundTakeover.self,
      RoundTake.self, RoundBring.self, RoundRecord.self, RoundSuspend.self, RoundLift.self,
      RoundWatch.self,
    ])
}

/// Which round: by its number, else the one that the person has underway.
struct RoundChoice: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.round.round"), valueName: "n"))
  var round: String?

  func number(_ session: Session) throws -> String {
    try round ?? session.roundUnderway()
  }
}

/// A stop of a round as people name it: its position, or its place.
struct StopName {
  var text: String

  func position(in number: String, _ session: Session) throws -> Int {
    if let position = Int(text) { return position }
    return try session.ask { snapshot in
      let round = try snapshot.round(number)
      let place = try snapshot.place(named: text)
      guard let stop = round.stops.first(where: { $0.place == place.id }) else {
        throw EngineError.unknownStop(text)
      }
      return stop.position
    }
  }
}

extension OccurrenceOptions {
  /// When it happened, in the zone of a round's campus where no offset is given; `nil`: now.
  func instant(ofRound number: String, _ session: Session) throws -> Instant? {
    try happened.map { try TimeText.instant($0, in: try session.zone(ofRound: number)) }
  }
}

extension Session {
  /// The number of the round that the person who gives the commands has underway.
  func roundUnderway() throws -> String {
    let person = try actor().person
    guard let underway = try ask({ try $0.roundsUnderway(of: person).first }) else {
      throw Failure(.wrongState, "error.noRoundUnderway")
    }
    return underway.number
  }

  /// The zone of a round's campus.
  func zone(ofRound number: String) throws -> ZoneRules {
    try ask { try $0.campus(try $0.roundHead(number).campus).zone }
  }
}

/// Where a round stands, after a step on it.
struct RoundAnswer {
  let summary: RoundHead.Summary

  func write(to invocation: Invocation) {
    let strings = invocation.strings
    let verdict = summary.verdict
    let word =
      switch verdict {
      case .some(let verdict): strings.text(MessageKey("round.verdict.\(verdict.rawValue)"))
      case nil: strings.text(MessageKey("round.state.\(summary.state.rawValue)"))
      }
    let json: JSON = [
      "number": .string(summary.number), "state": .string(summary.state.rawValue),
      "verdict": JSON(verdict?.rawValue), "stops": JSON(summary.stops),
      "reached": JSON(summary.reached), "findings": JSON(summary.findings),
    ]
    invocation.answer(
      json,
      [
        summary.number, word,
        strings.text(
          "round.reached", ["count": "\(summary.reached)", "stops": "\(summary.stops)"]),
        strings.text("round.findings", ["count": "\(summary.findings)"]),
      ].joined(separator: "  "))
  }
}
