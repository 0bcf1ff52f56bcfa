import ArgumentParser

/// `patrol` itself: without a subcommand it opens the desk.
struct Patrol: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrol", abstract: helpText("help.patrol"), version: "0.1.0",
    subcommands: [
      Init.self, OrderFamily.self, QueueFamily.self, Due.self, Tick.self, ConfigFamily.self,
      StaffFamily.self, Backup.self, Restore.self, Completions.self,
    ])

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  func run(_ invocation: Invocation) throws {
    guard Console.isForPeople else { throw Failure(.usage, "command.noTerminal") }
    throw Failure(.usage, "command.noTerminal")
  }
}
