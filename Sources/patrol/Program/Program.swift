import ArgumentParser
import CHeap
import Glibc
import Localization

/// Where the program begins and ends: the only place that ends the process.
@main
enum Program {
  static func main() {
    Installation.takeUp()
    heap_grow()
    // A reader that has had enough, or a notify command that does not read, is no crash.
    signal(SIGPIPE, SIG_IGN)
    StopSignal.unblock()
    occupyStreams()
    let line = CommandWords.given
    let status = run(line)
    exit(status.rawValue)
  }

  /// A stream that is closed would be given to the next file that is opened, and what is printed
  /// would go into the database's folder. A stream that refuses both ways takes its place.
  private static func occupyStreams() {
    for stream in Int32(0)...2 where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", stream == 0 ? O_WRONLY : O_RDONLY)
    }
  }

  private static func run(_ line: CommandWords) -> ExitStatus {
    do {
      try perform(line)
      try Output.standard.finish()
      return .done
    } catch let answer as NegativeAnswer {
      return finished(with: answer.status, CommandWords.given)
    } catch {
      return report(error, CommandWords.given)
    }
  }

  /// Does what the words say.
  static func perform(_ line: CommandWords) throws {
    try line.check()
    if let options = OpenCommand.plain(line.words) {
      return try OpenCommand.run(Invocation(options), linear: false)
    }
    if !line.asksForHelp, let (request, options) = LogRequest.plain(line.words) {
      return try request.run(Invocation(options))
    }
    var command = try parsed(line)
    try command.run()
  }

  /// The command that the words name. The parser looks at every option of every command on the way
  /// down from the root, which costs more than many a command; so it is asked for the last alone,
  /// unless texts are wanted that name the whole way.
  private static func parsed(_ line: CommandWords) throws -> any ParsableCommand {
    guard !line.asksForHelp, !line.words.contains("--version") else {
      return try Patrol.parseAsRoot(line.words)
    }
    var command: any ParsableCommand.Type = Patrol.self
    var words = line.words[...]
    if words.first == "order", let quick = OrderFamily.quick(words.dropFirst().first) {
      return try quick.parseAsRoot(Array(words.dropFirst(2)))
    }
    while let word = words.first, !command.configuration.subcommands.isEmpty {
      let subcommands = command.configuration.subcommands
      // Those behind the one that is meant need not be made, with all that is below them.
      guard let named = subcommands.first(where: { $0.configuration.commandName == word }) else {
        guard word.hasPrefix("-") else {
          let known = subcommands.compactMap { $0.configuration.commandName }
          throw unknown(word, of: command, known: known, line)
        }
        break
      }
      command = named
      words.removeFirst()
    }
    if command == Patrol.self { command = OpenCommand.self }
    return try command.parseAsRoot(Array(words))
  }

  private static func unknown(
    _ word: String, of command: any ParsableCommand.Type, known: [String], _ line: CommandWords
  ) -> Failure {
    let family = command == Patrol.self ? "" : " \(command.configuration.commandName ?? "")"
    return Failure(
      .usage, "error.unknownSubcommand",
      [
        "family": "patrol\(family)", "value": word,
        "known": Formats(language: line.language).list(known),
      ])
  }

  /// What was printed before a negative answer still has to go out.
  private static func finished(with status: ExitStatus, _ line: CommandWords) -> ExitStatus {
    do {
      try Output.standard.finish()
      return status
    } catch {
      return report(error, line)
    }
  }

  private static func report(_ error: any Error, _ line: CommandWords) -> ExitStatus {
    if error is OutputClosed { return .done }
    if Patrol.exitCode(for: error) == ExitCode.success {
      // Help, the version or a completion script was asked for.
      let page = HelpPage(strings: Strings(language: line.language), columns: Console.columns)
      let text = Patrol.fullMessage(for: error, columns: Console.columns)
      Output.standard.write(page.text(text))
      Output.standard.write("\n")
      return finished(with: .done, line)
    }
    try? Output.standard.finish()
    let verdict = Verdict(error, strings: Strings(language: line.language))
    complain(verdict.text)
    return verdict.status
  }

  /// One line on standard error.
  static func complain(_ text: String) {
    var bytes = Array("patrol: \(text)\n".utf8)
    _ = Glibc.write(2, &bytes, bytes.count)
  }
}
