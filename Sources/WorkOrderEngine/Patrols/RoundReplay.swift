/// What cannot be done to a round where it stands.
struct RoundObstacle: Error, Hashable {
  enum Kind: Hashable { case state, unknownStop, unknownItem }
  var kind: Kind
  /// The event's kind, or what was not found.
  var name: String
}

/// Makes a round from its events: the one source of its rows, which `doctor` compares with.
///
/// - Returns: the round, or `nil` for a history that begins with neither a plan nor a start.
/// - Throws: ``RoundObstacle`` at the first event that is impossible where it stands.
func replayRound(id: Int64, events: [RoundEvent]) throws(RoundObstacle) -> Round? {
  let opening: RoundOpening?
  switch events.first?.change {
  case .planned(let planned): opening = planned
  case .started(let start): opening = start.opening
  default: opening = nil
  }
  guard let opening else { return nil }
  var round = Round(id: id, opening: opening)
  for event in events { try round.apply(event) }
  return round
}

extension Round {
  /// A planned round without events.
  init(id: Int64, opening: RoundOpening) {
    head = RoundHead(
      id: id, number: opening.number, route: opening.route, campus: opening.campus,
      state: .planned, plan: opening.plan, walker: opening.walker, started: nil, finished: nil,
      floor: 0, version: 0, stopCount: 0, tally: RoundTally(), verdict: nil, lastEvent: 0)
    stops = []
  }

  /// Takes one more event into the round.
  mutating func apply(_ event: RoundEvent) throws(RoundObstacle) {
    try head.require(event.change.kind)
    switch event.change {
    case .planned: break
    case .started(let start): begin(start, by: event)
    case .taken: head.walker = event.by
    case .expired: head.state = .expired
    case .answered(let stop, let checks):
      try changeStop(stop) { (stop) throws(RoundObstacle) in try stop.take(checks) }
    case .skipped(let stop, let reason):
      try changeStop(stop) { (stop) throws(RoundObstacle) in stop.skip(reason, by: event) }
    case .excused(let stop, let reason):
      try changeStop(stop) { (stop) throws(RoundObstacle) in stop.excuse = reason }
      if head.state == .incomplete && isWhole { head.state = .complete }
    case .finished(let reason):
      for index in stops.indices where !stops[index].isSettled {
        stops[index].skipReason = stops[index].skipReason ?? reason
      }
      head.finished = event.happened
      head.state = isWhole ? .complete : .incomplete
    }
    head.lastEvent = event.sequence
  }

  /// Nothing is missing, and somebody was there at all: excuses alone are no walk.
  private var isWhole: Bool { missing.isEmpty && stops.contains { $0.reached != nil } }

  private mutating func begin(_ start: RoundStart, by event: RoundEvent) {
    head.state = .underway
    head.walker = event.by
    head.started = event.happened
    head.floor = start.floor
    head.version = start.version
    head.stopCount = start.stops.count
    stops = start.stops.enumerated().map { index, stop in
      RoundStop(
        position: index + 1, place: stop.place, checklist: stop.checklist, items: stop.items,
        checks: [:], skipReason: nil, excuse: nil)
    }
  }

  private mutating func changeStop(
    _ position: Int, _ change: (inout RoundStop) throws(RoundObstacle) -> Void
  ) throws(RoundObstacle) {
    // By position and not by index: a command on one stop loads only that one.
    guard let index = stops.firstIndex(where: { $0.position == position }) else {
      throw RoundObstacle(kind: .unknownStop, name: "\(position)")
    }
    let before = stops[index].tally
    try change(&stops[index])
    head.tally = head.tally + (stops[index].tally - before)
  }
}

extension RoundHead {
  /// Which event is allowed in which state.
  static func allows(_ kind: RoundChange.Kind, in state: RoundState) -> Bool {
    switch kind {
    case .planned, .expired: state == .planned
    // A round brought in late may have expired before anybody heard of it.
    case .started: state == .planned || state == .expired
    case .answered, .skipped, .taken, .finished: state == .underway
    case .excused: state == .underway || state == .incomplete
    }
  }

  func require(_ kind: RoundChange.Kind) throws(RoundObstacle) {
    guard Self.allows(kind, in: state) else {
      throw RoundObstacle(kind: .state, name: kind.rawValue)
    }
  }
}

extension RoundStop {
  /// Takes answers in; a second answer to an item replaces the first.
  mutating func take(_ new: [Check]) throws(RoundObstacle) {
    for check in new {
      guard items.contains(check.item) else {
        throw RoundObstacle(kind: .unknownItem, name: check.item)
      }
      checks[check.item] = check
    }
    if reached != nil { skipReason = nil }
  }

  /// Its items left are not reached, for a reason.
  mutating func skip(_ reason: String, by event: RoundEvent) {
    for item in unanswered {
      checks[item] = Check(
        item: item, result: .skipped, words: reason, at: event.happened, by: event.by)
    }
    if reached == nil { skipReason = reason }
  }
}

extension EngineError {
  /// The obstacle in the words of the engine.
  init(_ obstacle: RoundObstacle, round: RoundHead) {
    switch obstacle.kind {
    case .unknownStop: self = .unknownStop(obstacle.name)
    case .unknownItem: self = .unknownItem(obstacle.name)
    case .state:
      self = .wrongState(
        subject: round.number, state: round.state.rawValue, step: obstacle.name)
    }
  }
}
