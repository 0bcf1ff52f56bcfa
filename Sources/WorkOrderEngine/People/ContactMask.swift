/// Hides a telephone number or an address of a reporter from whoever need not call them.
///
/// Enough stays to tell one number from another on the telephone ("the one that ends in 01"): of eleven
/// digits the first three and the last two. At least four digits are hidden, so of a short number less
/// stays, and of four nothing. What a number is written with (blanks, `+`, `-`, brackets) stays. Circled and
/// raised digits are digits, and so are seven Chinese ones in a row.
public enum ContactMask {
  /// What was left as a contact, masked: all digits, and of an e-mail address the name before the `@`
  /// but for its first letter, as of each longer word of ASCII letters, which may be the name in a chat.
  /// Chinese words stay.
  public static func masked(_ contact: String) -> String {
    let scalars = Array(contact.unicodeScalars)
    return mask(contact, least: 1, hidden: hiddenInWords(scalars))
  }

  /// The name of a reporter, masked: only what is as long as a telephone number (seven digits), since a
  /// name may have the number of a class or a room; and e-mail addresses.
  public static func masked(name: String) -> String { mask(name, least: 7) }

  private static func mask(_ text: String, least: Int, hidden words: Set<Int> = []) -> String {
    let scalars = Array(text.unicodeScalars)
    var hidden = hiddenInAddresses(scalars).union(words)
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
    let written = chineseDigits(in: scalars)
    var numbers: [[Int]] = []
    var gap = Int.max
    for (index, scalar) in scalars.enumerated() {
      let type = scalar.properties.numericType
      if type == .decimal || type == .digit || written.contains(index) {
        // A bracket with a blank on each side is the most that stands inside of one number.
        if gap <= 3 { numbers[numbers.count - 1].append(index) } else { numbers.append([index]) }
        gap = 0
      } else if gap != .max {
        gap = joins(scalar) ? gap + 1 : .max
      }
    }
    return numbers
  }

  /// The places of Chinese digits that stand seven or more in a row: 一号楼 is no number to be called.
  private static func chineseDigits(in scalars: [Unicode.Scalar]) -> Set<Int> {
    let digits: Set<UInt32> = [
      0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
      0x5E7A,
    ]
    return runs(in: scalars, least: 7) { digits.contains($0.value) }
      .reduce(into: []) { $0.formUnion($1) }
  }

  /// The places of all but the first letter of each ASCII word of four letters or more.
  private static func hiddenInWords(_ scalars: [Unicode.Scalar]) -> Set<Int> {
    runs(in: scalars, least: 4) { $0.isASCII && ($0.properties.isAlphabetic || $0 == "_") }
      .reduce(into: []) { $0.formUnion($1.dropFirst()) }
  }

  private static func runs(
    in scalars: [Unicode.Scalar], least: Int, where holds: (Unicode.Scalar) -> Bool
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for index in 0...scalars.count where index == scalars.count || !holds(scalars[index]) {
      if index - start >= least { runs.append(start..<index) }
      start = index + 1
    }
    return runs
  }

  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .dashPunctuation
      || scalar.properties.generalCategory == .openPunctuation
      || scalar.properties.generalCategory == .closePunctuation
      || scalar.properties.generalCategory == .format || joining.contains(scalar)
  }

  /// What people write between the parts of a number: also a middle dot, a comma, a colon in either width.
  private static let joining = Set(
    "+./*#,:\u{B7}\u{2022}\u{2219}\u{22C5}\u{30FB}\u{3001}\u{FF0C}\u{FF0E}\u{FF1A}".unicodeScalars)

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
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || "._%+-".unicodeScalars.contains(scalar)
  }
}
