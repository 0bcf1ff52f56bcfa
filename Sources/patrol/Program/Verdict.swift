import ArgumentParser
import Configuration
import CursesTerminal
import Glibc
import Ledger
import Localization
import Reports
import Screen
import ServiceClock
import TextCells
import WorkOrderEngine

/// The one place where an error becomes one line, `what happened; what to do`, and an exit code.
struct Verdict {
  var text: String
  var status: ExitStatus

  init(_ error: any Error, strings: Strings) {
    let verdict = VerdictWords(strings: strings).judge(error)
    status = verdict.status
    text = Self.shortened(SafeText(verdict.text).text)
  }

  /// What somebody typed or a file held may be long: the beginning says what happened, the end what
  /// to do.
  private static func shortened(_ text: String) -> String {
    guard text.count > 700 else { return text }
    return "\(text.prefix(400)) … \(text.suffix(200))"
  }
}

/// Finds the words for each kind of error.
struct VerdictWords {
  typealias Judgement = (status: ExitStatus, text: String)

  let strings: Strings

  func judge(_ error: any Error) -> Judgement {
    switch error {
    case let failure as Failure: judge(failure)
    case let error as LocatedError: judge(error)
    case let error as EngineError: judge(error)
    case let error as FilterError: judge(error)
    case let error as LedgerError: judge(error)
    case let error as ClockError: judge(error, error.arguments)
    case let error as LocatedClockError:
      judge(error.cause, error.cause.arguments { spelled($0, in: error.zone) })
    case let error as ConfigurationError: (.configuration, text(of: error))
    case let error as TemplateError: (.configuration, text(of: ConfigurationError(error)))
    case let error as GivenFileError: (.malformed, text(of: error.cause))
    case let error as KeymapError: judge(error)
    case let error as TerminalError: judge(error)
    case let error as OutputFailure:
      (.inputOutput, say("error.cannotWrite", ["what": SystemText.text(error.code, strings)]))
    default: judgeOthers(error)
    }
  }

  /// A sentence; an empty value is shown as one.
  private func say(_ key: MessageKey, _ arguments: [String: String] = [:]) -> String {
    strings.text(key, arguments.mapValues { $0.isEmpty ? strings["error.emptyValue"] : $0 })
  }

  /// What is wrong, and what to do.
  private func say(what: String, advice: String, _ arguments: [String: String]) -> String {
    say(
      "error.whatAdvice",
      ["what": say(MessageKey(what), arguments), "advice": say(MessageKey(advice), arguments)])
  }

  private func judge(_ failure: Failure) -> Judgement {
    var arguments = failure.arguments
    if let code = failure.code { arguments["what"] = SystemText.text(code, strings) }
    return (failure.status, say(failure.key, arguments))
  }

  /// What the argument parser refuses; whatever is left is a fault of this program.
  private func judgeOthers(_ error: any Error) -> Judgement {
    guard Patrol.exitCode(for: error) == ExitCode.validationFailure else {
      return (.inputOutput, say("error.unexpected", ["what": "\(error)"]))
    }
    let words = ParserWords(Patrol.message(for: error))
    return (.usage, say(words.key, words.arguments(strings)))
  }

  private func judge(_ error: LocatedError) -> Judgement {
    judge(error.cause.spellingTimes { spelled($0, in: error.zone) })
  }

  private func judge(_ error: ClockError, _ arguments: [String: String]) -> Judgement {
    (.malformed, say(what: error.messageKey, advice: error.adviceKey, arguments))
  }

  private func spelled(_ instant: Instant, in zone: ZoneRules) -> String {
    Formats(language: strings.language).exactDateTime(zone.parts(instant))
  }

  private func judge(_ error: EngineError) -> Judgement {
    let status: ExitStatus =
      switch error.kind {
      case .malformed: .malformed
      case .unknown: .unknown
      case .wrongState: .wrongState
      case .notPermitted: .notPermitted
      case .configuration: .configuration
      }
    switch error {
    case .fileUnreadable(let path, let code):
      return judge(Failure.unreadable(path, code: code))
    case .malformed(field: "after", let value):
      return (status, say("error.badCursor", ["value": value]))
    default: return (status, say(MessageKey(error.messageKey), error.arguments))
    }
  }

  private func judge(_ error: FilterError) -> Judgement {
    var arguments = ["term": error.term, "position": "\(error.position + 1)"]
    switch error.reason {
    case .shape: return (.malformed, say("filter.error.shape", arguments))
    case .tooMany(let most):
      arguments["most"] = "\(most)"
      return (.malformed, say("filter.error.tooMany", arguments))
    case .allowed(let known):
      arguments["known"] = Formats(language: strings.language).list(known)
      return (.malformed, say("filter.error.term", arguments))
    case .unknown(let cause):
      let verdict = judge(cause)
      arguments["text"] = verdict.text
      return (verdict.status, say("filter.error.unknown", arguments))
    }
  }

