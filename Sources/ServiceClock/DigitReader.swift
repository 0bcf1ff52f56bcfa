/// Reads fixed-width numbers and single signs from ASCII text, one after the other.
struct DigitReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = Substring(text).utf8
  }

  /// Whether everything was read.
  var isAtEnd: Bool { rest.isEmpty }

  /// The next byte, without taking it.
  var next: UInt8? { rest.first }

  /// Takes exactly that many digits.
  mutating func number(_ digits: Int) -> Int? {
    let head = rest.prefix(digits)
    guard head.count == digits else { return nil }
    var value = 0
    for byte in head {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    rest = rest.dropFirst(digits)
    return value
  }

  /// Takes one to `limit` digits.
  mutating func number(upTo limit: Int) -> Int? {
    let digits = rest.prefix(limit).prefix { (0x30...0x39).contains($0) }.count
    return digits == 0 ? nil : number(digits)
  }

  /// Takes the sign when it comes next.
  mutating func skip(_ sign: Unicode.Scalar) -> Bool {
    guard let first = rest.first, UInt32(first) == sign.value else { return false }
    rest = rest.dropFirst()
    return true
  }
}
