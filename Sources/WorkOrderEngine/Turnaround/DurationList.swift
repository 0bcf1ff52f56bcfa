/// The durations of a group, in seconds, as small as they can be kept: a year's report over a million
/// orders keeps four million of them.
struct DurationList {
  /// Nearly all of them: half of 136 years in four bytes each.
  private var short: [Int32] = []
  /// What is longer, as only a mistyped import can be.
  private var long: [Int64] = []

  mutating func append(_ seconds: Int64) {
    if let small = Int32(exactly: seconds) { short.append(small) } else { long.append(seconds) }
  }

  mutating func append(_ other: DurationList) {
    short += other.short
    long += other.long
  }

  /// Their mean, in whole seconds; `nil` where there is no duration at all.
  var mean: Int64? {
    let total = short.reduce(0.0) { $0 + Double($1) } + long.reduce(0.0) { $0 + Double($1) }
    return KeyFigures.meanTimeToRepair(total: total, repairs: short.count + long.count)
      .map { Int64($0.rounded()) }
  }

  /// The nearest rank of each of these per cents (1…100); `nil` where there is no duration at all.
  /// It sorts in place, so that no second copy is made.
  mutating func percentiles(_ percents: [Int]) -> [Int64?] {
    guard long.isEmpty else {
      let all = (long + short.map(Int64.init)).sorted()
      return percents.map { KeyFigures.percentile($0, of: all) }
    }
    short.sort()
    return percents.map { percent in KeyFigures.percentile(percent, of: short).map(Int64.init) }
  }
}
