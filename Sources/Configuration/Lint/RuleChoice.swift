import ServiceClock

/// Chooses the rule that counts for one clock of an imagined order, as engine.md §2 says, to see
/// what the standards come to.
struct RuleChoice {
  /// What is known of the order.
  struct Order {
    var category: String?
    var kind: String?
    var campus: String?
    var priority: Priority?
    var trigger: String?
  }

  let standards: Standards

  /// The position of the rule that counts.
  func rule(for clock: ClockKind, of order: Order) -> Int? {
    var best: (index: Int, rank: [Int])?
    for (index, rule) in standards.rules.enumerated()
    where rule.speaks(of: clock) && matches(rule, order) {
      let rank = rank(rule)
      // Of two rules that match alike the earlier counts.
      if best.map({ $0.rank.lexicographicallyPrecedes(rank) }) ?? true { best = (index, rank) }
    }
    return best?.index
  }

  /// The target of a rule with the multipliers that count.
  func target(_ clock: ClockKind, of rule: StandardRule, order: Order, remote: Bool) -> Target? {
    guard var target = rule.targets[clock] else { return nil }
    for multiplier in standards.multipliers
    where multiplier.clock == clock && multiplier.remote ?? remote == remote
      && (multiplier.campus == nil || multiplier.campus == order.campus)
    {
      target = target.multiplied(by: multiplier.factor)
    }
    return target
  }

  private func matches(_ rule: StandardRule, _ order: Order) -> Bool {
    (rule.category == nil || rule.category == order.category)
      && (rule.kind == nil || rule.kind == order.kind)
      && (rule.campus == nil || rule.campus == order.campus)
      && (rule.priority == nil || rule.priority == order.priority)
      && (rule.trigger == nil || rule.trigger == order.trigger)
  }

  /// The number of matching fields, then trigger, category, kind, campus and priority.
  private func rank(_ rule: StandardRule) -> [Int] {
    let fields = [
      rule.trigger != nil, rule.category != nil, rule.kind != nil, rule.campus != nil,
      rule.priority != nil,
    ].map { $0 ? 1 : 0 }
    return [fields.reduce(0, +)] + fields
  }
}
