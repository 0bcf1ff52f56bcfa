public import ArgumentParser
public import Configuration
import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// `patrol order explain N`: why it is due when it is, line by line.
struct OrderExplain: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: helpText("action.explain.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.number"), valueName: "n"))
  var number: String

  @Option(help: ArgumentHelp(helpText("help.clock"), valueName: "accept|arrive|makeSafe|complete"))
  var clock: ClockKind?

  func run(_ invocation: Invocation) throws {
    try invocation.withSession { session in
      try session.reader()
      let view = try session.ask { try $0.orderView(number) }
      let zone = view.surroundings.campus.zone
      let clocks = view.currentClocks
      let chosen = clock.map { kind in clocks.filter { $0.kind == kind } } ?? clocks
      guard !chosen.isEmpty else {
        throw Failure(.unknown, "error.noClock", ["number": view.file.number])
      }
      let explained = chosen.map { ($0, $0.run.explain(at: session.now)) }
      if invocation.options.json {
        let clocks = explained.map { clock, explanation in
          var members: [String: JSON] = [
            "clock": .string(clock.kind.rawValue), "calendar": .string(clock.basisName),
          ]
          // Then what ends the lines is when it would be due if the hold ended now.
          if clock.isHeld { members["held"] = true }
          return ExplanationShape(explanation: explanation, zone: zone).json(with: members)
        }
        let answer: JSON = ["number": .string(view.file.number), "clocks": .array(clocks)]
        invocation.output.write(line: answer.text)
        return
      }
      for (clock, explanation) in explained {
        let strings = invocation.strings
        let title = strings.text(
          "explain.title", ["number": view.file.number, "clock": strings.word(clock.kind)])
        let standard = invocation.formats.list([
          strings.words(target: clock.run.target.text, in: zone),
          strings.words(calendar: clock.basisName),
        ])
        invocation.output.write(line: "\(title)  \(standard)")
        ExplanationShape(explanation: explanation, zone: zone, isHeld: clock.isHeld)
          .write(to: invocation)
      }
    }
  }
}

extension ClockKind: ExpressibleByArgument {}
