import ArgumentParser
import Localization

/// `patrol` itself: without a subcommand it opens the desk.
struct Patrol: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrol", abstract: helpText("help.patrol"), version: "0.1.0",
    subcommands: [
      Init.self, Demo.self, OrderFamily.self, QueueFamily.self, RoundFamily.self, Week.self,
      HandoverFamily.self, ReportFamily.self, Due.self, ImportFamily.self, Export.self, Tick.self,
      Doctor.self,
      Backup.self, Restore.self, ConfigFamily.self, PlaceFamily.self, StaffFamily.self,
      Gate.self, Keys.self,
      Completions.self,
    ])

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Flag(help: ArgumentHelp(helpText("help.linear")))
  var linear = false

  func run(_ invocation: Invocation) throws {
    try OpenCommand.run(invocation, linear: linear)
  }
}

/// `patrol` when nothing else is named: what the parser is asked for then, since it would look at every
/// option of every subcommand of ``Patrol`` before the desk opens.
struct OpenCommand: PatrolCommand {
  static let configuration = CommandConfiguration(commandName: "patrol")

  @OptionGroup var global: GlobalOptions

  @Flag var linear = false

  /// The options of words that name nothing but a database, a language and a person; `nil` for all
  /// others. Nine of ten desks are opened so, and asking the parser takes a quarter of the time until
  /// their first screen stands.
  static func plain(_ words: [String]) -> GivenOptions? {
    var options = GivenOptions()
    var rest = words[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst(), !value.isEmpty, !value.hasPrefix("-") else { return nil }
      switch option {
      case "--database" where options.database == nil: options.database = value
      case "--as" where options.actingAs == nil: options.actingAs = value
      case "--language" where options.language == nil:
        guard let language = Language(rawValue: value) else { return nil }
        options.language = language
      default: return nil
      }
    }
    return options
  }

  func run(_ invocation: Invocation) throws { try Self.run(invocation, linear: linear) }

  static func run(_ invocation: Invocation, linear: Bool) throws {
    if linear { return try runLinear(invocation) }
    guard Console.isForPeople, Console.isTerminal(0) else {
      throw Failure(.usage, "command.noTerminal")
    }
    let first = FirstRun(invocation: invocation)
    if first.isDue, try !first.greet() { return }
    try invocation.withSession(admitsUnsigned: true) { try DeskWindow(session: $0).open() }
  }

  /// The desk in lines asks for no terminal.
  private static func runLinear(_ invocation: Invocation) throws {
    let first = FirstRun(invocation: invocation, isLinear: true)
    if first.isDue, try !first.greet() { return }
    try invocation.withSession { try LinearWindow(session: $0).open() }
  }
}
