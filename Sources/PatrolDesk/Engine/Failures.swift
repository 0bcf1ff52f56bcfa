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
      if case .unknown(let cause) = error.reason {
        failure(cause, command: command)
      } else {
        Failure(
          key: "filter.error.notPossible",
          arguments: [
            "term": error.term, "known": formats.list(Array(error.allowed.prefix(12))),
          ], command: command)
      }
    case let failure as Failure: failure
    default: Failure(key: settings.explain(error), command: command)
    }
  }

  /// A time as the university's clocks show it.
  private func words(_ instant: Instant) -> String {
    let zone = try? engine.ask(now: instant) { try $0.campuses().first?.zone }
    return formats.dateTime((zone ?? .utc).parts(instant))
  }
}
