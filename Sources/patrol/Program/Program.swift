import ArgumentParser
import Glibc
import Localization

/// Where the program begins and ends: the only place that ends the process.
@main
enum Program {
  static func main() {
    // A reader that has had enough, or a notify command that does not read, is no crash.
    signal(SIGPIPE, SIG_IGN)
    let line = CommandWords.given
    let status = run(line)
    exit(status.rawValue)
  }

  private static func run(_ line: CommandWords) -> ExitStatus {
    do {
      try line.check()
      var command = try Patrol.parseAsRoot(line.words)
      try command.run()
      try Output.standard.finish()
      return .done
    } catch let answer as NegativeAnswer {
      return finished(with: answer.status, line)
    } catch {
      return report(error, line)
    }
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
      Output.standard.write(Patrol.fullMessage(for: error, columns: Console.columns))
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
