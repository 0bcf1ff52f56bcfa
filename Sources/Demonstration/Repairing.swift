import WorkOrderEngine

/// What becomes of an order, step by step, by people who are on duty.
extension History {
  /// Does one step of an order, or puts it off to when it can be done.
  func perform(_ act: Act, on index: Int) throws {
    let file = try file(index)
    notice(file, index)
    switch act {
    case .accept: try accept(file, index)
    case .agree: try agree(file, index)
    case .arrive: try arrive(file, index)
    case .makeSafe: try makeSafe(file, index)
    case .comment: try comment(file, index)
    case .hold: try hold(file, index)
    case .askExtension: try askExtension(file, index)
    case .decideExtension: try decideExtension(file, index)
    case .complete: try complete(file, index)
    case .judge: try judge(file, index)
    case .tell: try tell(file, index)
    case .rate: try rate(file, index)
    case .reopen: try reopen(file, index)
    case .cancel: try cancel(file, index)
    case .sight: try sight(file, index)
    }
  }

  /// Enters the next step of an order, by day unless the order is urgent; nobody is called at night.
  func enter(_ act: Act, on index: Int, after seconds: Int64) {
    var at = now + seconds
    if !jobs[index].isUrgent || [.tell, .rate, .sight].contains(act) {
      let open = university.daytime(from: at)
      if open > at { at = open + random.minutes(2...(act == .tell ? 30 : 90)) }
    }
    agenda.enter(.job(index, act), at: at)
  }

  private func accept(_ file: OrderFile, _ index: Int) throws {
    guard [.reported, .dispatched].contains(file.order.stage) else { return }
    guard let person = try hands(file, index, .accept) else { return }
    if case .person = file.order.holder {
      if jobs[index].plan.declines, !colleagues(of: person).isEmpty {
        jobs[index].plan.declines = false
        jobs[index].decliner = person
        try give(DeclineOrder(order: file.number, reason: text(.decline)), by: person)
        return enter(.job(index, .accept), after: random.minutes(6...45))
      }
      if jobs[index].plan.moves, try move(file, index, from: person) {
        jobs[index].plan.moves = false
        return enter(.job(index, .accept), after: random.minutes(4...30))
      }
    }
    try give(AcceptOrder(order: file.number), by: person)
    if jobs[index].priority == .p5 { enter(.agree, on: index, after: random.minutes(20...900)) }
    enter(.arrive, on: index, after: fitting(jobs[index].plan.arriveAfter, for: person))
  }

  private func agree(_ file: OrderFile, _ index: Int) throws {
    let campus = jobs[index].campus
    guard file.order.stage.awaitsRepair,
      let person = onDuty([.administrator, .dispatcher, .shiftLeader], campus: campus)
    else { return }
    let day = university.zone.local(now).date.adding(days: random.number(in: 28...45))
    try give(
      AgreeTime(order: file.number, until: university.instant(day, minute: 17 * 60)), by: person)
  }

  private func arrive(_ file: OrderFile, _ index: Int) throws {
    guard [.dispatched, .accepted].contains(file.order.stage) else { return }
    guard let person = try hands(file, index, .arrive) else { return }
    try give(ArriveAtOrder(order: file.number), by: person)
    if jobs[index].priority == .p1 || jobs[index].isMajor {
      enter(.job(index, .makeSafe), after: random.mostlyShort(4...100))
    }
    if jobs[index].plan.comments > 0 {
      enter(.job(index, .comment), after: random.minutes(3...20))
    }
    if !jobs[index].plan.waitings.isEmpty {
      enter(.job(index, .hold), after: random.minutes(21...50))
    } else {
      enter(.complete, on: index, after: fitting(jobs[index].plan.work, for: person))
    }
    if jobs[index].plan.asksExtension {
      enter(.askExtension, on: index, after: random.minutes(55...200))
    }
  }

  private func makeSafe(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .inProgress, file.order.current.madeSafe == nil,
      let person = worker(of: file)
    else { return }
    try give(MakeOrderSafe(order: file.number), by: person)
  }

  private func comment(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .inProgress,
      let person = try workerOnDuty(file, index, .comment)
    else { return }
    let words = text(.comment, jobs[index].subject)
    try give(CommentOrder(order: file.number, text: words), by: person)
  }

  /// The order waits for what the plan says; it wakes by itself.
  private func hold(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .inProgress, !jobs[index].plan.waitings.isEmpty,
      let person = try workerOnDuty(file, index, .hold)
    else { return }
    let waiting = jobs[index].plan.waitings.removeFirst()
    guard canWait(file, for: waiting.reason) else {
      let work = fitting(jobs[index].plan.work, for: person)
      return enter(jobs[index].plan.waitings.isEmpty ? .complete : .hold, on: index, after: work)
    }
    let days = max(1, waiting.days - 1 + random.below(3))
    try give(hold(file, index, for: waiting, days: days), by: person)
    guard let wakes = try self.file(index).order.standingHold?.wakes else { return }
    let back = wakes - now + random.mostlyShort(20...420)
    if jobs[index].plan.waitings.isEmpty {
      enter(.complete, on: index, after: back + random.mostlyShort(20...180))
    } else {
      enter(.hold, on: index, after: back)
    }
  }

  private func complete(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage.awaitsRepair, file.order.stage != .onHold else { return }
    guard let person = try hands(file, index, .complete) else { return }
    if file.order.stage == .dispatched {
      // A colleague has taken it over in the middle of the work.
      try give(ArriveAtOrder(order: file.number), by: person)
      return enter(.complete, on: index, after: random.minutes(12...80))
    }
    guard let remedy = jobs[index].plan.remedy else { return }
    let minutes = jobs[index].isUrgent ? 20...240 : 10...150
    let rework = jobs[index].rework
    try give(
      CompleteOrder(
        order: file.number,
        completion: Completion(
          cause: rework.map { text(.reworkCause, [$0]) } ?? remedy.cause,
          remedy: rework.map { text(.rework, [$0], ["remedy": remedy.remedy]) } ?? remedy.remedy,
          minutes: Int(random.mostlyShort(minutes) / 300 * 5) + 5,
          parts: rework == Self.manners ? [] : remedy.used.map { [$0] } ?? [])),
      by: person)
    urgent.remove(index)
    enter(.judge, on: index, after: jobs[index].plan.judgeAfter)
    if jobs[index].hasCaller { enter(.tell, on: index, after: jobs[index].plan.tellAfter) }
  }

  /// The repair is cancelled by the desk, or the reporter takes the report back.
  private func cancel(_ file: OrderFile, _ index: Int) throws {
    guard [.reported, .dispatched].contains(file.order.stage) else { return }
    let roles: [Role] = [.frontDesk, .dispatcher, .administrator]
    guard let person = onDuty(roles, campus: jobs[index].campus) else {
      return enter(.accept, on: index, after: 600)
    }
    urgent.remove(index)
    if jobs[index].plan.fate == .withdrawn {
      try give(
        WithdrawOrder(order: file.number, reason: text(.withdraw, jobs[index].subject)), by: person)
    } else {
      try give(
        CancelOrder(order: file.number, reason: text(.cancel, jobs[index].subject)), by: person)
    }
  }

  private func sight(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage.awaitsRepair,
      let person = onDuty([.frontDesk, .dispatcher], campus: jobs[index].campus)
    else { return }
    let words = text(.sight, jobs[index].subject)
    try give(SightDefect(order: file.number, text: words), by: person)
  }
}