  private func judge(_ error: LedgerError) -> Judgement {
    switch error {
    case .notFound(let path): (.unknown, say("error.noDatabase", ["path": path]))
    case .notOurs(let path): (.configuration, say("error.notOurDatabase", ["path": path]))
    case .newer(let path, _, _): (.configuration, say("error.newerDatabase", ["path": path]))
    case .older(let path, _, _): (.configuration, say("error.olderDatabase", ["path": path]))
    case .readOnly(let path): (.inputOutput, say("error.readOnlyDatabase", ["path": path]))
    case .displaced(let path): (.inputOutput, say("error.displacedDatabase", ["path": path]))
    case .logUnread(let path): (.inputOutput, say("error.logUnread", ["path": path]))
    case .restored: (.wrongState, say("error.restoredDatabase"))
    case .locked: (.unavailable, say("error.databaseBusy"))
    case .full(let path, _): (.inputOutput, say("error.diskFull", ["path": path]))
    case .cannotCreate(let path, let reason):
      (.cannotCreate, say("error.cannotCreate", ["path": path, "what": text(of: reason)]))
    case .inputOutput(let path, let reason):
      (.inputOutput, say("error.inputOutput", ["path": path, "what": text(of: reason)]))
    case .interrupted: (.unavailable, say("error.interrupted"))
    case .corrupt(let path, let reason):
      (.inputOutput, say("error.damagedDatabase", ["path": path, "what": reason]))
    case .damagedCopy(let path): (.inputOutput, say("error.damagedCopy", ["path": path]))
    case .constraint(_, _, let message), .sql(let message, _), .misuse(let message):
      (.inputOutput, say("error.unexpected", ["what": message]))
    }
  }

  private func text(of refusal: SystemRefusal) -> String {
    switch refusal {
    case .system(let code): SystemText.text(code, strings)
    case .library(let message, let code, 0):
      say("error.library", ["what": message, "code": "\(code)"])
    case .library(let message, let code, let system):
      say("error.library", ["what": message, "code": "\(code)/\(system)"])
    }
  }

  private func judge(_ error: TerminalError) -> Judgement {
    switch error {
    case .notATerminal: (.usage, say("command.noTerminal"))
    case .unknownTerminal(""): (.unavailable, say("error.terminalUnnamed"))
    case .unknownTerminal(let name): (.unavailable, say("error.terminalUnknown", ["name": name]))
    case .incapableTerminal(let name):
      (.unavailable, say("error.terminalIncapable", ["name": name]))
    case .noUnicodeLocale: (.unavailable, say("error.terminalLocale"))
    case .alreadyOpen: (.unavailable, say("error.terminalTaken"))
    case .system(let code):
      (.unavailable, say("error.terminalRefused", ["what": SystemText.text(code, strings)]))
    }
  }

  /// The ids that end like another, else those that begin like it: of all nobody would read the list.
  private static func near(_ id: String, among known: [String]) -> [String] {
    let parts = id.split(separator: ".")
    guard let first = parts.first, let last = parts.last else { return [] }
    let ending = known.filter { $0.split(separator: ".").last == last }
    return ending.isEmpty ? known.filter { $0.split(separator: ".").first == first } : ending
  }

  private func judge(_ error: KeymapError) -> Judgement {
    switch error {
    case .unknownBinding(let id, let known):
      let near = Formats(language: strings.language).list(Self.near(id, among: known))
      let key: MessageKey =
        near.isEmpty ? "error.keys.unknownBinding" : "error.keys.misspeltBinding"
      return (.configuration, say(key, ["id": id, "known": near]))
    case .unknownKey(let name, let id):
      return (.configuration, say("error.keys.unknownKey", ["id": id, "name": name]))
    case .conflict(let conflict):
      return (
        .configuration,
        say(
          "error.keys.conflict",
          ["key": conflict.key.label, "first": conflict.first, "second": conflict.second])
      )
    }
  }

  // MARK: - Files

  /// `FILE:LINE: KEY: what; advice`, with the number of further errors.
  private func text(of error: ConfigurationError) -> String {
    let text = line(of: error)
    guard !error.others.isEmpty else { return text }
    return strings.text("error.mistakes", ["text": text, "count": "\(error.others.count)"])
  }

  /// The same without what else is wrong.
  func line(of error: ConfigurationError) -> String {
    let (what, advice) = words(of: error.mistake)
    return strings.text(
      "error.mistake", ["place": place(of: error), "what": what, "advice": advice])
  }

  /// What is wrong, and what to do.
  func words(of mistake: Mistake) -> (what: String, advice: String) {
    (
      strings.text(MessageKey(mistake.messageKey), mistake.arguments),
      strings.text(MessageKey(mistake.adviceKey), mistake.arguments)
    )
  }

  private func place(of error: ConfigurationError) -> String {
    guard error.isBuiltIn else { return error.place }
    var error = error
    error.file = strings.text("error.builtIn", ["file": error.file])
    return error.place
  }
}

extension ConfigurationError {
  /// A template of a campus is a file of its configuration.
  init(_ error: TemplateError) {
    self.init(
      file: error.file, line: error.line,
      Mistake(
        messageKey: "mistake.\(error.name)", adviceKey: "mistake.\(error.name).advice",
        arguments: error.arguments))
  }
}

/// An error of the engine that carries times, with the zone in which people read them.
struct LocatedError: Error {
  var cause: EngineError
  var zone: ZoneRules
}

/// An error of a calendar that carries times, with the zone in which people read them.
struct LocatedClockError: Error {
  var cause: ClockError
  var zone: ZoneRules
}

/// What is wrong with a configuration file that was given to this very command.
struct GivenFileError: Error {
  var cause: ConfigurationError
}
