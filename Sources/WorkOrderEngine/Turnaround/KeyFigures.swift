/// The formulas of the key figures (standards.md, Key figures), each a pure function;
/// `patrol.docc/KeyFigures.md` works an example for each, and a test executes it.
public enum KeyFigures {
  /// `part ÷ whole`, 0…1; `nil` when there is nothing to divide by.
  public static func rate(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  /// The on-time rate over what was completed with a target.
  public static func onTimeRate(onTime: Int, late: Int) -> Double? {
    rate(onTime, of: onTime + late)
  }

  /// The on-time rate that open orders past due cannot hide from. An order counts once: by its first
  /// repair where that was judged, whatever became of it later.
  ///
  /// - Parameter reopened: how many of `openPastDue` are in `onTime` or `late` already.
  public static func onTimeRateWithOpen(
    onTime: Int, late: Int, openPastDue: Int, reopened: Int = 0
  ) -> Double? {
    rate(onTime, of: onTime + late + openPastDue - reopened)
  }

  /// The nearest rank: the smallest value such that `percent` of all are at or below it. The
  /// values must be sorted; `percent` lies in 1…100.
  public static func percentile<Value>(_ percent: Int, of sorted: [Value]) -> Value? {
    guard !sorted.isEmpty else { return nil }
    // ⌈percent × n ÷ 100⌉ in whole numbers, so that no rounding of fractions can move the rank.
    let rank = (percent * sorted.count + 99) / 100
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  /// The share of completed orders that nobody refused or reopened.
  public static func firstTimeFix(completed: Int, reworked: Int) -> Double? {
    rate(completed - reworked, of: completed)
  }

  /// The mean of each part over a number of orders, in whole seconds; `nil` without an order.
  public static func mean(_ split: TimeSplit, of orders: Int) -> TimeSplit? {
    guard orders > 0 else { return nil }
    var mean = split
    let count = Int64(orders)
    mean.waiting /= count
    mean.travelling /= count
    mean.working /= count
    mean.onHold = split.onHold.mapValues { $0 / count }
    return mean
  }

  /// Mean time to repair, in the unit of the total; `nil` without a repair.
  public static func meanTimeToRepair(total: Double, repairs: Int) -> Double? {
    repairs > 0 ? total / Double(repairs) : nil
  }

  /// Mean time between failures; undefined without a failure.
  ///
  /// - Parameter observed: how long the asset was looked at, in any unit; the answer has the same.
  public static func meanTimeBetweenFailures(observed: Double, failures: Int) -> Double? {
    failures > 0 ? observed / Double(failures) : nil
  }

  /// Weeks to clear the backlog at the present rate; `nil` when nothing leaves it.
  public static func weeksToClear(open: Int, closedInFourWeeks: Int) -> Double? {
    rate(open * 4, of: closedInFourWeeks)
  }
}
