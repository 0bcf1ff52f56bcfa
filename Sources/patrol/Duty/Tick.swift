import ArgumentParser
import Configuration
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol tick`: runs everything that has come due; safe at any time and from many at once.
struct Tick: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: helpText("help.tick"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  func run(_ invocation: Invocation) throws {
    // It is run by timers, and may be by anybody; what it did is told to those who may read it.
    try invocation.withSession(admitsUnsigned: true) { session in
      let summary = try session.engine.tick(now: session.now)
      let delivered = try Tellings(engine: session.engine) {
        session.facts.isSimulated ? session.now : Session.systemTime
      }.deliver()
      guard try !session.asksToSignIn else { return }
      try session.admitReader()
      let zone = session.zone
      if let ahead = session.ahead {
        let strings = invocation.strings
        try invocation.output.flush()
        Program.complain("\(ahead.what(strings, in: zone)); \(ahead.advice(strings, in: zone))")
      }
      if invocation.options.json {
        let items = summary.lines.map { line -> JSON in
          [
            "at": JSON(line.at, zone), "subject": .string(line.subject),
            "event": .string(line.event), "detail": .string(line.detail),
          ]
        }
        let answer: JSON = ["items": .array(items), "delivered": JSON(delivered)]
        invocation.output.write(line: answer.text)
        return
      }
      write(summary, zone, invocation)
    }
  }

  private func write(_ summary: TickSummary, _ zone: ZoneRules, _ invocation: Invocation) {
    let strings = invocation.strings
    let formats = invocation.formats
    for line in summary.lines {
      let key = MessageKey("order.event.\(line.event)")
      let event = strings.has(key) ? strings[key] : line.event
      let time = formats.dateTime(zone.parts(line.at))
      invocation.output.write(
        line: [time, line.subject, event, detail(line.detail, strings)].joinedWords)
    }
    if summary.isEmpty, Console.isForPeople {
      invocation.output.write(line: strings["command.tick.nothing"])
    }
  }

  /// The ladder by its name, the level as it is.
  private func detail(_ text: String, _ strings: Strings) -> String {
    var words = text.split(separator: " ").map(String.init)
    if let ladder = words.first, strings.has(MessageKey("clock.kind.\(ladder)")) {
      words[0] = strings[MessageKey("clock.kind.\(ladder)")]
    }
    return words.joined(separator: " ")
  }
}
