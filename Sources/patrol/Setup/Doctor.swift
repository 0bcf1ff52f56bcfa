import ArgumentParser
import CursesTerminal
import Localization
import WorkOrderEngine

/// `patrol doctor`: integrity of the file, and the terminal; exit 1 when something is wrong.
struct Doctor: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: helpText("help.doctor"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Flag(help: ArgumentHelp(helpText("help.doctor.chain")))
  var chain = false

  func run(_ invocation: Invocation) throws {
    let problems = try invocation.withSession { session in
      try session.engine.doctor(chain: chain, now: session.now)
    }
    let strings = invocation.strings
    func what(_ problem: Problem) -> String {
      strings.text(MessageKey(problem.messageKey), problem.arguments)
    }
    func advice(_ problem: Problem) -> String {
      strings.text(MessageKey(problem.adviceKey), problem.arguments)
    }
    if invocation.options.json {
      let answer: JSON = [
        "ok": .bool(problems.isEmpty),
        "problems": .array(
          problems.map { problem in
            [
              "what": .string(what(problem)), "where": .string(problem.place),
              "advice": .string(advice(problem)),
            ]
          }),
      ]
      invocation.output.write(line: answer.text)
    } else {
      for problem in problems {
        invocation.output.write(line: "\(what(problem)); \(advice(problem))")
      }
      invocation.output.write(
        line: problems.isEmpty
          ? strings["command.doctor.ok"]
          : strings.text("command.doctor.problems", ["count": "\(problems.count)"]))
      if Console.isForPeople { terminal(invocation) }
    }
    if !problems.isEmpty { throw NegativeAnswer() }
  }

  /// What the terminal is and how it draws: a ruler under which widths can be seen.
  private func terminal(_ invocation: Invocation) {
    let strings = invocation.strings
    var fields = FieldList()
    fields.add(
      strings["command.doctor.terminal"],
      "\(Surroundings["TERM"] ?? "–") \(Console.columns)")
    if Console.isTerminal(0) {
      fields.add("“·─", AmbiguousWidth.probe().rawValue)
    }
    fields.write(to: invocation)
    invocation.output.write(line: strings["command.doctor.ruler"])
    for line in ["1234567890123456", "校园巡修校园巡修", "│┤▕█▌·…“”—°│┤▕█▏"] {
      invocation.output.write(line: "  \(line)|")
    }
  }
}
