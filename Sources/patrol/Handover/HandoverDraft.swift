import ArgumentParser
import Documents
import Localization
import Reports
import ServiceClock
import TextCells
import WorkOrderEngine

/// `patrol handover draft`: writes what no record knows; with nothing to write it shows the draft and leaves
/// it as it is.
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
    help: ArgumentHelp(helpText("help.handover.confirm"), valueName: "topic"))
  var confirm: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(helpText("help.handover.erase"), valueName: "topic"))
  var erase: [String] = []

  @Option(help: ArgumentHelp(helpText("help.handover.shift"), valueName: "shift"))
  var shift: String?

  @Option(help: ArgumentHelp(helpText("help.handover.date"), valueName: "date"))
  var date: String?

  func run(_ invocation: Invocation) throws {
    guard hasEntries else { return try show(invocation) }
    let topics = TopicNames(invocation.strings)
    let written = try entries(topics)
    let erased = try erase.map(topics.topic)
    let confirmed = try confirm.map(topics.topic)
    let date = try date.map(CalendarDate.typed)
    let answer = try invocation.withSession { session in
      try session.perform(
        WorkOrderEngine.DraftHandover(
          campus: try choice.code(session), written: written, erased: erased,
          confirmed: confirmed, shift: shift, date: date))
    }
    SheetAnswer(answer: answer).write(to: invocation)
  }

  private var hasEntries: Bool {
    ![write, count, none, confirm, erase].allSatisfy(\.isEmpty) || shift != nil || date != nil
  }

  /// The draft as `handover print` has it; with `--json` as `handover show` has it.
  private func show(_ invocation: Invocation) throws {
    var paper = try HandoverPrint.parse([])
    (paper.global, paper.choice) = (global, choice)
    try paper.run(invocation)
  }

  private func entries(_ topics: TopicNames) throws -> [HandoverTopic: [HandoverEntry]] {
    var written: [HandoverTopic: [HandoverEntry]] = [:]
    for topic in none { written[try topics.topic(topic)] = [] }
    for line in write {
      let (topic, text) = try Self.pair(line)
      written[try topics.topic(topic), default: []].append(HandoverEntry(text))
    }
    for line in count {
      let (name, figures) = try Self.pair(line)
      let parts = figures.foldedWidth.split(separator: "/").map { Int($0) }
      guard let counted = parts.first ?? nil, (1...2).contains(parts.count), !parts.contains(nil)
      else { throw Failure.malformed("error.badCount", line) }
      written[.counted, default: []].append(
        HandoverEntry(name, expected: parts.count == 2 ? parts[1] : nil, counted: counted))
    }
    return written
  }

  /// What stands before and behind the first equals sign, which a Chinese input method writes wide.
  private static func pair(_ text: String) throws -> (String, String) {
    let parts = text.split(maxSplits: 1) { String($0).foldedWidth == "=" }.map(String.init)
    guard parts.count == 2 else { throw Failure.malformed("error.badPair", text) }
    return (parts[0], parts[1])
  }
}
