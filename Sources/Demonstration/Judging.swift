import WorkOrderEngine

/// What follows a repair: verifying, telling, rating, reopening; and extensions before it.
extension History {
  /// Why something is repaired once more: it broke again.
  static let again = "again"
  /// Why something is repaired once more: not for the repair, but for how it was done.
  static let manners = "manners"

  func judge(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .completed, jobs[index].plan.judgement != .silent else { return }
    let roles: [Role] = random.chance(600) ? [.frontDesk, .administrator] : [.administrator]
    let person = onDuty(roles, campus: jobs[index].campus, besides: repairers(of: file))
    guard let person else { return try judgeLater(file, index) }
    guard jobs[index].plan.judgement == .refused else {
      try give(VerifyOrder(order: file.number), by: person)
      if let after = jobs[index].plan.reopensAfter { enter(.reopen, on: index, after: after) }
      return
    }
    jobs[index].plan.judgement = .verified
    jobs[index].plan.judgeAfter = random.mostlyShort(30...900)
    let subject = jobs[index].subject
    // Of some things nobody says that they broke again.
    let isAgain =
      random.chance(700) && !material.comments(.refusal, subject, in: month).isEmpty
    jobs[index].rework = isAgain ? Self.again : Self.manners
    noticeOpen(index)
    let reason = text(.refusal, isAgain ? subject : [Self.manners])
    try give(RefuseVerification(order: file.number, reason: reason), by: person)
    enter(.complete, on: index, after: random.mostlyShort(50...1_400))
  }

  /// Whether another order in the same words is open: then that one tells of it.
  private func hasOpenTwin(_ index: Int) throws -> Bool {
    try jobs.indices.suffix(2_000).contains { other in
      other != index && jobs[other].words == jobs[index].words
        ? try file(other).order.stage.isOpen : false
    }
  }

  /// Who repaired it, and so judges nothing of it: an administrator does on a round.
  private func repairers(of file: OrderFile) -> Set<Int64> {
    Set(file.events.filter { $0.change.kind == .completed }.map(\.by))
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
    let note = text(.told, took(file) > Self.long ? ["slow"] : [])
    try give(TellReporter(order: file.number, note: note), by: person)
    // Who will not accept the repair praises nothing before.
    if jobs[index].plan.rates, jobs[index].plan.judgement != .refused {
      jobs[index].plan.rates = false
      enter(.rate, on: index, after: random.minutes(1...4))
    }
  }

  func rate(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .completed || file.order.stage == .closed,
      let person = onDuty(
        [.frontDesk, .administrator], campus: jobs[index].campus, besides: repairers(of: file))
    else { return }
    let isPoor = file.order.rework > 0 || took(file) > 5 * 86_400
    let weights = isPoor ? [14, 22, 30, 22, 12] : [2, 3, 10, 30, 55]
    let rating = 1 + (random.index(weights: weights) ?? 4)
    let note = random.chance(350) ? text(.rating, [opinion(file, rating: rating)]) : ""
    try give(RateOrder(order: file.number, rating: rating, note: note), by: person)
  }

  /// A repair that took longer than this, in seconds, took long for whoever waited.
  private static let long: Int64 = 3 * 86_400

  /// From the report, or from when it was opened once more.
  private func took(_ file: OrderFile) -> Int64 {
    (file.order.current.completed ?? now) - file.order.current.start
  }

  /// What there is to say of a repair, in the word by which texts are chosen.
  private func opinion(_ file: OrderFile, rating: Int) -> String {
    if file.order.rework > 0 { return "rework" }
    if took(file) > Self.long { return "slow" }
    if rating <= 3 { return rating == 3 ? "fair" : "poor" }
    guard let arrived = file.order.current.arrived else { return "good" }
    if university.zone.local(arrived).secondOfDay < 6 * 3_600 { return "night" }
    return arrived - file.order.current.start < 3_600 ? "fast" : "good"
  }

  func reopen(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage == .closed, let closed = file.order.current.closed,
      now - closed < 29 * 86_400,
      let person = onDuty([.frontDesk, .dispatcher, .administrator], campus: jobs[index].campus),
      try !hasOpenTwin(index)
    else { return }
    stands(jobs[index].words)
    jobs[index].plan.reopensAfter = nil
    jobs[index].plan.asksExtension = false
    jobs[index].plan.judgement = .verified
    jobs[index].rework = Self.again
    noticeOpen(index)
    let reason = text(.reopen, jobs[index].subject)
    try give(ReopenOrder(order: file.number, reason: reason), by: person)
    enter(.accept, on: index, after: random.mostlyShort(5...200))
  }

  /// So many days from now, and later than the order is due: an extension never comes before that.
  private func dayOfExtension(of file: OrderFile, days: Int) throws -> CalendarDate {
    let due = try engine.ask(now: now) { snapshot in
      try snapshot.orderRow(file.number).clocks.first { $0.kind == .complete }?.due
    }
    return university.zone.local(max(now, due ?? now)).date.adding(days: days)
  }

  func askExtension(_ file: OrderFile, _ index: Int) throws {
    guard file.order.stage.awaitsRepair, file.order.current.extensionAsked == nil,
      file.order.current.extensionApproved == nil,
      let person = try workerOnDuty(file, index, .askExtension)
    else { return }
    try askExtension(file, index, days: random.number(in: 4...9), by: person)
    enter(.decideExtension, on: index, after: random.mostlyShort(20...600))
  }

  /// Asks for so many days more, because of what the order waited for last.
  func askExtension(_ file: OrderFile, _ index: Int, days: Int, by person: Int64) throws {
    let day = try dayOfExtension(of: file, days: days)
    jobs[index].extensions += 1
    let hold = file.order.holds.last { $0.cycle == file.order.cycle }
    let reason = text(
      .extension, [hold?.reason?.rawValue ?? "none"],
      ["part": jobs[index].plan.remedy?.used ?? ""])
    try give(
      AskExtension(
        order: file.number, until: university.instant(day, minute: 18 * 60), reason: reason),
      by: person)
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
