public import Configuration
public import ServiceClock

/// The orders of a period judged by the rules they have and by rules that are only tried.
public struct WhatIf: Hashable, Sendable {
  /// The categories, by id.
  public var categories: [TriedCategory]
  /// All orders, with an empty key.
  public var total: TriedCategory
  /// The first cycle's clocks of all orders, each for itself: a change of the time to accept or to
  /// arrive shows here.
  public var clocks: [TriedClock]
  /// The open orders that would be late under the tried rules and are not now, by due time.
  public var wouldBeLate: [TriedOrder]
  /// Those that are late now and would not be.
  public var wouldNotBeLate: [TriedOrder]
}

/// One category under both sets of rules.
public struct TriedCategory: Hashable, Sendable {
  /// The category's id; empty for all.
  public var key: String
  /// Orders of the period.
  public var orders = 0
  /// By the rules each order has.
  public var now = OnTimeCount()
  /// By the tried rules.
  public var tried = OnTimeCount()

  /// Nothing counted yet.
  public init(key: String) { self.key = key }
}

/// One clock of all orders under both sets of rules.
public struct TriedClock: Hashable, Sendable {
  /// Which clock.
  public var kind: ClockKind
  /// By the rules each order has.
  public var now = OnTimeCount()
  /// By the tried rules.
  public var tried = OnTimeCount()
}

/// How many first completions were on time and how many late.
public struct OnTimeCount: Hashable, Sendable {
  /// Completed at or before the due time.
  public var onTime = 0
  /// Completed after it.
  public var late = 0
  /// Not completed, and past due: what is overdue cannot hide.
  public var openLate = 0

  /// onTime ÷ (onTime + late); `nil` without a completion that had a target.
  public var rate: Double? { KeyFigures.onTimeRate(onTime: onTime, late: late) }

  /// onTime ÷ (onTime + late + openLate).
  public var rateWithOpen: Double? {
    KeyFigures.onTimeRateWithOpen(onTime: onTime, late: late, openPastDue: openLate)
  }

  mutating func add(_ judgement: RestatedClock.Judgement?) {
    switch judgement?.word {
    case .met: onTime += 1
    case .missed: late += 1
    case .late: openLate += 1
    case .onTime, .atRisk, .onHold, .stopped, nil: break
    }
  }
}

/// An open order whose lateness the tried rules would change.
public struct TriedOrder: Hashable, Sendable {
  /// The order's number.
  public var number: String
  /// The clock that makes the difference.
  public var kind: ClockKind
  /// When it is due now; `nil`: without a target.
  public var due: Instant?
  /// When it would be due; `nil`: without a target.
  public var triedDue: Instant?
}

extension WhatIf {
  init() {
    (categories, total) = ([], TriedCategory(key: ""))
    clocks = ClockKind.allCases.map { TriedClock(kind: $0) }
    (wouldBeLate, wouldNotBeLate) = ([], [])
  }

  /// Takes in one order under both rules; only a repair counts as done, not the end of an order
  /// that was cancelled.
  mutating func add(
    _ restated: Restatement, of order: WorkOrder, into groups: inout [String: TriedCategory]
  ) {
    let isRepaired = order.cycles[0].completed != nil
    let completion = restated.clocks.first { $0.kind == .complete && $0.cycle == 1 }
    func count(_ group: inout TriedCategory) {
      group.orders += 1
      guard isRepaired || order.stage.isOpen else { return }
      group.now.add(completion?.before)
      group.tried.add(completion?.after)
    }
    let category = order.report.category
    count(&groups[category, default: TriedCategory(key: category)])
    count(&total)
    for index in clocks.indices where isRepaired || order.stage.isOpen {
      let clock = restated.clocks.first { $0.kind == clocks[index].kind && $0.cycle == 1 }
      clocks[index].now.add(clock?.before)
      clocks[index].tried.add(clock?.after)
    }
    guard order.stage.isOpen else { return }
    let late = restated.clocks.filter { ($0.before?.word == .late) != ($0.after?.word == .late) }
    let isLate = restated.clocks.contains { $0.before?.word == .late }
    let isLateTried = restated.clocks.contains { $0.after?.word == .late }
    guard isLate != isLateTried, let clock = late.first else { return }
    let order = TriedOrder(
      number: restated.number, kind: clock.kind, due: clock.before?.due,
      triedDue: clock.after?.due)
    if isLateTried { wouldBeLate.append(order) } else { wouldNotBeLate.append(order) }
  }
}
