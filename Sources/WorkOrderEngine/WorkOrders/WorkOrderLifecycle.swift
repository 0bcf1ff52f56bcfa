import Configuration
import ServiceClock

/// Why a history cannot be: the event that does not fit, and what would.
public struct LifecycleError: Error, Hashable, Sendable {
  /// What stands in the way.
  public enum Obstacle: Hashable, Sendable {
    /// The event is not in the table for the stage.
    case stage
    /// Nobody asked for an extension.
    case noExtensionAsked
    /// The one who asked cannot approve.
    case approvesOwnExtension
    /// Nothing waits for a signature.
    case nothingToAcknowledge
    /// The event that should be undone does not exist, or is not one that can be.
    case cannotUndo
    /// The last step was somebody else's.
    case notOwnStep
    /// The end lies before the start.
    case endsBeforeStart
    /// More than the days allowed for reopening have passed.
    case tooLateToReopen
    /// The one who repaired cannot judge the repair.
    case judgesOwnRepair
  }

  /// What stands in the way.
  public var obstacle: Obstacle
  /// Where it stands in its life.
  public var stage: OrderStage
  /// The event that does not fit.
  public var event: OrderEvent

  /// What is allowed instead.
  public var allowed: [OrderChange.Kind] { OrderTable.allowed(in: stage) }
}

extension WorkOrder {
  /// Replays a history: sorted by the time it happened, then by sequence, without what was undone.
  ///
  /// - Returns: the order, or `nil` for a history without a report.
  /// - Throws: ``LifecycleError`` naming the first event that is impossible where it stands.
  public static func replay(
    id: Int64, campus: Int64, events: [OrderEvent]
  ) throws(LifecycleError) -> WorkOrder? {
    let history = inOrder(events)
    guard let first = history.first, history.contains(where: { $0.change.kind == .reported })
    else { return nil }
    guard case .reported(let report) = first.change else {
      throw LifecycleError(obstacle: .endsBeforeStart, stage: .reported, event: first)
    }
    var order = WorkOrder(
      id: id, campus: campus, report: report, at: first.happened, by: first.by)
    order.lastEvent = first.sequence
    for event in history.dropFirst() { try order.apply(event) }
    return order
  }

  /// The events as they happened, without what was undone.
  static func inOrder(_ events: [OrderEvent]) -> [OrderEvent] {
    var undone: Set<Int64> = []
    var isInOrder = true
    for (index, event) in events.enumerated() {
      if case .undone(let sequence) = event.change { undone.insert(sequence) }
      if index > 0, event.happened < events[index - 1].happened { isInOrder = false }
    }
    // Nearly always nothing was undone or entered late, and a copy can be spared.
    if undone.isEmpty && isInOrder { return events }
    return events.filter { !undone.contains($0.sequence) }
      .sorted { ($0.happened, $0.sequence) < ($1.happened, $1.sequence) }
  }

  /// Takes one more event into the order.
  public mutating func apply(_ event: OrderEvent) throws(LifecycleError) {
    guard OrderTable.allows(event.change.kind, in: stage) else {
      throw LifecycleError(obstacle: .stage, stage: stage, event: event)
    }
    try change(by: event)
    lastEvent = max(lastEvent, event.sequence)
    lastHappened = max(lastHappened, event.happened)
  }

  private mutating func change(by event: OrderEvent) throws(LifecycleError) {
    let at = event.happened
    switch event.change {
    case .reported: break  // The table refuses a second report.
    case .sighted: sightings += 1
    case .commented, .undone: break
    case .told: (told, news) = (at, nil)
    case .rated(let stars, _): rating = stars
    case .restated(let version, let kind):
      standard = version
      report.kind = kind ?? report.kind
    case .prioritized(let priority): report.priority = priority
    case .categorized(let category): report.category = category
    case .corrected(let correction): correct(correction)
    case .markedMajor: markedMajor = markedMajor ?? at
    case .dispatched(let to):
      stage = .dispatched
      pass(to: to, at: at)
    case .accepted: accept(at: at, by: event.by)
    case .declined:
      stage = .reported
      pass(to: .desk, at: at)
    case .transferred(let to, _): transfer(to: to, at: at)
    case .arrived:
      accept(at: at, by: event.by)
      stage = .inProgress
      current.arrived = current.arrived ?? at
    case .madeSafe: current.madeSafe = current.madeSafe ?? at
    case .held(let reason, _, let until): hold(reason, at: at, until: until)
    case .resumed: resume(at: at)
    case .agreed(let until):
      try require(until >= current.start, .endsBeforeStart, event)
      current.agreed = until
    case .extensionAsked, .extensionApproved, .extensionDenied: try extend(event)
    case .completed(let completion): complete(completion, at: at, by: event.by)
    case .verified, .closed:
      stage = .closed
      current.closed = at
    case .verificationRefused: refuse(at: at)
    case .cancelled, .withdrawn:
      if case .cancelled(_, let other) = event.change { duplicateOf = other }
      endHold(at: at)
      news = nil
      stage = .cancelled
      current.closed = at
    case .reopened: reopen(at: at)
    case .escalated(let escalated):
      escalations.append(
        OrderEscalation(
          sequence: event.sequence, cycle: cycle, escalated: escalated, fired: at,
          recorded: event.recorded))
    case .acknowledged: try acknowledge(event)
    }
  }

