/// Hides a telephone number or an address of a reporter from whoever need not call them.
///
/// Enough stays to tell one number from another on the telephone ("the one that ends in 01"): of eleven
/// digits the first three and the last two. At least four digits are hidden, so of a short number less
/// stays, and of four nothing. What a number is written with (blanks, `+`, `-`, brackets) stays.
public enum ContactMask {
  /// What was left as a contact, masked: all digits, and of an e-mail address the name before the `@`
  /// but for its first letter. Other words stay.
  public static func masked(_ contact: String) -> String { mask(contact, least: 1) }

  /// The name of a reporter, masked: only what is as long as a telephone number (seven digits), since a
  /// name may have the number of a class or a room; and e-mail addresses.
  public static func masked(name: String) -> String { mask(name, least: 7) }

  private static func mask(_ text: String, least: Int) -> String {
    let scalars = Array(text.unicodeScalars)
    var hidden = hiddenInAddresses(scalars)
    for run in numbers(in: scalars) where run.count >= least {
      hidden.formUnion(run[shown(of: run.count).first..<run.count - shown(of: run.count).last])
    }
    guard !hidden.isEmpty else { return text }
    var masked = String.UnicodeScalarView()
    for (index, scalar) in scalars.enumerated() {
      masked.append(hidden.contains(index) ? "*" : scalar)
    }
    return String(masked)
  }

  /// How many digits stay at the beginning and at the end of a number.
  private static func shown(of count: Int) -> (first: Int, last: Int) {
    let shown = min(5, max(0, count - 4))
    let last = min(2, shown / 2)
    return (shown - last, last)
  }

  /// The places of the digits of each number; what is written between two digits joins them.
  private static func numbers(in scalars: [Unicode.Scalar]) -> [[Int]] {
    var numbers: [[Int]] = []
    var gap = Int.max
    for (index, scalar) in scalars.enumerated() {
      if scalar.properties.numericType == .decimal {
        // A bracket with a blank on each side is the most that stands inside of one number.
        if gap <= 3 { numbers[numbers.count - 1].append(index) } else { numbers.append([index]) }
        gap = 0
      } else if gap != .max {
        gap = joins(scalar) ? gap + 1 : .max
      }
    }
    return numbers
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
      || scalar.properties.generalCategory == .openPunctuation
      || scalar.properties.generalCategory == .closePunctuation
      || scalar.properties.generalCategory == .format || "+./*#".unicodeScalars.contains(scalar)
  }

  /// The places of what is hidden before each at sign.
  private static func hiddenInAddresses(_ scalars: [Unicode.Scalar]) -> Set<Int> {
    var hidden: Set<Int> = []
    for at in scalars.indices where scalars[at] == "@" || scalars[at].value == 0xFF20 {
      var start = at
      while start > 0, isOfName(scalars[start - 1]) { start -= 1 }
      hidden.formUnion((start..<at).dropFirst())
    }
    return hidden
  }

  private static func isOfName(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.isASCII else { return false }
    return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      || "._%+-".unicodeScalars.contains(scalar)
  }
}
