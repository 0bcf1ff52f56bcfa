import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

extension World {
  /// The standing of a route now.
  func standing(_ code: String = "NH-R1") throws -> RouteStanding {
    try engine.ask(now: now) { try $0.standing(of: try $0.route(named: code)) }
  }

  /// A round as its rows have it.
  func round(_ number: String) throws -> Round {
    try engine.ask(now: now) { try $0.round(number) }
  }

  /// What `doctor` finds wrong with rounds and routes.
  func roundProblems() throws -> [RoundProblem] {
    try engine.ask(now: now) { try $0.roundProblems() }
  }

  /// Walks a round of a route from `start` for so many minutes and answers its number.
  @discardableResult
  mutating func walk(
    _ route: String = "NH-R1", at start: String, minutes: Int64 = 30,
    but others: [String: CheckAnswer] = [:], as number: String = "2"
  ) throws -> RecordRound.Answer {
    let started = try at(start)
    now = max(now, started + minutes * 60)
    let stops = try engine.ask(now: now) { snapshot in
      try snapshot.stops(of: try snapshot.route(named: route))
    }
    let configuration = try engine.ask(now: now) { try $0.rulebook().configuration }
    var at = started
    return try give(
      RecordRound(
        route: route, started: started, finished: started + minutes * 60,
        stops: stops.map { stop in
          RecordRound.Stop(
            position: stop.position,
            answers: stop.items.map { id in
              at = at + 1
              let item = configuration.checklist(stop.checklist)?.item(id)
              return RecordRound.Answered(
                item: id, answer: others[id] ?? item?.good ?? .pass, at: at)
            })
        }), as: number)
  }
}

extension CheckItem {
  /// An answer that passes.
  var good: CheckAnswer {
    switch kind {
    case .passFail: .pass
    case .reading(_, let min, let max): .value(min ?? max ?? 1)
    case .expiry: .date(CalendarDate(dayNumber: 30_000))
    }
  }
}
