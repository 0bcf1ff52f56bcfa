import WorkOrderEngine

/// What people do on a round that is walked item by item.
public enum RoundDeed: String, CaseIterable, Codable, Sendable {
  case plan, start, takeOver, check, fail, passRest, skip, excuse, finish, takeAlong, bring

  /// Each as often as it comes, more or less: a round is mostly answering.
  static let weighted: [RoundDeed] =
    [
      .plan, .start, .start, .takeOver, .fail, .fail, .skip, .excuse, .finish, .finish, .takeAlong,
      .bring,
    ]
    + Array(repeating: .check, count: 4) + Array(repeating: .passRest, count: 4)
}

extension SimulatedWorld {
  /// Does something on a round of a route: on the newest that is underway, or a finished one where
  /// only those can be meant.
  func carryOut(
    _ deed: RoundDeed, route: Int, _ value: Int, _ step: Step, _ happened: Instant?
  ) throws {
    let code = code(route)
    switch deed {
    case .plan:
      _ = try give(PlanRounds(route: code), for: step)
      return
    case .start:
      _ = try give(StartRound(route: code, happened: happened), for: step)
      return
    case .excuse:
      guard let round = try newestRound(of: code, in: "incomplete") else { return }
      _ = try give(ExcuseStop(round: round, reason: "施工"), for: step)
      return
    case .bring:
      try bring(value, step)
      return
    case .takeOver, .check, .fail, .passRest, .skip, .finish, .takeAlong: break
    }
    guard let number = try newestRound(of: code, in: "underway") else { return }
    let round = try engine.ask(now: now) { try $0.round(number) }
    let stop =
      round.stops.first { !$0.unanswered.isEmpty } ?? round.stops[value % round.stops.count]
    switch deed {
    case .takeOver: _ = try give(TakeRound(round: number), for: step)
    case .check, .fail:
      let item = stop.unanswered.first ?? stop.items[value % stop.items.count]
      try answer(item, at: stop, of: round, isFailing: deed == .fail, value, step, happened)
    case .passRest:
      _ = try give(
        PassRest(round: number, stop: stop.position, happened: happened), for: step)
    case .skip:
      _ = try give(
        SkipStop(round: number, stop: stop.position, reason: "上锁", happened: happened),
        for: step)
    case .finish:
      _ = try give(
        FinishRound(
          round: number, reason: value.isMultiple(of: 3) ? "" : "下雨", happened: happened),
        for: step)
    case .takeAlong:
      taken.append(try engine.ask(now: now) { try $0.roundFile(number) })
    case .plan, .start, .excuse, .bring: break
    }
  }

  /// Answers an item, one in five with a repair on the spot when it fails.
  private func answer(
    _ item: String, at stop: RoundStop, of round: Round, isFailing: Bool, _ value: Int,
    _ step: Step, _ happened: Instant?
  ) throws {
    let known = try engine.ask(now: now) { snapshot in
      try snapshot.rulebook(version: round.head.version).configuration
        .checklist(stop.checklist)?.item(item)
    }
    let repaired = isFailing && value.isMultiple(of: 5)
    _ = try give(
      AnswerItem(
        round: round.head.number, stop: stop.position, item: item,
        answer: isFailing ? .fail : known?.passing ?? .pass, words: isFailing ? "松动" : "",
        done: repaired ? Completion(cause: "松动", remedy: "紧固") : nil, happened: happened),
      for: step)
  }
}
