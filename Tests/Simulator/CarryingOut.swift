import WorkOrderEngine

extension SimulatedWorld {
  /// Turns a step into the command that it means here, and gives it.
  func carryOut(_ step: Step) throws {
    let happened = step.late > 0 ? Instant(seconds: now.seconds - step.late) : nil
    switch step.deed {
    case .log(let logging): try log(logging, step, happened)
    case .order(let index, let deed, let value):
      guard !orders.isEmpty else { return }
      try carryOut(deed, on: orders[index % orders.count], value, step, happened)
    case .walk(let route, let minutes, let failures, let isComplete):
      try walk(route, minutes, failures, isComplete, step, ended: happened ?? now)
    case .round(let route, let deed, let value):
      try carryOut(deed, route: route, value, step, happened)
    case .office(let deed, let value): try carryOut(deed, value, step)
    case .handover(let deed, let value): try carryOut(deed, value, step)
    case .suspend(let route, let after, let days):
      let from = zone.local(now).date.adding(days: after)
      _ = try give(
        SuspendRoute(
          route: code(route), from: from, to: from.adding(days: days), reason: "封闭"), for: step)
    case .lift(let route):
      let first = try engine.ask(now: now) { snapshot in
        try snapshot.suspensions(of: try snapshot.route(named: code(route))).first
      }
      guard let first else { return }
      _ = try give(
        LiftSuspension(route: code(route), from: first.days.from, reason: "开放"), for: step)
    case .endWatch(let route):
      _ = try give(EndWatch(route: code(route), reason: "已处理"), for: step)
    case .configure(let variant):
      _ = try engine.apply(
        try SimulatedCampus.configuration(variant),
        by: Actor(person: staff[step.who % staff.count]), now: now)
    case .tick: _ = try engine.tick(now: now)
    }
    if case .order = step.deed { return }
    orders = try allOrders()
  }

  func code(_ route: Int) -> String {
    SimulatedCampus.routes[route % SimulatedCampus.routes.count]
  }

  private func log(_ logging: Logging, _ step: Step, _ happened: Instant?) throws {
    let categories = [
      "lighting", "plumbing", "electrical", "lift", "joinery", "other",
    ]
    let priorities = Priority.allCases
    _ = try give(
      LogDefect(
        place: SimulatedCampus.places[logging.place % SimulatedCampus.places.count],
        category: categories[logging.category % categories.count],
        priority: logging.priority == 0
          ? nil : priorities[(logging.priority - 1) % priorities.count],
        major: logging.isMajor, text: "灯管不亮 \(commands)", reporter: "学生", contact: "555-0101",
        appointment: logging.appointment.map { now + $0 }, agreed: logging.agreed.map { now + $0 },
        done: logging.isDone ? Completion(cause: "松动", remedy: "紧固") : nil, happened: happened),
      for: step)
  }

  /// Brings in a round, with so many failed items, or with its last stop not reached.
  private func walk(
    _ route: Int, _ minutes: Int64, _ failures: Int, _ isComplete: Bool, _ step: Step,
    ended: Instant
  ) throws {
    let (stops, configuration) = try engine.ask(now: now) { snapshot in
      (
        try snapshot.stops(of: try snapshot.route(named: code(route))),
        try snapshot.rulebook().configuration
      )
    }
    var failing = failures
    let started = Instant(seconds: ended.seconds - minutes * 60)
    let walked = stops.enumerated().map { index, stop in
      if !isComplete && index == stops.count - 1 {
        return RecordRound.Stop(position: stop.position, answers: [], skipReason: "上锁")
      }
      let answers = stop.items.map { id in
        var answer = configuration.checklist(stop.checklist)?.item(id)?.passing ?? .pass
        if failing > 0 {
          failing -= 1
          answer = .fail
        }
        return RecordRound.Answered(item: id, answer: answer, at: started + 60)
      }
      return RecordRound.Stop(position: stop.position, answers: answers)
    }
    _ = try give(
      RecordRound(
        route: code(route), started: started, finished: ended, stops: walked, reason: "下雨"),
      for: step)
  }
}

extension CheckItem {
  /// An answer with which nothing is wrong.
  var passing: CheckAnswer {
    switch kind {
    case .passFail: .pass
    case .reading(_, let min, let max): .value(min ?? max ?? 1)
    case .expiry: .date(CalendarDate(dayNumber: 60_000))
    }
  }
}
