import WorkOrderEngine

/// What follows a repair: verifying, telling, rating, reopening; and extensions before it.
extension History {
  func judge(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .completed, jobs[index].plan.judgement != .silent else { return }
    let roles: [Role] = random.chance(600) ? [.frontDesk, .administrator] : [.administrator]
    guard let person = onDuty(roles, campus: jobs[index].campus) else {
      return try judgeLater(file, index)
    }
    guard jobs[index].plan.judgement == .refused else {
      try give(VerifyOrder(order: file.number), by: person)
      if let after = jobs[index].plan.reopensAfter { enter(.reopen, on: index, after: after) }
      return
    }
    jobs[index].plan.judgement = .verified
    jobs[index].plan.judgeAfter = random.mostlyShort(30...900)
    try give(RefuseVerification(order: file.number, reason: text(.refusal)), by: person)
    enter(.complete, on: index, after: random.mostlyShort(50...1_400))
  }

  /// Nobody is there to judge; what is not judged in time closes by itself.
  private func judgeLater(_ file: OrderFile, _ index: Int) throws {
    guard let completed = file.order.current.completed, now - completed < 2 * 86_400 else {
      return
    }
    enter(.judge, on: index, after: random.minutes(50...150))
  }

  func tell(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .completed || file.order.stage == .closed, file.order.told == nil
    else { return }
    let roles: [Role] = [.frontDesk, .dispatcher, .administrator]
    guard let person = onDuty(roles, campus: jobs[index].campus) else {
      return enter(.tell, on: index, after: random.minutes(60...240))
    }
    try give(TellReporter(order: file.number, note: text(.told)), by: person)
    if jobs[index].plan.rates {
      jobs[index].plan.rates = false
      enter(.rate, on: index, after: random.minutes(1...4))
    }
  }

  func rate(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .completed || file.order.stage == .closed,
      let person = onDuty([.frontDesk, .administrator], campus: jobs[index].campus)
    else { return }
    let took = (file.order.current.completed ?? now) - file.order.reported
    let isPoor = file.order.rework > 0 || took > 5 * 86_400
    let weights = isPoor ? [14, 22, 30, 22, 12] : [2, 3, 10, 30, 55]
    let note = random.chance(350) ? text(.rating) : ""
    let rating = 1 + (random.index(weights: weights) ?? 4)
    try give(RateOrder(order: file.number, rating: rating, note: note), by: person)
  }

  func reopen(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .closed, let closed = file.order.current.closed,
      now - closed < 29 * 86_400,
      let person = onDuty([.frontDesk, .dispatcher, .administrator], campus: jobs[index].campus)
    else { return }
    jobs[index].plan.reopensAfter = nil
    jobs[index].plan.judgement = .verified
    try give(ReopenOrder(order: file.number, reason: text(.reopen)), by: person)
    enter(.accept, on: index, after: random.mostlyShort(5...200))
  }

  /// So many days from now, and later than the order is due: an extension never comes before that.
  func dayOfExtension(of file: OrderFile, days: Int) throws -> CalendarDate {
    let due = try engine.ask(now: now) { snapshot in
      try snapshot.orderRow(file.number).clocks.first { $0.kind == .complete }?.due
    }
    return university.zone.local(max(now, due ?? now)).date.adding(days: days)
  }

  func askExtension(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage.awaitsRepair, file.order.current.extensionAsked == nil,
      file.order.current.extensionApproved == nil, let person = worker(of: file)
    else { return }
    let day = try dayOfExtension(of: file, days: random.number(in: 4...9))
    jobs[index].extensions += 1
    try give(
      AskExtension(
        order: file.number, until: university.instant(day, minute: 18 * 60),
        reason: text(.extension)),
      by: person)
    enter(.decideExtension, on: index, after: random.mostlyShort(20...600))
  }

  func decideExtension(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage.awaitsRepair, file.order.current.extensionAsked != nil else { return }
    guard let person = onDuty([.supervisor], campus: jobs[index].campus) else {
      return enter(.decideExtension, on: index, after: random.minutes(30...120))
    }
    let approve = random.chance(800)
    try give(
      DecideExtension(order: file.number, approve: approve, reason: approve ? "" : text(.denial)),
      by: person)
  }
}
