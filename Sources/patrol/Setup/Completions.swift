import ArgumentParser

/// `patrol completions bash|zsh|fish`.
struct Completions: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: helpText("help.completions"))

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish

    var parserShell: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.completions.shell"), valueName: "bash|zsh|fish"))
  var shell: Shell

  func run(_ invocation: Invocation) throws {
    invocation.output.write(line: Patrol.completionScript(for: shell.parserShell))
  }
}
