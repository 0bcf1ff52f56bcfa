public import Localization
public import WorkOrderEngine

/// What was used of the allowance of a breach in whole per cent, as it is printed everywhere.
extension Breach {
  /// More than 100, since it is late; `nil` where nothing was allowed.
  public var usedPercent: Int? {
    guard allowance > 0 else { return nil }
    return Formats.usedPercent(Double(used) / Double(allowance), isLate: true)
  }

  /// The parts of the holders, which add up to ``usedPercent``; `nil` as above.
  ///
  /// - Parameter seconds: of each part, which together are all that was used.
  public func percents(of seconds: [Int64]) -> [Int]? {
    usedPercent.map { whole in
      Rounding.parts(of: whole, like: seconds.map { Double($0) * 100 / Double(allowance) })
    }
  }

  /// The same of its shares, as text: `119%`, a dash where nothing was allowed.
  public func percentWords(_ formats: Formats) -> [String] {
    guard let percents = percents(of: shares.map(\.seconds)) else {
      return shares.map { _ in Formats.none }
    }
    return percents.map { formats.percent(whole: $0) }
  }
}
