import Synchronization

/// One character with its marks in eight bytes: its UTF-8 where that has up to seven, as nearly all have;
/// else its number in a table of the longer ones that were ever shown.
struct CellText: Hashable, Sendable {
  /// The bytes from the lowest up; in the highest how many there are, or ``long``.
  private let bits: UInt64

  private static let long: UInt64 = 0xFF

  /// No character: the right half of a wide one.
  static let none = CellText(bits: 0)
  /// A blank.
  static let blank = CellText(ascii: 0x20)

  private init(bits: UInt64) { self.bits = bits }

  /// A printable ASCII character.
  init(ascii byte: UInt8) { bits = 1 << 56 | UInt64(byte) }

  /// A character that is a single scalar.
  init(_ scalar: Unicode.Scalar) {
    guard scalar.value > 0x7F else {
      bits = 1 << 56 | UInt64(scalar.value)
      return
    }
    var bits: UInt64 = 0
    var count: UInt64 = 0
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      bits |= UInt64(byte) << (8 * count)
      count += 1
    }
    self.bits = count << 56 | bits
  }

  /// Any character.
  init(_ text: String) {
    let bytes = text.utf8
    guard bytes.count <= 7 else {
      bits = Self.long << 56 | LongTexts.shared.number(of: text)
      return
    }
    var bits: UInt64 = 0
    var count: UInt64 = 0
    for byte in bytes {
      bits |= UInt64(byte) << (8 * count)
      count += 1
    }
    self.bits = count << 56 | bits
  }

  /// The character.
  var text: String {
    let count = bits >> 56
    guard count != Self.long else { return LongTexts.shared.text(bits & 0xFFFF_FFFF) }
    return withUnsafeBytes(of: bits.littleEndian) { raw in
      String(decoding: raw.prefix(Int(count)), as: UTF8.self)
    }
  }
}

/// Characters of more than seven bytes: families of emoji, letters under heaps of marks.
private final class LongTexts: Sendable {
  static let shared = LongTexts()

  /// Nobody shows more different ones; what comes after is shown as a replacement character.
  private static let most = 65_536

  private struct Table {
    var texts: [String] = ["\u{FFFD}"]
    var numbers: [String: UInt64] = [:]
  }

  private let table = Mutex(Table())

  func number(of text: String) -> UInt64 {
    table.withLock { table in
      if let known = table.numbers[text] { return known }
      guard table.texts.count < Self.most else { return 0 }
      let number = UInt64(table.texts.count)
      table.texts.append(text)
      table.numbers[text] = number
      return number
    }
  }

  func text(_ number: UInt64) -> String {
    table.withLock { $0.texts[Int(number)] }
  }
}
