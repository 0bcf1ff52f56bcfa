public import Configuration
public import ServiceClock

/// A clock that was not met, with how much of its allowance each holder used (engine.md §2, R5:
/// a breach has an owner).
public struct Breach: Hashable, Sendable {
  /// Which clock.
  public var kind: ClockKind
  /// Which cycle, from 1.
  public var cycle: Int
  /// When it was due.
  public var due: Instant
  /// The time from its start to its due time without what was held, in seconds of its calendar.
  public var allowance: Int64
  /// What was used in all, in the same seconds: more than the allowance, unless it was due before
  /// it began.
  public var used: Int64
  /// Who used how much, in the order in which they first had it; the sum is `used`.
  public var shares: [BreachShare]
}

/// What one holder used of a clock's allowance.
public struct BreachShare: Hashable, Sendable {
  /// The holder.
  public var holder: Holder
  /// Seconds of the clock's calendar, without what was held.
  public var seconds: Int64
}

extension OrderView {
  /// The clocks that are late or were missed, in the order of the clocks.
  ///
  /// Holders for whom a hold waits (parts, access, weather) used nothing of the completion clock:
  /// it stood meanwhile. They did use the clocks that no hold stops.
  public func breaches(at now: Instant) -> [Breach] {
    clocks.filter { $0.run.isPastDue(at: now) }.map { breach(of: $0, at: now) }
  }

  /// Who used how much of a clock's allowance.
  func breach(of clock: OrderClock, at now: Instant) -> Breach {
    Breach(
      kind: clock.kind, cycle: clock.cycle, due: clock.run.due(at: now).due,
      allowance: clock.run.allowance(at: now),
      used: clock.run.used(from: clock.run.start, to: nil, at: now),
      shares: shares(of: clock.run, at: now))
  }

  private func shares(of run: ClockRun, at now: Instant) -> [BreachShare] {
    var shares: [BreachShare] = []
    for (index, custody) in order.custody.enumerated() {
      let next = index + 1 < order.custody.count ? order.custody[index + 1].from : nil
      let seconds = run.used(from: custody.from, to: next, at: now)
      guard seconds > 0 else { continue }
      if let known = shares.firstIndex(where: { $0.holder == custody.holder }) {
        shares[known].seconds += seconds
      } else {
        shares.append(BreachShare(holder: custody.holder, seconds: seconds))
      }
    }
    return shares
  }
}
