import WorkOrderEngine

/// What stands in the office on the last morning, whatever the days before made of it.
struct LastMorning {
  /// The route on which a round is underway.
  static let route = "NH-R1"
  /// The stop that it has come to: the power room of the library.
  static let stops = 7
  /// The round that is underway, and who walks it.
  var round = ""
  var walker: Int64?
  /// How many orders were told upward and stay unsigned, beside those of the scenes.
  var unsigned = 0
}

/// A part of the last morning.
enum Scene: Hashable {
  /// What no order waits for yet, some order waits for: every reason of a hold is there.
  case holds
  /// A lift with people inside: safe and signed for the same evening, repaired the next day.
  case lift
  /// A worker asks for more time, and nobody has decided.
  case request
  /// A main pipe leaks in a teaching building: late before anybody took it.
  case leak
  /// The round that is underway begins.
  case walk
  /// It has come to this stop; at the last one the bus bar smells: major, and nobody has signed.
  case stop(Int)
}

extension History {
  /// Enters the scenes of the last morning.
  func planLastMorning() {
    agenda.enter(.scene(.holds), at: end - 990 * 60)
    agenda.enter(.scene(.lift), at: end - 965 * 60)
    agenda.enter(.scene(.request), at: end - 80 * 60)
    agenda.enter(.scene(.walk), at: end - 57 * 60)
    agenda.enter(.scene(.leak), at: end - 43 * 60)
    for stop in 1...LastMorning.stops {
      let minutes = 57 - stop * 38 / LastMorning.stops
      agenda.enter(.scene(.stop(stop)), at: end - Int64(minutes * 60))
    }
  }

  func perform(_ scene: Scene) throws {
    switch scene {
    case .holds: try holdForEveryReason()
    case .lift: try stopLift()
    case .request: try request()
    case .leak: try leak()
    case .walk:
      guard let walked = routes.first(where: { $0.route.code == LastMorning.route }) else { return }
      lastMorning.walker = onDuty([.worker, .administrator], campus: walked.route.campus)
      guard let walker = lastMorning.walker else { return }
      lastMorning.round = try give(StartRound(route: walked.route.code), by: walker).number
    case .stop(let position): try walk(to: position)
    }
  }

  /// A caller reports a leak that nobody takes in time, so that the crew leader is told.
  private func leak() throws {
    let leak = material.defects.first {
      $0.category == "plumbing" && $0.priority == .p2 && ["teaching", "*"].contains($0.kind)
        && !majorFaults.contains($0)
    }
    guard let leak, let grounds = university.grounds.first,
      let place = grounds.places(of: "teaching").first(where: { $0.path == "NH/JX1" })
        ?? grounds.places(of: "teaching").first,
      let index = try log(leak, at: place, on: grounds, byCaller: true)
    else { return }
    jobs[index].staysUnsigned = true
  }

  private func walk(to position: Int) throws {
    guard let walker = lastMorning.walker,
      let walked = routes.first(where: { $0.route.code == LastMorning.route }),
      let stop = walked.stops.first(where: { $0.position == position })
    else { return }
    let answering = Answering(
      configuration: configuration, material: material, end: end,
      month: university.zone.local(now).date.month)
    for item in answering.items(at: stop) {
      let smells = position == LastMorning.stops && item.major
      let smell = material.findings(of: item.id, category: item.category).first
      let answer = try give(
        AnswerItem(
          round: lastMorning.round, stop: position, item: item.id,
          answer: smells
            ? .fail : answering.good(item, at: position, zone: university.zone, random: &random),
          words: smells ? smell?.text ?? "" : ""),
        by: walker)
      guard smells, let number = answer.order else { continue }
      return try followSmell(number)
    }
  }

  /// The electrician on duty takes it at once; the supervisor who was told has not signed yet.
  private func followSmell(_ number: String) throws {
    let file = try engine.ask(now: now) { try $0.orderFile(number) }
    let index = keep(found: file)
    jobs[index].staysUnsigned = true
    jobs[index].plan.declines = false
    jobs[index].plan.moves = false
    jobs[index].plan.waitings = []
    jobs[index].plan.arriveAfter = 6 * 60
    jobs[index].plan.work = 86_400
    enter(.job(index, .accept), after: 70)
  }

  /// The last order in work asks for an extension.
  private func request() throws {
    for index in jobs.indices.reversed() where jobs[index].priority == .p3 {
      guard jobs[index].extensions == 0 else { continue }
      let file = try file(index)
      guard file.order.stage == .inProgress, let person = worker(of: file),
        let member = university.members[person], university.isOnDuty(member, at: now)
      else { continue }
      return try askExtension(file, index, days: 4, by: person)
    }
  }

  /// The last moment: what is due happens, and what is signed in time is signed.
  func close(on outer: Engine) throws {
    try run(before: end + 1, on: outer)
    try outer.moveClock(to: end)
  }
}
