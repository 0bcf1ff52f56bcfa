import WorkOrderEngine

extension SimulatedWorld {
  /// What must hold of an order after every step that touched it.
  func checkOrder(_ number: String) throws {
    // The engine's now, which is never before its last event: the caller's may have been set back.
    let (problems, view, present) = try engine.ask(now: now) { snapshot in
      (try snapshot.orderProblems(number), try snapshot.orderView(number), snapshot.now)
    }
    if let first = problems.first {
      throw BrokenRule(
        rule: "cached rows are those of a replay",
        what: "\(first.place): \(first.found), should be \(first.expected)")
    }
    try checkExplanations(view, at: present)
    try checkHold(view, at: present)
    try checkLevels(view)
    try checkCustody(view, at: present)
  }

  private func checkExplanations(_ view: OrderView, at present: Instant) throws {
    for clock in view.clocks {
      let explanation = clock.run.explain(at: present)
      var sum: Int64 = 0
      for line in explanation.lines {
        sum += line.seconds
        guard line.sum == sum else {
          throw BrokenRule(
            rule: "the explanation adds up",
            what: "\(view.file.number) \(clock.kind): \(line) after \(sum)")
        }
      }
      let allowance: Int64? =
        switch explanation.target {
        case .clock(let seconds), .working(let seconds):
          clock.run.extension == nil ? seconds : nil
        case .workingDays, .agreed: nil
        }
      let due = clock.run.due(at: present)
      guard explanation.due == due, explanation.lines.last?.to == due.due,
        allowance.map({ $0 == sum }) ?? true
      else {
        throw BrokenRule(
          rule: "the explanation adds up",
          what: "\(view.file.number) \(clock.kind) \(clock.run.target.text): ends \(sum)")
      }
    }
  }

  /// On hold, the completion clock is neither late nor escalated.
  private func checkHold(_ view: OrderView, at present: Instant) throws {
    let (number, order) = (view.file.number, view.order)
    guard let hold = order.standingHold else {
      holds[number] = nil
      return
    }
    let word = view.currentClocks.first { $0.kind == .complete }?.word(at: present)
    let escalated = order.escalations.count { $0.escalated.ladder == ClockKind.complete.rawValue }
    let before = holds[number].flatMap { $0.start == hold.start ? $0.escalated : nil }
    holds[number] = (hold.start, escalated)
    guard word.map({ $0 == .onHold }) ?? true, before.map({ $0 == escalated }) ?? true else {
      throw BrokenRule(
        rule: "on hold the completion clock is neither late nor escalated",
        what: "\(number) is \(word.map { $0.rawValue } ?? "-"), escalated \(escalated) times")
    }
  }

  /// Each level once a cycle; the levels of one clock from the lowest up.
  private func checkLevels(_ view: OrderView) throws {
    struct Rung: Hashable { var cycle: Int, ladder: String }
    var heights: [Rung: [Int]] = [:]
    let policy = view.surroundings.rulebook.configuration.escalation
    for fired in view.order.escalations.sorted(by: { $0.sequence < $1.sequence })
    where !fired.escalated.onward {
      heights[Rung(cycle: fired.cycle, ladder: fired.escalated.ladder), default: []].append(
        policy.height(ladder: fired.escalated.ladder, level: fired.escalated.level))
    }
    for (rung, heights) in heights where zip(heights, heights.dropFirst()).contains(where: >=) {
      throw BrokenRule(
        rule: "each level fires once, from the lowest up",
        what: "\(view.file.number) \(rung.ladder) in cycle \(rung.cycle): \(heights)")
    }
  }

  /// Somebody holds an order in each of its seconds.
  private func checkCustody(_ view: OrderView, at present: Instant) throws {
    let order = view.order
    let end = order.stage.isOpen ? present : order.current.closed ?? present
    let shares = order.custodyShares(at: present).reduce(0) { $0 + $1.seconds }
    let isOrdered = zip(order.custody, order.custody.dropFirst()).allSatisfy { $0.from <= $1.from }
    guard isOrdered, order.custody.first?.from == order.reported, shares == end - order.reported
    else {
      throw BrokenRule(
        rule: "each second of an order has one holder",
        what: "\(view.file.number): \(shares) of \(end - order.reported) s")
    }
  }
}
