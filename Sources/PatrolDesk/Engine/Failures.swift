import Localization
import WorkOrderEngine

extension DeskEngine {
  /// An error in words; forms that it concerns stay open.
  func failure(_ error: any Error, command: String?) -> Failure {
    switch error {
    case let error as EngineError:
      Failure(
        key: error.messageKey, arguments: error.spellingTimes(words).arguments, command: command)
    case let error as FilterError:
      failure(error, command: command)
    case let failure as Failure: failure
    default: Failure(key: settings.explain(error), command: command)
    }
  }

  /// What is wrong with a filter, in the words that the command line has for it.
  private func failure(_ error: FilterError, command: String?) -> Failure {
    var arguments = ["term": error.term, "position": "\(error.position + 1)"]
    switch error.reason {
    case .unknown(let cause): return failure(cause, command: command)
    case .shape:
      return Failure(key: "filter.error.shape", arguments: arguments, command: command)
    case .tooMany(let most):
      arguments["most"] = "\(most)"
      return Failure(key: "filter.error.tooMany", arguments: arguments, command: command)
    case .allowed(let known):
      arguments["known"] = formats.list(Array(known.prefix(12)))
      return Failure(key: "filter.error.term", arguments: arguments, command: command)
    }
  }

  /// A time as the university's clocks show it.
  private func words(_ instant: Instant) -> String {
    let zone = try? engine.ask(now: instant) { try $0.campuses().first?.zone }
    return formats.dateTime((zone ?? .utc).parts(instant))
  }
}