  private func require(
    _ condition: Bool, _ obstacle: LifecycleError.Obstacle, _ event: OrderEvent
  ) throws(LifecycleError) {
    guard condition else {
      throw LifecycleError(obstacle: obstacle, stage: stage, event: event)
    }
  }

  private mutating func pass(to next: Holder, at: Instant) {
    holder = next
    custody.append(Custody(holder: next, from: at))
  }

  /// While it is held the minutes still belong to what it waits for (engine.md §2).
  private mutating func transfer(to next: Holder, at: Instant) {
    guard let reason = standingHold?.reason else {
      stage = .dispatched
      return pass(to: next, at: at)
    }
    stageBeforeHold = .dispatched
    holder = next
    custody.append(Custody(holder: reason.holder(instead: next), from: at))
  }

  private mutating func accept(at: Instant, by person: Int64) {
    guard stage == .reported || stage == .dispatched else { return }
    stage = .accepted
    current.accepted = current.accepted ?? at
    if case .contractor = holder { return }
    if holder != .person(person), person != 0 { pass(to: .person(person), at: at) }
  }

  private mutating func correct(_ correction: Correction) {
    if let place = correction.place { (report.place, report.kind) = (place, correction.kind) }
    report.asset = correction.asset ?? report.asset
    report.text = correction.text ?? report.text
    report.reporter = correction.reporter ?? report.reporter
    report.contact = correction.contact ?? report.contact
  }

  private mutating func hold(_ reason: HoldReason, at: Instant, until: Instant) {
    stageBeforeHold = stage
    stage = .onHold
    holds.append(OrderHold(reason: reason, cycle: cycle, start: at, wakes: until))
    custody.append(Custody(holder: reason.holder(instead: holder), from: at))
  }

  private mutating func endHold(at: Instant) {
    guard stage == .onHold, let last = holds.indices.last else { return }
    holds[last].end = at
  }

  private mutating func resume(at: Instant) {
    endHold(at: at)
    stage = stageBeforeHold
    custody.append(Custody(holder: holder, from: at))
  }

  private mutating func extend(_ event: OrderEvent) throws(LifecycleError) {
    switch event.change {
    case .extensionAsked(let until, let reason):
      try require(until > current.start, .endsBeforeStart, event)
      current.extensionAsked = ExtensionRequest(
        until: until, reason: reason, by: event.by, asked: event.happened)
    case .extensionApproved(let until):
      guard let request = current.extensionAsked else {
        throw LifecycleError(obstacle: .noExtensionAsked, stage: stage, event: event)
      }
      try require(request.by != event.by, .approvesOwnExtension, event)
      try require(until > current.start, .endsBeforeStart, event)
      current.extensionApproved = ApprovedExtension(
        until: until, approved: event.happened, by: event.by, request: request)
      current.extensionAsked = nil
      news = event.happened
    default:
      try require(current.extensionAsked != nil, .noExtensionAsked, event)
      current.extensionAsked = nil
    }
  }

  private mutating func complete(_ completion: Completion, at: Instant, by person: Int64) {
    if stage == .reported, person != 0 { pass(to: .person(person), at: at) }
    stage = .completed
    current.completed = at
    current.completion = completion
    current.completedBy = person
    news = at
    custody.append(Custody(holder: .reporter, from: at))
  }

  /// The completion is void; the wait for the verification counts as held (engine.md §2).
  private mutating func refuse(at: Instant) {
    if let completed = current.completed {
      holds.append(OrderHold(reason: nil, cycle: cycle, start: completed, end: at))
    }
    current.completed = nil
    current.completion = nil
    current.completedBy = nil
    stage = .inProgress
    rework += 1
    (told, news) = (nil, nil)
    custody.append(Custody(holder: holder, from: at))
  }

  private mutating func reopen(at: Instant) {
    cycle += 1
    cycles.append(OrderCycle(number: cycle, start: at))
    rework += 1
    stage = .dispatched
    (told, news) = (nil, nil)
    custody.append(Custody(holder: holder, from: at))
  }

  private mutating func acknowledge(_ event: OrderEvent) throws(LifecycleError) {
    var found = false
    for index in escalations.indices where escalations[index].awaitsSignature {
      escalations[index].acknowledged = event.happened
      escalations[index].acknowledgedBy = event.by
      found = true
    }
    try require(found, .nothingToAcknowledge, event)
  }
}

extension OrderEscalation {
  /// Told to somebody by role and not yet signed for; a reminder needs no signature.
  public var awaitsSignature: Bool { acknowledged == nil && escalated.role != "holder" }
}

extension HoldReason {
  /// Who has the order in hand while it is held for this reason (engine.md §2).
  public func holder(instead assignee: Holder) -> Holder {
    switch self {
    case .parts: .parts
    case .access: .reporter
    case .weather: .weather
    case .decision: .supervisor
    case .contractor:
      if case .contractor = assignee { assignee } else { .contractor(0) }
    }
  }
}
