public import ServiceClock

/// What happens to an order by itself, and when.
public enum DueStep: Hashable, Sendable {
  /// A hold's wake date has come.
  case wake(Instant)
  /// The acceptance period after completion has ended.
  case accept(Instant)
  case escalate(DueLevel)

  /// When it was due.
  public var at: Instant {
    switch self {
    case .wake(let at), .accept(let at): at
    case .escalate(let level): level.at
    }
  }
}

/// An order with everything that is derived from its events and the rules: what its row caches.
public struct OrderView: Sendable {
  /// The order with its history.
  public var file: OrderFile
  /// Where it is and which rules hold there.
  public var surroundings: OrderSurroundings
  /// The clocks of all cycles.
  public var clocks: [OrderClock]
  /// The present by which what is stored is judged: it depends on the events alone, never on when
  /// somebody looks. While a hold stands it is the hold's start, since the clock stands there too.
  public var settled: Instant

  /// Derives all that follows from the events.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when a calendar is missing.
  public init(file: OrderFile, surroundings: OrderSurroundings) throws(EngineError) {
    self.file = file
    self.surroundings = surroundings
    settled = file.order.standingHold?.start ?? Instant(seconds: WorkOrderSchema.never)
    clocks = try file.order.clocks(in: surroundings)
  }

  /// The order itself.
  public var order: WorkOrder { file.order }

  /// When the repair is due, as far as holds are known at an instant; `nil` without a target.
  public func completionDue(at now: Instant) -> Instant? {
    currentClocks.first { $0.kind == .complete }?.run.due(at: now).due
  }

  /// The clocks of the cycle that runs now.
  public var currentClocks: [OrderClock] { clocks.filter { $0.cycle == order.cycle } }

  /// The ladders of the order; an imported order forgets what was due before its import.
  public var ladder: EscalationLadder {
    EscalationLadder(
      policy: surroundings.rulebook.configuration.escalation, order: order, clocks: clocks,
      floor: order.report.imported ? file.events.first?.recorded : nil)
  }

  /// The next thing that happens by itself.
  public func nextStep() throws(EngineError) -> DueStep? {
    var steps: [DueStep] = []
    if let wakes = order.standingHold?.wakes { steps.append(.wake(wakes)) }
    if let end = try acceptanceEnd() { steps.append(.accept(end)) }
    if let level = ladder.next(now: settled) { steps.append(.escalate(level)) }
    return steps.min { $0.at < $1.at }
  }

  /// When a completed order closes by itself; `nil`: it does not wait to be verified.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when the calendar is missing.
  public func acceptanceEnd() throws(EngineError) -> Instant? {
    guard order.stage == .completed, let completed = order.current.completed else { return nil }
    let calendar = try surroundings.rulebook.calendar(surroundings.campus.calendar)
    let period = surroundings.rulebook.configuration.standards.acceptance
    do {
      return try calendar.due(from: completed, target: period).due
    } catch {
      throw .configuration("calendars/\(surroundings.campus.calendar).toml")
    }
  }

  /// The earliest due time of the clocks that run and are not held.
  public var liveDue: Instant? { liveClocks.map { $0.run.due(at: settled).due }.min() }

  /// From when on some live clock is at risk.
  public var riskAt: Instant? {
    liveClocks.map { $0.run.instant(atShare: ClockWord.riskShare, now: settled) }.min()
  }

  private var liveClocks: [OrderClock] { currentClocks.filter(\.isLive) }

  /// How many tellings nobody has signed for; none once it is repaired, for then there is nothing
  /// left to sign for, and it has left the queue.
  public var unsigned: Int {
    guard order.stage.awaitsRepair else { return 0 }
    return Set(
      order.escalations.filter { $0.cycle == order.cycle && $0.awaitsSignature }
        .map { "\($0.escalated.ladder)/\($0.escalated.level)" }
    ).count
  }

  /// Its place in the supervisor's queue, the smallest first: unacknowledged, then major, then the
  /// highest level fired (engine.md §5); `nil` when it is not in the queue.
  public var queueRank: Int? {
    guard order.stage.awaitsRepair else { return nil }
    let fired = order.escalations.filter { $0.cycle == order.cycle }
    let asked = order.current.extensionAsked != nil
    guard !fired.isEmpty || order.markedMajor != nil || asked else { return nil }
    let policy = surroundings.rulebook.configuration.escalation
    let height =
      fired.map { policy.height(ladder: $0.escalated.ladder, level: $0.escalated.level) }.max() ?? 0
    return (unsigned > 0 ? 0 : 1_000) + (order.markedMajor != nil ? 0 : 100) + max(0, 99 - height)
  }

  /// The reporter waits to be told the outcome (R6), or the later date that was approved.
  public var isUntold: Bool {
    order.news != nil && !order.report.imported
      && !(order.report.reporter + order.report.contact).isEmpty
  }
}
