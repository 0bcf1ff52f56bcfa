import Localization
import Screen
import WorkOrderEngine

/// The long questions that there are: of a kind at most one is under way.
enum StudyKind: Hashable, Sendable {
  case trend, figures, paper
  /// A sheet of the place 交接: the draft has every open order of the campus on it.
  case sheet
  case difference, concerns
}

extension Query {
  /// Which long question it is; `nil`: it is answered at once, whatever there is.
  var studyKind: StudyKind? {
    switch self {
    case .trend: .trend
    case .figures: .figures
    case .paper: .paper
    case .sheet, .pastSheet: .sheet
    case .difference: .difference
    case .concerns: .concerns
    default: nil
    }
  }
}

/// A study that has not ended yet.
struct Underway: Hashable, Sendable {
  /// Its number among the studies of this desk.
  var number: Int
  var query: Query
  var since: Instant
}

extension DeskModel {
  /// What may take long is asked beside the screen, wherever it is asked from.
  mutating func besideScreen(_ effect: Effect, after action: Action) -> [Effect] {
    guard case .ask(let query) = effect, query.studyKind != nil else { return [effect] }
    return switch action {
    case .ticked, .changedElsewhere: readAgain(query)
    // What is under way may have begun before that was done.
    case .succeeded, .resized: study(query, anew: true)
    default: study(query)
    }
  }

  /// Begins a study; another one of its kind that is under way is given up for it.
  ///
  /// - Parameter anew: also when the same question is under way.
  mutating func study(_ query: Query, anew: Bool = false) -> [Effect] {
    guard anew || !underway.contains(where: { $0.query == query }) else { return [] }
    let count = underway.count
    underway.removeAll { $0.query.studyKind == query.studyKind }
    let stops: [Effect] = underway.count < count ? [.stopStudies] : []
    studies += 1
    underway.append(Underway(number: studies, query: query, since: now))
    if query.studyKind == .sheet { handover.beginReading() }
    if query.studyKind == .figures { statistics.isStopped = false }
    return stops + [.study(query)]
  }

  /// Reads a sheet again by itself, unless somebody stopped that, it is being read or it rests: then it
  /// is stale.
  private mutating func readAgain(_ query: Query) -> [Effect] {
    guard !handover.isStopped else { return [] }
    let isUnderway = underway.contains { $0.query == query }
    guard !isUnderway, handover.freshness.hasRested(at: now, least: 0) else {
      handover.freshness.isStale = true
      return []
    }
    return study(query)
  }

  /// A study of the sheet in sight for the screen as it is now, where it is too long to be laid out at once.
  var layoutQuery: [Effect] {
    place == .handover && handover.isTooLong(for: sheetColumns) ? [.ask(handoverQuery)] : []
  }

  /// A study of the sheet in sight, once it is stale and has rested.
  var staleSheet: [Effect] {
    guard place == .handover, handover.freshness.isStale, handoverQuery.studyKind == .sheet
    else { return [] }
    return [.ask(handoverQuery)]
  }

  /// The study whose answer is waited for in the place in sight, or wherever one is.
  var studyInSight: Underway? {
    underway.first { study in
      switch study.query.studyKind {
      case .trend: place == .today
      case .figures: place == .statistics
      case .sheet, .difference: place == .handover
      // Whoever has left the form does not wait for it any more.
      case .concerns: layers.contains { if case .asking = $0 { true } else { false } }
      case .paper, nil: true
      }
    }
  }

  /// Whether a long question of a kind has not been answered yet.
  func isUnderway(_ kind: StudyKind) -> Bool { underway.contains { $0.query.studyKind == kind } }

  /// What stands where something is not read: that it is, or how to begin it, as when somebody stopped it
  /// or it failed.
  func waiting(for kind: StudyKind, as words: MessageKey) -> String {
    guard !isUnderway(kind) else { return strings[words] }
    let key = "\(place.rawValue)"
    return strings.text("frame.unread", ["key": settings.glyphs.isWords ? "g\(key)" : key])
  }

  /// The study in sight, where it takes so long that this is said; over a form only what the form waits
  /// for.
  var studyTold: Underway? {
    guard let study = studyInSight, now - study.since >= 1 else { return nil }
    return layers.isEmpty || [.paper, .concerns].contains(study.query.studyKind) ? study : nil
  }

  /// Whether Esc stops the study in sight: it has been said how long that takes.
  var escapeStopsStudy: Bool { studyTold != nil && layers.isEmpty }

  /// Gives up what was asked for somebody else, or of another campus: it belongs to nothing in sight any
  /// more. A paper is written all the same.
  mutating func giveUpStudies() -> [Effect] {
    let count = underway.count
    underway.removeAll { $0.query.studyKind != .paper }
    return underway.count < count ? [.stopStudies] : []
  }

  /// Gives up what is waited for here.
  mutating func stopStudies() -> [Effect] {
    var isStopped = false
    while let study = studyInSight {
      underway.removeAll { $0 == study }
      isStopped = true
      // What somebody stopped is not begun again by itself.
      switch study.query.studyKind {
      case .trend: today.trendKey = trendKey
      case .figures: statistics.isStopped = true
      case .sheet:
        handover.isStopped = true
        handover.forgetChoice()
      default: break
      }
    }
    guard isStopped else { return [] }
    say("frame.stopped", ink: .risk)
    return [.stopStudies]
  }

  /// Takes in what a study found; what was given up meanwhile is not wanted any more.
  mutating func takeStudy(_ query: Query, _ action: Action) -> [Effect] {
    guard let ended = removeStudy(query), case .learned(let knowledge) = action else { return [] }
    switch query.studyKind {
    case .figures: statistics.freshness.read(since: ended.since, at: now)
    case .sheet: handover.freshness.read(since: ended.since, at: now)
    default: break
    }
    return learn(knowledge)
  }

  /// A study failed, or was stopped: no failure then.
  mutating func endStudy(_ query: Query, _ failure: Failure?) -> [Effect] {
    guard removeStudy(query) != nil else { return [] }
    if query.studyKind == .sheet { handover.forgetChoice() }
    return failure.map { report($0) } ?? []
  }

  private mutating func removeStudy(_ query: Query) -> Underway? {
    underway.firstIndex { $0.query == query }.map { underway.remove(at: $0) }
  }
}
