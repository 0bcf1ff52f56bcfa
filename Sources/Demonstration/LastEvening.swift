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
    let standing = Set(open.compactMap { $0.file.order.standingHold?.reason })
    var taken: Set<Int> = []
    for reason in HoldReason.allCases where !standing.contains(reason) {
      for (index, file) in open
      where !taken.contains(index) && jobs[index].priority > .p2 && file.order.stage != .onHold {
        guard try hold(file, index, for: reason) else { continue }
        taken.insert(index)
        break
      }
    }
  }

  private func hold(_ file: OrderFile, _ index: Int, for reason: HoldReason) throws -> Bool {
    let job = jobs[index]
    let waiting = material.waitings(category: job.category, kind: job.kind)
      .first { $0.reason == reason }
    guard let waiting, let person = worker(of: file) else { return false }
    let day = university.zone.local(now).date.adding(days: max(2, waiting.days))
    try give(
      HoldOrder(order: file.number, reason: reason, note: waiting.text, wakeOn: day), by: person)
    jobs[index].plan.waitings = []
    return true
  }

  /// A lift stops with people inside, on the second campus.
  func stopLift() throws {
    let fault = majorFaults.first { $0.category == "lift" && $0.priority == .p1 }
    guard let fault, let grounds = university.grounds.dropFirst().first,
      let place = random.pick(grounds.places(for: fault)),
      let index = try log(fault, at: place, on: grounds.campus, byCaller: true)
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
