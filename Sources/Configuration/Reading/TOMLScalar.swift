/// The shape of values that stand without quotes.
enum TOMLScalar {
  /// Letters a–z, digits, `_` and `-`.
  static func isBareKey(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// What ends a value.
  static func ends(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, 0x0D, UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  /// Whether the bytes are true, false, a number, a date, a time or both.
  static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
    if bytes.elementsEqual("true".utf8) || bytes.elementsEqual("false".utf8) { return true }
    var scan = Scan(rest: bytes)
    return scan.dateOrTime() || isNumber(bytes)
  }

  private static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    var scan = Scan(rest: bytes)
    let isSigned = scan.skip("+") || scan.skip("-")
    if scan.rest.elementsEqual("inf".utf8) || scan.rest.elementsEqual("nan".utf8) { return true }
    if !isSigned, scan.rest.count > 2, scan.rest.first == UInt8(ascii: "0") {
      let digits = Scan(rest: scan.rest.dropFirst(2))
      switch scan.rest[scan.rest.startIndex + 1] {
      case UInt8(ascii: "x"): return digits.isWhole { isDigit($0) || isHexLetter($0) }
      case UInt8(ascii: "o"): return digits.isWhole { isDigit($0) && $0 < UInt8(ascii: "8") }
      case UInt8(ascii: "b"): return digits.isWhole { isDigit($0) && $0 < UInt8(ascii: "2") }
      default: break
      }
    }
    guard scan.digits() else { return false }
    if scan.skip("."), !scan.digits() { return false }
    if scan.skip("e") || scan.skip("E") {
      _ = scan.skip("+") || scan.skip("-")
      guard scan.digits() else { return false }
    }
    return scan.rest.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isHexLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  /// What is left of a value.
  private struct Scan {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ sign: Unicode.Scalar) -> Bool {
      guard rest.first == UInt8(ascii: sign) else { return false }
      rest = rest.dropFirst()
      return true
    }

    /// Digits with single underscores between them.
    mutating func digits() -> Bool {
      let run = rest.prefix { isDigit($0) || $0 == UInt8(ascii: "_") }
      rest = rest[run.endIndex...]
      return Scan(rest: run).isWhole(isDigit)
    }

    /// Whether all is digits of a kind with single underscores between them.
    func isWhole(_ isDigit: (UInt8) -> Bool) -> Bool {
      !rest.isEmpty
        && rest.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
          .allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) }
    }

    private mutating func exactly(_ count: Int) -> Bool {
      guard rest.prefix(count).count == count, rest.prefix(count).allSatisfy(isDigit) else {
        return false
      }
      rest = rest.dropFirst(count)
      return true
    }

    mutating func dateOrTime() -> Bool {
      let start = rest
      if time() { return rest.isEmpty }
      rest = start
      guard exactly(4), skip("-"), exactly(2), skip("-"), exactly(2) else { return false }
      if rest.isEmpty { return true }
      guard skip("T") || skip("t") || skip(" "), time() else { return false }
      if rest.isEmpty { return true }
      if skip("Z") || skip("z") { return rest.isEmpty }
      return (skip("+") || skip("-")) && exactly(2) && skip(":") && exactly(2) && rest.isEmpty
    }

    private mutating func time() -> Bool {
      guard exactly(2), skip(":"), exactly(2), skip(":"), exactly(2) else { return false }
      guard skip(".") else { return true }
      let fraction = rest.prefix(while: isDigit)
      rest = rest.dropFirst(fraction.count)
      return !fraction.isEmpty
    }
  }
}
