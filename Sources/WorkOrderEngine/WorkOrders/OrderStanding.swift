public import Configuration
public import ServiceClock

/// What is to be done next with an order, and by whom.
public struct NextStep: Hashable, Sendable {
  /// What is to be done.
  public var step: HandoverStep
  /// Who has it in hand; `nil`: whoever has one of ``roles``.
  public var holder: Holder?
  /// The roles that may do it where no holder is asked, in the order of their declaration.
  public var roles: [Role]
  /// When it is done by itself at the latest: a hold wakes, a repair that nobody refused is accepted; `nil`: never.
  public var byItself: Instant?
}

extension OrderView {
  /// What is to be done next; `nil`: the order is over.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when a calendar is missing.
  public func next() throws(EngineError) -> NextStep? {
    guard order.stage.isOpen else { return nil }
    let step = HandoverStep(
      after: order.stage, asksExtension: order.current.extensionAsked != nil)
    switch step {
    case .dispatch, .accept, .arrive, .makeSafe, .complete:
      return NextStep(step: step, holder: order.holder, roles: [])
    case .resume:
      return NextStep(
        step: step, holder: order.holder, roles: [], byItself: order.standingHold?.wakes)
    case .verify:
      return NextStep(
        step: step, roles: roles(for: VerifyOrder.name), byItself: try acceptanceEnd())
    case .decideExtension: return NextStep(step: step, roles: roles(for: DecideExtension.name))
    }
  }

  /// The roles of people that may give a command.
  private func roles(for command: String) -> [Role] {
    let configuration = surroundings.rulebook.configuration
    return Role.allCases.filter { $0 != .system && configuration.permits($0, command) }
  }

  /// The event that brought the order to where it stands: the last one that changed its stage or passed
  /// it on to somebody else; its report where none has. Since it happened the order stands there.
  public var arrival: OrderEvent? {
    let history = WorkOrder.inOrder(file.events)
    guard let first = history.first, case .reported(let report) = first.change else { return nil }
    var order = WorkOrder(
      id: file.id, campus: file.campus, report: report, at: first.happened, by: first.by)
    var arrival = first
    for event in history.dropFirst() {
      let before = order.stage
      // What was replayed once is replayed again.
      guard (try? order.apply(event)) != nil else { break }
      var isPassedOn = false
      if case .transferred = event.change { isPassedOn = order.stage == .dispatched }
      if order.stage != before || isPassedOn { arrival = event }
    }
    return arrival
  }
}
