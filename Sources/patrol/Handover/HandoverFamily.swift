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

/// `patrol handover draft`: writes what no record knows.
struct HandoverDraft: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: helpText("help.handover.draft"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions
  @OptionGroup var choice: CampusChoice

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(helpText("help.handover.write"), valueName: "topic=text"))
  var write: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(helpText("help.handover.count"), valueName: "name=counted/expected"))
  var count: [String] = []

  @Option(
    parsing: .singleValue, help: ArgumentHelp(helpText("help.handover.none"), valueName: "topic"))
  var none: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(helpText("help.handover.erase"), valueName: "topic"))
  var erase: [String] = []

  @Option(help: ArgumentHelp(helpText("help.handover.shift"), valueName: "shift"))
  var shift: String?

  @Option(help: ArgumentHelp(helpText("help.handover.date"), valueName: "date"))
  var date: String?

  func run(_ invocation: Invocation) throws {
    let written = try entries()
    let erased = try erase.map(HandoverTopic.typed)
    let date = try date.map(CalendarDate.typed)
    let answer = try invocation.withSession { session in
      try session.perform(
        WorkOrderEngine.DraftHandover(
          campus: try choice.code(session), written: written, erased: erased, shift: shift,
          date: date))
    }
    SheetAnswer(answer: answer).write(to: invocation)
  }

  private func entries() throws -> [HandoverTopic: [HandoverEntry]] {
    var written: [HandoverTopic: [HandoverEntry]] = [:]
    for topic in none { written[try HandoverTopic.typed(topic)] = [] }
    for line in write {
      let (topic, text) = try Self.pair(line)
      written[try HandoverTopic.typed(topic), default: []].append(HandoverEntry(text))
    }
    for line in count {
      let (name, figures) = try Self.pair(line)
      let parts = figures.split(separator: "/").map { Int($0) }
      guard let counted = parts.first ?? nil, (1...2).contains(parts.count), !parts.contains(nil)
      else { throw Failure.malformed("error.badCount", line) }
      written[.counted, default: []].append(
        HandoverEntry(name, expected: parts.count == 2 ? parts[1] : nil, counted: counted))
    }
    return written
  }

  private static func pair(_ text: String) throws -> (String, String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw Failure.malformed("error.badPair", text) }
    return (parts[0], parts[1])
  }
}

extension HandoverTopic {
  /// Reads a topic by its name.
  static func typed(_ text: String) throws -> HandoverTopic {
    guard let topic = HandoverTopic(rawValue: text) else {
      throw Failure(
        .malformed, "error.unknownTopic",
        ["value": text, "known": allCases.map(\.rawValue).joined(separator: " ")])
    }
    return topic
  }
}
