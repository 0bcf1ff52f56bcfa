import Localization
import WorkOrderEngine

extension DeskCommands {
  func startRound(_ route: String) throws -> Outcome {
    let answer = try perform(StartRound(route: route))
    return .roundStarted(
      try sheet(answer.number), isResumed: answer.isResumed, countsFrom: answer.countsFrom)
  }

  func takeRound(_ round: String) throws -> Outcome {
    let summary = try perform(TakeRound(round: round))
    return .roundStarted(try sheet(summary.number), isResumed: true, countsFrom: nil)
  }

  func perform(_ deed: RouteDeed, on route: String) throws {
    switch deed {
    case .planned: _ = try perform(PlanRounds(route: route))
    case .excused(let round, let reason):
      _ = try perform(ExcuseStop(round: round, reason: reason))
    case .suspended(let from, let to, let reason):
      _ = try perform(SuspendRoute(route: route, from: from, to: to, reason: reason))
    case .lifted(let from, let reason):
      _ = try perform(LiftSuspension(route: route, from: from, reason: reason))
    case .watchEnded(let reason): _ = try perform(EndWatch(route: route, reason: reason))
    case .watchExtended(let rounds, let reason):
      _ = try perform(ExtendWatch(route: route, cleanRounds: rounds, reason: reason))
    }
  }

  func check(_ check: WalkCheck) throws -> Outcome {
    let photo = check.photo.isEmpty ? nil : try desk.settings.photograph(check.photo)
    let answer = try perform(
      AnswerItem(
        round: check.round, stop: check.stop, item: check.item, answer: check.answer,
        words: check.words, major: check.isMajor, done: check.done, photo: photo))
    return .checked(
      CheckDone(
        id: id, sheet: try sheet(check.round, stop: check.stop), order: answer.order,
        isSighting: answer.isSighting, isMajor: answer.isMajor,
        raisedWatch: answer.raisedWatch))
  }

  func passRest(_ round: String, stop: Int, from item: String) throws -> Outcome {
    let answer = try perform(PassRest(round: round, stop: stop, from: item))
    return .checked(
      CheckDone(
        id: id, sheet: try sheet(round, stop: stop), passed: answer.passed.count))
  }

  func skipStop(_ round: String, stop: Int, reason: String) throws -> Outcome {
    _ = try perform(SkipStop(round: round, stop: stop, reason: reason))
    return .checked(CheckDone(id: id, sheet: try sheet(round, stop: stop)))
  }

  func finish(_ round: String, reason: String) throws -> Outcome {
    let summary = try perform(FinishRound(round: round, reason: reason))
    let sheet = try sheet(round)
    return .roundFinished(
      route: sheet.route, state: summary.state, verdict: summary.verdict)
  }

  private func sheet(_ round: String, stop: Int = 1) throws -> WalkSheet {
    try desk.engine.ask(now: now) { snapshot in
      try DeskQuestions(snapshot: snapshot, viewer: viewer, formats: desk.formats)
        .round(round, stop: stop)
    }
  }
}
