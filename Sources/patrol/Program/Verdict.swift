import ArgumentParser
import Configuration
import CursesTerminal
import Ledger
import Localization
import ServiceClock
import WorkOrderEngine

/// The one place where an error becomes one line, `what happened; what to do`, and an exit code.
struct Verdict {
  var text: String
  var status: ExitStatus

  init(_ error: any Error, strings: Strings) {
    let (status, text) = Self.judge(error, strings)
    self.status = status
    self.text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  private static func judge(_ error: any Error, _ strings: Strings) -> (ExitStatus, String) {
    switch error {
    case let failure as Failure:
      (failure.status, strings.text(failure.key, failure.arguments))
    case let error as LocatedError: judge(error, strings)
    case let error as EngineError: judge(error, strings)
    case let error as LedgerError: judge(error, strings)
    case let error as ClockError: judge(error, strings)
    case let error as FilterError: (.malformed, text(of: error, strings))
    case let error as ConfigurationError:
      (.configuration, strings.text("error.configuration", ["text": error.description]))
    case let error as GivenFileError:
      (.malformed, strings.text("error.givenFile", ["text": error.cause.description]))
    case let error as TerminalError: judge(error, strings)
    case let error as OutputFailure:
      (.inputOutput, strings.text("error.cannotWrite", ["what": SystemText.text(error.code)]))
    default: judgeOthers(error, strings)
    }
  }

  /// What the argument parser refuses; whatever is left is a fault of this program.
  private static func judgeOthers(
    _ error: any Error, _ strings: Strings
  ) -> (ExitStatus, String) {
    guard Patrol.exitCode(for: error) == ExitCode.validationFailure else {
      return (.inputOutput, strings.text("error.unexpected", ["what": "\(error)"]))
    }
    return (.usage, strings.text("error.usage", ["what": parserText(error)]))
  }

  /// The parser's sentence without its full stop, so that ours can go on.
  private static func parserText(_ error: any Error) -> String {
    var text = Patrol.message(for: error)
    while let last = text.last, last == "." || last.isWhitespace { text.removeLast() }
    return text
  }

  private static func judge(_ error: LocatedError, _ strings: Strings) -> (ExitStatus, String) {
    let formats = Formats(language: strings.language)
    func time(_ text: String) -> String {
      guard let seconds = Int64(text) else { return text }
      return formats.exactDateTime(error.zone.parts(Instant(seconds: seconds)))
    }
    let shown: EngineError =
      switch error.cause {
      case .inTheFuture(let value): .inTheFuture(value: time(value))
      case .clockBackwards(let asked, let stands):
        .clockBackwards(asked: time(asked), stands: time(stands))
      default: error.cause
      }
    return judge(shown, strings)
  }

  private static func judge(_ error: EngineError, _ strings: Strings) -> (ExitStatus, String) {
    let status: ExitStatus =
      switch error.kind {
      case .malformed: .malformed
      case .unknown: .unknown
      case .wrongState: .wrongState
      case .notPermitted: .notPermitted
      case .configuration: .configuration
      }
    return (status, strings.text(MessageKey(error.messageKey), error.arguments))
  }

  private static func judge(_ error: LedgerError, _ strings: Strings) -> (ExitStatus, String) {
    switch error {
    case .notFound(let path): (.unknown, strings.text("error.noDatabase", ["path": path]))
    case .notOurs(let path):
      (.configuration, strings.text("error.notOurDatabase", ["path": path]))
    case .newer(let path, _, _):
      (.configuration, strings.text("error.newerDatabase", ["path": path]))
    case .older(let path, _, _):
      (.configuration, strings.text("error.olderDatabase", ["path": path]))
    case .readOnly(let path):
      (.inputOutput, strings.text("error.readOnlyDatabase", ["path": path]))
    case .locked: (.unavailable, strings.text("error.databaseBusy"))
    case .full(let path): (.inputOutput, strings.text("error.diskFull", ["what": path]))
    case .cannotCreate(let path, let reason):
      (.cannotCreate, strings.text("error.cannotCreate", ["path": path, "what": reason]))
    case .inputOutput(let path, let reason):
      (.inputOutput, strings.text("error.diskFull", ["what": "\(path): \(reason)"]))
    case .corrupt(let path, let reason):
      (
        .inputOutput,
        strings.text("error.damagedDatabase", ["path": path, "what": reason])
      )
    case .constraint(_, _, let message), .sql(let message, _), .misuse(let message):
      (.inputOutput, strings.text("error.unexpected", ["what": message]))
    }
  }

  private static func judge(_ error: ClockError, _ strings: Strings) -> (ExitStatus, String) {
    switch error {
    case .malformedTime(let value):
      (.malformed, strings.text("error.badTime", ["value": value]))
    case .malformedTarget(let value):
      (.malformed, strings.text("error.badTarget", ["value": value]))
    default: (.malformed, strings.text("error.givenFile", ["text": error.description]))
    }
  }

  private static func judge(_ error: TerminalError, _ strings: Strings) -> (ExitStatus, String) {
    switch error {
    case .notATerminal: (.usage, strings.text("command.noTerminal"))
    case .unknownTerminal(let name):
      (.unavailable, strings.text("error.terminalUnknown", ["name": name]))
    default: (.unavailable, strings.text("error.terminal", ["what": error.description]))
    }
  }

  private static func text(of error: FilterError, _ strings: Strings) -> String {
    let position = "\(error.position + 1)"
    if error.allowed.isEmpty {
      return strings.text("filter.error.shape", ["term": error.term, "position": position])
    }
    return strings.text(
      "filter.error.term",
      [
        "term": error.term, "position": position,
        "known": Formats(language: strings.language).list(error.allowed),
      ])
  }
}

/// An error of the engine that carries times, with the zone in which people read them.
struct LocatedError: Error {
  var cause: EngineError
  var zone: ZoneRules
}

/// What is wrong with a configuration file that was given to this very command.
struct GivenFileError: Error {
  var cause: ConfigurationError
}
