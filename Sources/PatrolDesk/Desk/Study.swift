import Localization
public import WorkOrderEngine

/// A question whose answer may take long, such as figures over years: it is put to a database of its
/// own beside the screen, so that keys never wait for it, and can be stopped.
public struct Study: Sendable {
  /// Its number among the studies of its desk.
  public let number: Int
  let query: Query
  let viewer: Viewer
  let now: Instant
  let settings: DeskSettings
  /// How wide a sheet is laid out.
  let sheetColumns: Int

  /// What a study ended with.
  public struct Answer: Sendable {
    /// The number of the study.
    public let number: Int
    let action: Action
  }

  /// Puts the question; `engine` stands over the same database and is used by nobody else meanwhile.
  public func answer(from engine: Engine) -> Answer {
    let desk = DeskEngine(engine: engine, settings: settings)
    return switch desk.ask(query, for: viewer, now: now) {
    case .failed(let failure): Answer(number: number, action: .studyFailed(query, failure))
    case .learned(let knowledge):
      Answer(number: number, action: .studied(query, .learned(prepared(knowledge))))
    case let other: Answer(number: number, action: .studied(query, other))
    }
  }

  /// A sheet is laid out here as well: a long one takes its time.
  private func prepared(_ knowledge: Knowledge) -> Knowledge {
    switch knowledge {
    case .sheet(let sheet): .sheet(sheet.prepared(for: settings, columns: sheetColumns))
    case .pastSheet(let sheet, let id):
      .pastSheet(sheet.prepared(for: settings, columns: sheetColumns), id: id)
    default: knowledge
    }
  }

  /// The end of a study that could not even begin, or was stopped.
  ///
  /// - Parameter error: why; `nil` when somebody stopped it.
  public func failing(_ error: (any Error)?) -> Answer {
    Answer(
      number: number, action: .studyFailed(query, error.map { Failure(key: settings.explain($0)) }))
  }
}
