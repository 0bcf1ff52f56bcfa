import ArgumentParser
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol round plan`: plans the rounds of the periods that last; twice makes nothing twice.
struct RoundPlanning: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: helpText("help.round.plan"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String?

  @Option(help: ArgumentHelp(helpText("help.campus"), valueName: "campus"))
  var campus: String?

  @Option(help: ArgumentHelp(helpText("help.round.walker"), valueName: "staff"))
  var walker: String?

  func run(_ invocation: Invocation) throws {
    let numbers = try invocation.withSession { session in
      try session.perform(PlanRounds(route: route, campus: campus, walker: walker))
    }
    invocation.answer(
      ["planned": .array(numbers.map(JSON.string))],
      numbers.isEmpty
        ? invocation.strings["frame.nothing"] : numbers.joined(separator: "\n"))
  }
}

/// `patrol round suspend ROUTE --from D --to D --reason TEXT` (寒假).
struct RoundSuspend: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "suspend", abstract: helpText("help.round.suspend"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String

  @Option(help: ArgumentHelp(helpText("help.report.from"), valueName: "date"))
  var from: String

  @Option(help: ArgumentHelp(helpText("help.report.to"), valueName: "date"))
  var to: String

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  func run(_ invocation: Invocation) throws {
    let command = SuspendRoute(
      route: route, from: try CalendarDate.typed(from), to: try CalendarDate.typed(to),
      reason: try needed(reason, "error.reasonNeeded"))
    let code = try invocation.withSession { try $0.perform(command) }
    invocation.answer(
      ["route": .string(code)],
      "\(code): " + invocation.strings.text("quota.suspended", ["reason": command.reason]))
  }
}

/// `patrol round lift ROUTE --from D --reason TEXT`: takes a suspension back.
struct RoundLift: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "lift", abstract: helpText("help.round.lift"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String

  @Option(help: ArgumentHelp(helpText("help.report.from"), valueName: "date"))
  var from: String

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  func run(_ invocation: Invocation) throws {
    let command = LiftSuspension(
      route: route, from: try CalendarDate.typed(from),
      reason: try needed(reason, "error.reasonNeeded"))
    let code = try invocation.withSession { try $0.perform(command) }
    invocation.answer(
      ["route": .string(code)], "\(code): \(invocation.strings["command.round.lifted"])")
  }
}

/// `patrol round watch ROUTE --end|--extend N --reason TEXT`: decides on a heightened watch.
struct RoundWatch: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: helpText("help.round.watch"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String

  @Flag(help: ArgumentHelp(helpText("help.round.watchEnd")))
  var end = false

  @Option(
    parsing: .unconditional, help: ArgumentHelp(helpText("help.round.watchExtend"), valueName: "n"))
  var extend: Int?

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason: String?

  func run(_ invocation: Invocation) throws {
    guard end != (extend != nil) else { throw Failure(.usage, "error.watchUsage") }
    let reason = try needed(reason, "error.reasonNeeded")
    let code = try invocation.withSession { session in
      if let extend {
        return try session.perform(
          ExtendWatch(route: route, cleanRounds: extend, reason: reason))
      }
      return try session.perform(EndWatch(route: route, reason: reason))
    }
    let key: MessageKey = end ? "command.round.watchEnded" : "command.round.watchExtended"
    invocation.answer(["route": .string(code)], "\(code): \(invocation.strings[key])")
  }
}
