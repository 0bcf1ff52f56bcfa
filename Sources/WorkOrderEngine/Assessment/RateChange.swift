/// What was judged of one group of orders in one period.
public struct GroupResult: Hashable, Sendable {
  /// Promises that were kept.
  public var kept: Int
  /// Promises that were judged: kept or broken.
  public var judged: Int

  /// A result; of nothing by default.
  public init(kept: Int = 0, judged: Int = 0) { (self.kept, self.judged) = (kept, judged) }

  /// kept ÷ judged; `nil` of nothing.
  public var rate: Double? { KeyFigures.rate(kept, of: judged) }
}

/// How much a group moved a rate from one period to the next, in shares of one (0.01 is one percentage
/// point): the contributions of all groups add up to the change.
public struct RateMove<Group: Hashable & Sendable>: Hashable, Sendable {
  /// The group.
  public var group: Group
  /// In the period before.
  public var before: GroupResult
  /// In the period itself.
  public var after: GroupResult
  /// What comes of the group's share of all that was judged: more of what does better than the
  /// average moves the rate up, and so does less of what does worse.
  public var mix: Double
  /// What comes of the group's own rate.
  public var rate: Double

  /// Both together.
  public var contribution: Double { mix + rate }
}

/// Takes the change of a rate apart by groups (Kitagawa 1955, the mean of both periods as weights):
///
/// - mix = (share₁ − share₀) × (mean of the group's rates − mean of the whole rates)
/// - rate = (rate₁ − rate₀) × mean of the group's shares
///
/// A group that has nothing in one of the periods has there the rate that it has in the other, so that
/// all it contributes is mix.
public enum RateChange {
  /// The moves of all groups; empty where one of the periods has nothing that was judged.
  ///
  /// Sorted by the size of the contribution, the largest first; `precedes` orders what is equal.
  public static func moves<Group: Hashable & Sendable>(
    before: [Group: GroupResult], after: [Group: GroupResult],
    precedes: (Group, Group) -> Bool
  ) -> [RateMove<Group>] {
    let (first, second) = (whole(before), whole(after))
    guard let rateBefore = first.rate, let rateAfter = second.rate else { return [] }
    let average = (rateBefore + rateAfter) / 2
    return Set(before.keys).union(after.keys).compactMap { group in
      let old = before[group] ?? GroupResult()
      let new = after[group] ?? GroupResult()
      guard let newRate = new.rate ?? old.rate, let oldRate = old.rate ?? new.rate else {
        return nil
      }
      let oldShare = Double(old.judged) / Double(first.judged)
      let newShare = Double(new.judged) / Double(second.judged)
      return RateMove(
        group: group, before: old, after: new,
        mix: (newShare - oldShare) * ((newRate + oldRate) / 2 - average),
        rate: (newRate - oldRate) * (newShare + oldShare) / 2)
    }.sorted { left, right in
      let (one, other) = (abs(left.contribution), abs(right.contribution))
      return one != other ? one > other : precedes(left.group, right.group)
    }
  }

  /// All groups together.
  public static func whole<Group>(_ results: [Group: GroupResult]) -> GroupResult {
    results.values.reduce(into: GroupResult()) { sum, result in
      sum.kept += result.kept
      sum.judged += result.judged
    }
  }
}
