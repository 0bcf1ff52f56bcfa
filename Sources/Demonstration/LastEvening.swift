import WorkOrderEngine

/// The evening before the last morning: what the user finds going on.
extension History {
  /// Some order that is in work waits for each reason that no order waits for yet.
  func holdForEveryReason() throws {
    var open: [(index: Int, file: OrderFile)] = []
    for index in jobs.indices.suffix(500) {
      let file = try file(index)
      if file.order.stage.awaitsRepair { open.append((index, file)) }
    }
    // What wakes at the opening of the last morning is no more by then.
    let standing = Set(
      open.compactMap { $0.file.order.standingHold }.filter { $0.wakes.map { $0 > end } ?? true }
        .compactMap(\.reason))
    var taken: Set<Int> = []
    for reason in HoldReason.allCases where !standing.contains(reason) {
      let held = try open.first { index, file in
        try !taken.contains(index) && jobs[index].priority > .p2 && file.order.stage != .onHold
          && hold(file, index, for: reason)
      }
      if let held { taken.insert(held.index) } else { try report(waitingFor: reason) }
    }
  }

  /// Where nothing in work can wait for a reason, a caller reports what will, within the hour.
  private func report(waitingFor reason: HoldReason) throws {
    for grounds in university.grounds {
      for fault in minorFaults where fault.priority == .p3 && isFresh(fault, in: month) {
        let campus = grounds.campus.id
        let remedy = material.remedies(of: fault.part, category: fault.category).first
        guard let place = random.pick(grounds.places(for: fault)), !Grounds.isClosed(place),
          university.contractor(for: fault.category, campus: campus) == nil,
          var waiting = material.waitings(
            [fault.category, fault.part, place.kind], for: remedy, in: month
          ).first(where: { $0.reason == reason }),
          let index = try log(fault, at: place, on: grounds, byCaller: true)
        else { continue }
        waiting.days = max(3, waiting.days)
        jobs[index].plan.remedy = remedy
        jobs[index].plan.waitings = [waiting]
        (jobs[index].plan.fate, jobs[index].plan.sightedAfter) = (.repaired, nil)
        (jobs[index].plan.declines, jobs[index].plan.moves) = (false, false)
        (jobs[index].plan.acceptAfter, jobs[index].plan.arriveAfter) = (8 * 60, 25 * 60)
        return begin(index)
      }
    }
  }

  private func hold(_ file: OrderFile, _ index: Int, for reason: HoldReason) throws -> Bool {
    let waiting = material.waitings(
      jobs[index].subject, for: jobs[index].plan.remedy, in: month
    ).first { $0.reason == reason }
    // Whoever works on it, or for one who has gone home the desk.
    let present = worker(of: file).flatMap { id in
      university.members[id].flatMap { university.isOnDuty($0, at: now) ? id : nil }
    }
    guard let waiting, canWait(file, for: reason),
      let person = present ?? onDuty([.dispatcher, .shiftLeader], campus: jobs[index].campus)
    else { return false }
    try give(hold(file, index, for: waiting, days: max(2, waiting.days)), by: person)
    jobs[index].plan.waitings = []
    return true
  }

  /// A lift stops with people inside, on the second campus.
  func stopLift() throws {
    let fault = majorFaults.first { $0.category == "lift" && $0.priority == .p1 }
    guard let fault, let grounds = university.grounds.dropFirst().first,
      let place = random.pick(grounds.places(for: fault)),
      let index = try log(fault, at: place, on: grounds, byCaller: true)
    else { return }
    jobs[index].plan.declines = false
    jobs[index].plan.moves = false
    jobs[index].plan.waitings = []
    jobs[index].plan.arriveAfter = 14 * 60
    jobs[index].plan.work = 86_000
    beSigned(index)
    enter(.job(index, .accept), after: 3 * 60)
  }
}
