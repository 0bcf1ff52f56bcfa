public import Configuration
public import ServiceClock

/// A promised clock of an order's first repair that was not met: who held how much of the allowance,
/// and what was recorded about why (R5: a breach has an owner).
public struct OrderBreach: Hashable, Sendable {
  /// The number of the order.
  public var number: String
  /// The campus, by id.
  public var campus: Int64
  /// The id of the category.
  public var category: String
  /// How urgent it is.
  public var priority: Priority
  /// The path of the place.
  public var path: String
  /// The name of the place with those above it.
  public var place: PlaceNames
  /// When it was reported.
  public var reported: Instant
  /// When the clock stopped; `nil`: it runs.
  public var stopped: Instant?
  /// The clock, its due time, its allowance, and who used how much of it.
  public var breach: Breach
  /// What was recorded of the reasons until the clock stopped, in the order of the events.
  public var reasons: [BreachReason]

  /// used ÷ allowance: more than 1.
  public var share: Double { Double(breach.used) / Double(max(1, breach.allowance)) }

  /// By the used share of the allowance, the largest first; of equal ones the earlier report.
  static func isWorse(_ one: OrderBreach, _ other: OrderBreach) -> Bool {
    (other.share, one.reported.seconds, one.number, one.breach.kind)
      < (one.share, other.reported.seconds, other.number, other.breach.kind)
  }

  /// Whoever used most of the allowance, the first of those who used as much; `nil` where nobody used
  /// any: it was due before it began.
  public var owner: Holder? {
    breach.shares.reduce(nil) { (most: BreachShare?, share) in
      most.map { $0.seconds >= share.seconds } == true ? most : share
    }?.holder
  }
}

/// Something recorded that says why a repair took long.
public enum BreachReason: Hashable, Sendable {
  /// It was on hold for so many seconds of the clock on the wall while the clock in question had not
  /// stopped, all holds of the reason together.
  case held(HoldReason, seconds: Int64)
  /// A later date was asked for, with these words.
  case extensionAsked(String)
  /// Somebody declined it, with these words.
  case declined(String)
  /// It was passed on to somebody else, with these words.
  case transferred(String)
  /// The repair was refused at verification, with these words.
  case refused(String)
}

extension OrderView {
  /// The breaches of these clocks of the first repair, as of now. That they are breaches is the caller's
  /// to know: what was promised and kept is judged for all orders in one way.
  func promiseBreaches(
    of kinds: Set<ClockKind>, at now: Instant, place: Place, titles: PlaceNames
  ) -> [OrderBreach] {
    clocks.filter { $0.cycle == 1 && kinds.contains($0.kind) }.map { clock in
      OrderBreach(
        number: file.number, campus: file.campus, category: order.report.category,
        priority: order.report.priority, path: place.path, place: titles,
        reported: order.reported, stopped: clock.run.stopped, breach: breach(of: clock, at: now),
        reasons: breachReasons(from: clock.run.start, to: clock.run.stopped ?? now))
    }
  }

  /// What was recorded while a clock ran: what happened after it had stopped says nothing of why it was
  /// late. Holds count from its start to its stop.
  private func breachReasons(from start: Instant, to stop: Instant) -> [BreachReason] {
    let undone = Set(
      file.events.compactMap { event -> Int64? in
        if case .undone(let sequence) = event.change { sequence } else { nil }
      })
    var reasons: [BreachReason] = []
    for reason in HoldReason.allCases {
      let seconds = order.holds.filter { $0.cycle == 1 && $0.reason == reason }
        .reduce(Int64(0)) { $0 + max(0, min($1.end ?? stop, stop) - max($1.start, start)) }
      if seconds > 0 { reasons.append(.held(reason, seconds: seconds)) }
    }
    let words = file.events.filter { !undone.contains($0.sequence) }.prefix {
      if case .reopened = $0.change { false } else { true }
    }
    reasons += words.filter { $0.happened <= stop }.compactMap { event in
      switch event.change {
      case .extensionAsked(_, let reason): .extensionAsked(reason)
      case .declined(let reason): .declined(reason)
      case .transferred(_, let reason): .transferred(reason)
      case .verificationRefused(let reason): .refused(reason)
      default: nil
      }
    }
    return reasons
  }
}

/// What a holder has to do with breaches.
public struct BreachOwner: Hashable, Sendable {
  /// The holder.
  public var holder: Holder
  /// Breaches of whose allowance this holder used most.
  public var owned = 0
  /// Breaches of whose allowance this holder used anything.
  public var involved = 0
  /// The mean of the used shares of the allowance over the latter; 1 is the whole allowance.
  public var meanShare: Double

  /// The holders of some breaches: who owns most comes first, then who used the larger shares.
  public static func owners(of breaches: [OrderBreach]) -> [BreachOwner] {
    var owners: [Holder: BreachOwner] = [:]
    for breach in breaches {
      let owner = breach.owner
      for share in breach.breach.shares {
        var known =
          owners[share.holder] ?? BreachOwner(holder: share.holder, meanShare: 0)
        known.involved += 1
        if share.holder == owner { known.owned += 1 }
        // The sum until all are counted.
        known.meanShare += Double(share.seconds) / Double(max(1, breach.breach.allowance))
        owners[share.holder] = known
      }
    }
    return owners.values.map { sum in
      var owner = sum
      owner.meanShare /= Double(sum.involved)
      return owner
    }.sorted {
      ($1.owned, $1.meanShare, $0.holder.text) < ($0.owned, $0.meanShare, $1.holder.text)
    }
  }
}
