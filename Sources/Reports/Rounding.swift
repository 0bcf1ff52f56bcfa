/// Figures rounded so that what is printed adds up (the method of the largest remainder).
enum Rounding {
  /// A figure in whole tenths, halves away from zero, as it is printed with one digit after the point.
  static func tenths(_ value: Double) -> Int {
    let scaled = Int(value.magnitude * 10 + 0.5)
    return value < 0 ? -scaled : scaled
  }

  /// Whole numbers that add up to `sum`, each as near to its exact value as that lets it be: all are
  /// rounded down, and what is left goes one by one to those with the largest remainders, to the first
  /// of equal ones. Where exact values and sum are far apart everybody takes a share of the difference.
  static func parts(of sum: Int, like exact: [Double]) -> [Int] {
    guard !exact.isEmpty else { return [] }
    var parts = exact.map { value -> Int in
      let whole = Int(value)
      return Double(whole) > value ? whole - 1 : whole
    }
    let order = exact.indices.sorted { one, other in
      let (left, right) = (exact[one] - Double(parts[one]), exact[other] - Double(parts[other]))
      return left != right ? left > right : one < other
    }
    var rest = sum - parts.reduce(0, +)
    while rest > 0 {
      for index in order.prefix(rest) { parts[index] += 1 }
      rest -= min(rest, order.count)
    }
    while rest < 0 {
      for index in order.reversed().prefix(-rest) { parts[index] -= 1 }
      rest += min(-rest, order.count)
    }
    return parts
  }
}
