/// How dates, durations and figures are written in one language.
///
/// Everything is put together by hand from plain parts: Foundation's formatters cost 16–20 ms at
/// their first use, more than a whole command.
public struct Formats: Sendable {
  /// The texts from which names of days, months and units come.
  public let strings: Strings

  /// The forms of `language`.
  public init(language: Language) { strings = Strings(language: language) }

  /// The language of the forms.
  public var language: Language { strings.language }

  /// What stands for a figure that does not exist: a group without orders has no rate.
  public static let none = "–"

  /// A whole number with commas between thousands: `1,204`.
  public func count(_ value: Int) -> String {
    let digits = String(value.magnitude)
    var grouped = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return value < 0 ? "−" + grouped : grouped
  }

  /// A share of one as a percentage with one digit, halves away from zero: 0.9 is `90.0%`.
  /// Without a value, and for one that is not finite, a dash.
  public func percent(_ share: Double?, digits: Int = 1) -> String {
    guard let share, share.isFinite else { return Self.none }
    return number(share * 100, digits: digits) + "%"
  }

  /// Whole per cent: `1,204%`.
  public func percent(whole: Int) -> String { count(whole) + "%" }

  /// How much of what was allowed is used, in whole per cent and rounded away from the limit: 1.004 is `101%` and
  /// 0.996 `99%`, so that what is late never reads like what is in time. A dash for what is not finite.
  ///
  /// - Parameter isLate: it is late all the same where the share is 1: what passed while the office was closed
  ///   used nothing.
  public func used(_ share: Double, isLate: Bool = false) -> String {
    guard share.isFinite, share.magnitude < 1e7 else { return Self.none }
    return percent(whole: Self.usedPercent(share, isLate: isLate))
  }

  /// The same as a number, of a share below ten million.
  public static func usedPercent(_ share: Double, isLate: Bool = false) -> Int {
    guard share.isFinite, share.magnitude < 1e7 else { return 0 }
    let magnitude = Int(share.magnitude * 100 + 0.5)
    let rounded = share < 0 ? -magnitude : magnitude
    if isLate || share > 1 { return max(101, rounded) }
    return share < 1 ? min(99, rounded) : rounded
  }

  /// A number with a fixed number of digits after the point (0…9), halves away from zero.
  public func number(_ value: Double, digits: Int) -> String {
    guard value.isFinite, value.magnitude < 1e9 else { return Self.none }
    var scale = 1
    for _ in 0..<min(max(digits, 0), 9) { scale *= 10 }
    // Not `rounded()`: it becomes a call of libm's round, which a program without Foundation lacks.
    let scaled = Int(value.magnitude * Double(scale) + 0.5)
    let whole = count(scaled / scale)
    let sign = value < 0 && scaled > 0 ? "−" : ""
    guard scale > 1 else { return sign + whole }
    return sign + whole + "." + Self.padded(scaled % scale, min(digits, 9))
  }

  /// A reading as short as it is exact to three digits after the point: `388`, `0.92`, `−18.5`.
  public func reading(_ value: Double) -> String {
    var text = number(value, digits: 3)
    guard text.contains(".") else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text.filter { $0 != "," }
  }

  /// Several things in one line: `甲、乙` or `a, b`.
  public func list(_ items: [String]) -> String {
    items.joined(separator: strings["format.list.separator"])
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
