import WorkOrderEngine

/// Which routes are walked when, and what their rounds find.
extension History {
  /// Enters the walks of a day: daily routes every morning, weekly ones on their days, on the days
  /// of a heightened watch, and at the end of a week that still owes rounds.
  func planRounds(on day: CalendarDate) throws {
    for (index, walked) in routes.enumerated() {
      let start = university.instant(day, minute: 0) + startOfWalk(walked.route)
      guard start > now, start < end else { continue }
      guard try isWalked(walked, on: day) else { continue }
      agenda.enter(.round(.start(index)), at: start)
    }
  }

  private func startOfWalk(_ route: Route) -> Int64 {
    route.per == .day ? random.minutes(380...640) : random.minutes(515...880)
  }

  private func isWalked(_ walked: WalkedRoute, on day: CalendarDate) throws -> Bool {
    let isLastWeek = day.isoWeek == university.zone.local(end).date.isoWeek
    // The remote campus has not been walked this week, and the others are done by today.
    if isLastWeek, walked.route.per == .week {
      if walked.route.code == "XS-R1" || day.weekday >= 5 { return false }
    }
    if walked.route.per == .day {
      let isMissed = random.chance(day.weekday > 5 ? 45 : 16)
      return isLastWeek || !isMissed
    }
    let standing = try engine.ask(now: now) { try $0.standing(of: walked.route) }
    if standing.suspension != nil { return false }
    let missed = walked.route.code == "XS-R1" ? 130 : 40
    if standing.watch != nil { return !random.chance(60) }
    if walked.weekdays.contains(day.weekday) { return isLastWeek || !random.chance(missed) }
    return day.weekday >= 5 && standing.quota.lacking > 0 && !random.chance(450)
  }

  /// Somebody on duty starts a walk; it is recorded when it has ended.
  func perform(_ part: RoundPart) throws {
    switch part {
    case .start(let index):
      let walked = routes[index]
      let campus = walked.route.campus
      let pace =
        random.chance(22) && !isLastWeek(now)
        ? random.number(in: 60...95) : random.number(in: 108...165)
      let length = max(600, walked.route.floor) * Int64(pace) / 100
      let roles: [Role] = [.worker, .administrator]
      guard let walker = onDuty(roles, campus: campus, for: length) else {
        // Whoever is about to leave begins no walk; the next shift does.
        guard onDuty(roles, campus: campus) != nil else { return }
        return agenda.enter(.round(.start(index)), at: now + random.minutes(20...50))
      }
      var walk = Walk(
        route: walked.route, walker: walker, started: now, finished: now + length)
      let day = university.zone.local(now).date
      // What heightened watch looks like: three findings on the day before the end.
      if walked.route.code == "YX-R1", day.weekday == 4,
        day.isoWeek == university.zone.local(end).date.isoWeek
      {
        walk.findings = 3
      }
      if walk.finished < end { agenda.enter(.round(.finish(index, walk)), at: walk.finished) }
    case .finish(let index, let walk): try record(walk, of: routes[index])
    }
  }

  /// The week that the user finds was walked well; what is owed in it, is owed.
  private func isLastWeek(_ instant: Instant) -> Bool {
    university.zone.local(instant).date.isoWeek == university.zone.local(end).date.isoWeek
  }

  private func record(_ walk: Walk, of walked: WalkedRoute) throws {
    let answering = Answering(
      configuration: configuration, material: material, end: end,
      month: university.zone.local(now).date.month, isFlawless: isLastWeek(now))
    let stops = answering.stops(
      of: walk, at: walked.stops, zone: university.zone, random: &random)
    let answer = try give(
      RecordRound(
        route: walk.route.code, started: walk.started, finished: walk.finished, stops: stops,
        reason: text(.skip, ["walk"])),
      by: walk.walker)
    for number in answer.orders { try follow(number) }
    guard answer.round.state == .incomplete, random.chance(550),
      let administrator = onDuty([.administrator], campus: walk.route.campus)
    else { return }
    try give(ExcuseStop(round: answer.round.number, reason: text(.excuse)), by: administrator)
  }

  /// Keeps an order that a finding opened, and answers its index.
  func keep(found file: OrderFile) -> Int {
    let report = file.order.report
    let findings = material.findings(of: report.finding?.item ?? "", category: report.category)
    let finding = findings.first { $0.isTold(in: report.text) } ?? findings.first
    let defect = Defect(
      category: report.category, part: finding?.part ?? "", kind: report.kind ?? "general",
      priority: report.priority, isMajor: file.order.markedMajor != nil, text: report.text)
    let index = keep(
      file.number, defect, kind: defect.kind, campus: file.campus, hasCaller: false)
    jobs[index].isMajor = defect.isMajor
    jobs[index].plan.fate = .repaired
    noticeOpen(index)
    return index
  }

  /// Takes up an order that a finding opened; one that was open already goes its own way.
  func follow(_ number: String) throws {
    guard index(of: number) == nil else { return }
    let file = try engine.ask(now: now) { try $0.orderFile(number) }
    let index = keep(found: file)
    if file.order.stage == .completed {
      urgent.remove(index)
      enter(.judge, on: index, after: jobs[index].plan.judgeAfter)
    } else {
      begin(index)
    }
  }
}

/// A part of a round.
enum RoundPart {
  case start(Int)
  case finish(Int, Walk)
}
