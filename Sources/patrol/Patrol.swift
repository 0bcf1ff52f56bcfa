import ArgumentParser

/// The terminal of a university's logistics office.
@main
struct Patrol: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "patrol", version: "0.1.0")
}
