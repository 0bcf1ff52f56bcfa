import Localization
import Screen
public import WorkOrderEngine

/// A question whose answer may take long, such as figures over years: it is put to a database of its
/// own beside the screen, so that keys never wait for it, and can be stopped.
public struct Study: Sendable {
  let query: Query
  let viewer: Viewer
  let now: Instant
  let settings: DeskSettings

  /// What a study ended with.
  public struct Answer: Sendable {
    let action: Action
  }

  /// Puts the question; `engine` stands over the same database and is used by nobody else meanwhile.
  public func answer(from engine: Engine) -> Answer {
    let desk = DeskEngine(engine: engine, settings: settings)
    return switch desk.ask(query, for: viewer, now: now) {
    case .failed(let failure): Answer(action: .studyFailed(query, failure))
    case let learned: Answer(action: .studied(query, learned))
    }
  }

  /// The end of a study that could not even begin, or was stopped.
  ///
  /// - Parameter error: why; `nil` when somebody stopped it.
  public func failing(_ error: (any Error)?) -> Answer {
    Answer(action: .studyFailed(query, error.map { Failure(key: settings.explain($0)) }))
  }
}

/// A study that has not ended yet.
struct Underway: Hashable, Sendable {
  var query: Query
  var since: Instant
}

extension DeskModel {
  /// Begins a study; one of the same kind that is under way is given up for it.
  mutating func study(_ query: Query) -> [Effect] {
    guard !underway.contains(where: { $0.query == query }) else { return [] }
    let stops: [Effect] = underway.isEmpty ? [] : [.stopStudies]
    underway = [Underway(query: query, since: now)]
    return stops + [.study(query)]
  }

  /// Gives up what is under way.
  mutating func stopStudies() -> [Effect] {
    guard !underway.isEmpty else { return [] }
    // What somebody stopped is not begun again by itself.
    if underway.contains(where: { $0.query == .trend }) { today.trendKey = trendKey }
    underway = []
    say("frame.stopped", ink: .risk)
    return [.stopStudies]
  }

  /// Takes in what a study found; what was given up meanwhile is not wanted any more.
  mutating func takeStudy(_ query: Query, _ action: Action) -> [Effect] {
    guard let index = underway.firstIndex(where: { $0.query == query }) else { return [] }
    let ended = underway.remove(at: index)
    statistics.duration = max(0, now - ended.since)
    guard case .learned(let knowledge) = action else { return [] }
    return learn(knowledge)
  }

  /// A study failed, or was stopped: no failure then.
  mutating func endStudy(_ query: Query, _ failure: Failure?) -> [Effect] {
    guard let index = underway.firstIndex(where: { $0.query == query }) else { return [] }
    underway.remove(at: index)
    return failure.map { report($0) } ?? []
  }
}
