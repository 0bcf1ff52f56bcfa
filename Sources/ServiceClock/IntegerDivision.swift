/// The length of a local day on the clock face, in seconds.
let secondsPerDay: Int64 = 86_400

extension BinaryInteger {
  /// The quotient rounded towards minus infinity, so that days before 1970 count right.
  /// The divisor must be positive.
  func flooredQuotient(by divisor: Self) -> Self {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// What the floored quotient leaves: never negative. The divisor must be positive.
  func flooredRemainder(by divisor: Self) -> Self {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}

/// The number of leading positions for which the test holds, in a sequence of `count` positions
/// where it first holds and then never again.
func leadingCount(_ count: Int, where test: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) >> 1
    if test(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}

/// A number with leading zeros.
func padded(_ number: Int, to digits: Int) -> String {
  let text = String(abs(number))
  let zeros = max(0, digits - text.utf8.count)
  if zeros == 0, number >= 0 { return text }
  return (number < 0 ? "-" : "") + String(repeating: "0", count: zeros) + text
}
