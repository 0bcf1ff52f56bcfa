import ArgumentParser
import WorkOrderEngine

/// `patrol order log`: a defect; prints the number of its order.
struct OrderLog: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: helpText("action.newDefect.help"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Option(help: ArgumentHelp(helpText("help.log.place"), valueName: "path"))
  var place: String?

  @Option(help: ArgumentHelp(helpText("help.log.category"), valueName: "id"))
  var category: String?

  @Option(help: ArgumentHelp(helpText("help.log.priority"), valueName: "P1…P5"))
  var priority: String?

  @Flag(help: ArgumentHelp(helpText("help.log.major")))
  var major = false

  @Option(help: ArgumentHelp(helpText("help.log.reporter"), valueName: "name"))
  var reporter = ""

  @Option(help: ArgumentHelp(helpText("help.log.contact"), valueName: "text"))
  var contact = ""

  @Option(help: ArgumentHelp(helpText("help.log.asset"), valueName: "code"))
  var asset: String?

  @Option(help: ArgumentHelp(helpText("help.log.appointment"), valueName: "time"))
  var appointment: String?

  @Option(help: ArgumentHelp(helpText("help.log.agreed"), valueName: "time"))
  var agreed: String?

  @Flag(help: ArgumentHelp(helpText("help.log.done")))
  var done = false

  @Option(help: ArgumentHelp(helpText("help.log.follows"), valueName: "n"))
  var follows: String?

  @Option(help: ArgumentHelp(helpText("help.log.parent"), valueName: "n"))
  var parent: String?

  @OptionGroup var completion: CompletionOptions

  @OptionGroup var occurrence: OccurrenceOptions

  @Argument(help: ArgumentHelp(helpText("help.log.text")))
  var text: String

  func run(_ invocation: Invocation) throws {
    var request = LogRequest(text: text)
    (request.place, request.category, request.priority) = (place, category, priority)
    (request.major, request.reporter, request.contact) = (major, reporter, contact)
    (request.asset, request.appointment, request.agreed) = (asset, appointment, agreed)
    (request.follows, request.parent) = (follows, parent)
    request.done = try completion.value(done: done)
    (request.happened, request.id) = (occurrence.happened, occurrence.id)
    try request.run(invocation)
  }
}

/// What a repair found and did, on the command line.
struct CompletionOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.cause"), valueName: "text"))
  var cause: String?

  @Option(help: ArgumentHelp(helpText("help.remedy"), valueName: "text"))
  var remedy: String?

  @Option(parsing: .unconditional, help: ArgumentHelp(helpText("help.minutes"), valueName: "n"))
  var minutes: Int?

  @Option(
    name: .customLong("part"), parsing: .singleValue,
    help: ArgumentHelp(helpText("help.part"), valueName: "text"))
  var parts: [String] = []

  /// What was repaired on the spot; `nil` when nothing was.
  ///
  /// - Throws: a usage error without cause or remedy, and for what tells of a repair that was not
  ///   said to be done: nothing typed is lost.
  func value(done: Bool) throws -> Completion? {
    guard !done else { return try value() }
    guard let given else { return nil }
    throw Failure(.usage, "error.doneNeeded", ["option": given])
  }

  /// The first of the options that is given.
  private var given: String? {
    if cause != nil { return "--cause" }
    if remedy != nil { return "--remedy" }
    if minutes != nil { return "--minutes" }
    return parts.isEmpty ? nil : "--part"
  }

  /// - Throws: a usage error without cause or remedy.
  func value() throws -> Completion {
    guard let cause, let remedy else {
      throw Failure(.usage, "error.causeAndRemedyNeeded")
    }
    return Completion(cause: cause, remedy: remedy, minutes: minutes, parts: parts)
  }
}

/// When it happened, and the id that makes a command count once.
struct OccurrenceOptions: ParsableArguments {
  @Option(help: ArgumentHelp(helpText("help.happened"), valueName: "time"))
  var happened: String?

  @Option(help: ArgumentHelp(helpText("help.id"), valueName: "text"))
  var id: String?
}

extension Priority {
  /// Reads `P1` … `P5`, in either case, or the figure alone.
  static func typed(_ text: String) throws -> Priority {
    let found = allCases.first { $0.rawValue == text.uppercased() || "\($0.number)" == text }
    guard let found else { throw Failure.malformed("error.badPriority", text) }
    return found
  }
}
