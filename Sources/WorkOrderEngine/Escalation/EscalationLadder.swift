public import Configuration
public import ServiceClock

/// A level that is to fire, and when it was due.
public struct DueLevel: Hashable, Sendable {
  /// The ladder: a clock's name, or `major`.
  public var ladder: String
  /// The id of the level.
  public var level: String
  /// When it was due.
  public var at: Instant
  /// Who is told.
  public var tell: Recipient
  /// The same level again, to the next person, because the one before stayed silent.
  public var onward: Bool
}

/// Which level comes next on which ladder: a pure function of an order, its clocks and the policy
/// (engine.md §5).
public struct EscalationLadder: Sendable {
  /// The policy in force.
  public var policy: EscalationPolicy
  /// The order as its events make it.
  public var order: WorkOrder
  /// The clocks of all cycles.
  public var clocks: [OrderClock]
  /// Levels due before this instant never fire (imported orders).
  public var floor: Instant?

  /// The ladders of an order.
  public init(
    policy: EscalationPolicy, order: WorkOrder, clocks: [OrderClock], floor: Instant? = nil
  ) {
    self.policy = policy
    self.order = order
    self.clocks = clocks
    self.floor = floor
  }

  /// The earliest level that has not fired on any ladder, as far as is known at `now`.
  public func next(now: Instant) -> DueLevel? {
    guard order.stage.isOpen else { return nil }
    var levels = clocks.flatMap { clockLevels($0, now: now) }
    levels += majorLevels()
    levels += silentLevels()
    if let floor { levels.removeAll { $0.at < floor } }
    // Of levels due at one instant the lowest comes first; their ids have no order of their own.
    return levels.min {
      ($0.at, $0.ladder, policy.height(ladder: $0.ladder, level: $0.level))
        < ($1.at, $1.ladder, policy.height(ladder: $1.ladder, level: $1.level))
    }
  }

  private func hasFired(_ ladder: String, _ level: String) -> Bool {
    order.escalations.contains {
      $0.cycle == order.cycle && $0.escalated.ladder == ladder && $0.escalated.level == level
    }
  }

  /// The levels above the highest that has fired: who stands higher has been told, so that a lower one
  /// has nothing to add, whether its signature was taken back or the policy has it only now.
  private func above<Level>(
    _ ladder: String, _ levels: [Level], id: (Level) -> String
  ) -> ArraySlice<Level> {
    let highest = levels.lastIndex { hasFired(ladder, id($0)) } ?? -1
    return levels[(highest + 1)...]
  }

  /// The levels of one clock; none while it is held or stopped.
  private func clockLevels(_ clock: OrderClock, now: Instant) -> [DueLevel] {
    guard clock.cycle == order.cycle, clock.isLive else { return [] }
    let ladder = clock.kind.rawValue
    return above(ladder, policy.policies[clock.kind] ?? [], id: \.id).map { level in
      DueLevel(
        ladder: ladder, level: level.id, at: clock.run.instant(atShare: level.at, now: now),
        tell: level.tell, onward: false)
    }
  }

  /// The major ladder runs on through holds, until the repair is done.
  private func majorLevels() -> [DueLevel] {
    guard var marked = order.markedMajor, order.stage.awaitsRepair else { return [] }
    // Reopened, the ladder begins again with the cycle, like every clock.
    marked = max(marked, order.current.start)
    let signed = order.escalations.contains {
      $0.cycle == order.cycle && $0.escalated.ladder == Self.major && $0.acknowledged != nil
    }
    return above(Self.major, policy.major, id: \.id).compactMap { level in
      if level.onlyWhenUnacknowledged && signed { return nil }
      return DueLevel(
        ladder: Self.major, level: level.id, at: marked + level.after, tell: .role(level.tell),
        onward: false)
    }
  }

  /// Levels that nobody signed for in time go to the next person, then to the next level.
  private func silentLevels() -> [DueLevel] {
    let fired = order.escalations.filter { $0.cycle == order.cycle && $0.awaitsSignature }
    let ladders = Set(fired.map(\.escalated.ladder))
    return ladders.compactMap { ladder in
      guard let last = fired.last(where: { $0.escalated.ladder == ladder }) else { return nil }
      // Told onward to nobody: everybody has been told, the ladder ends here.
      if last.escalated.told == nil && last.escalated.onward { return nil }
      guard isRunning(ladder), let wait = acknowledgeWithin(ladder, last.escalated.level),
        let recipient = Recipient(last.escalated.role)
      else { return nil }
      return DueLevel(
        ladder: ladder, level: last.escalated.level,
        at: instant(wait, after: last.recorded, on: ladder), tell: recipient, onward: true)
    }
  }

  /// When so many seconds have passed in which the clock of the ladder ran: nobody is told onward for
  /// the time in which the order was held (engine.md §5). The major ladder runs on through holds.
  private func instant(_ wait: Int64, after start: Instant, on ladder: String) -> Instant {
    var end = start + wait
    guard ladder == ClockKind.complete.rawValue else { return end }
    for hold in order.holds where hold.cycle == order.cycle {
      guard let over = hold.end, over > start, hold.start < end else { continue }
      end = end + (over - max(hold.start, start))
    }
    return end
  }

  private func isRunning(_ ladder: String) -> Bool {
    if ladder == Self.major { return order.stage.awaitsRepair }
    return clocks.contains {
      $0.kind.rawValue == ladder && $0.cycle == order.cycle && $0.isLive
    }
  }

  private func acknowledgeWithin(_ ladder: String, _ level: String) -> Int64? {
    if ladder == Self.major {
      return policy.major.first { $0.id == level }?.acknowledgeWithin
    }
    guard let clock = ClockKind(rawValue: ladder) else { return nil }
    return policy.policies[clock]?.first { $0.id == level }?.acknowledgeWithin
  }

  /// The level after this one on its ladder, which a silent level goes to when nobody is left.
  public func above(_ ladder: String, _ level: String) -> (id: String, tell: Recipient)? {
    let levels = policy.levels(of: ladder)
    guard let index = levels.firstIndex(where: { $0.id == level }) else { return nil }
    return levels[(index + 1)...].first { !hasFired(ladder, $0.id) }
  }

  /// The name of the major ladder.
  public static let major = "major"
}

extension EscalationPolicy {
  /// The levels of a ladder from below, with who is told; none for a ladder that is no more.
  func levels(of ladder: String) -> [(id: String, tell: Recipient)] {
    if ladder == EscalationLadder.major { return major.map { ($0.id, .role($0.tell)) } }
    guard let clock = ClockKind(rawValue: ladder) else { return [] }
    return (policies[clock] ?? []).map { ($0.id, $0.tell) }
  }

  /// How high a level stands on its ladder, from 1; 0 for a level that is no more.
  public func height(ladder: String, level: String) -> Int {
    (levels(of: ladder).firstIndex { $0.id == level } ?? -1) + 1
  }
}
