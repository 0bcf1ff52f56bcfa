/// Pasted bytes up to the sequence that ends them.
///
/// Takes any amount and keeps what the limit allows. Terminals send a line break as CR; it is kept
/// as the line feed that it was. Other control characters are dropped.
struct Paste: Sendable {
  private static let terminator: [UInt8] = Array("\u{1B}[201~".utf8)

  /// The bytes kept.
  private(set) var bytes: [UInt8] = []
  /// Whether something was dropped because of the limit.
  private(set) var wasCut = false
  private let limit: Int
  private var matched = 0
  private var afterReturn = false

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes one byte; true when it was the last of the terminator.
  mutating func take(_ byte: UInt8) -> Bool {
    if byte == Self.terminator[matched] {
      matched += 1
      return matched == Self.terminator.count
    }
    if matched > 0 {
      // Only its first byte is Esc, so no shorter beginning can lie inside what matched.
      let held = matched
      matched = 0
      for index in 0..<held { keep(Self.terminator[index]) }
      return take(byte)
    }
    keep(byte)
    return false
  }

  /// The text, repaired where it is not UTF-8, and cut between characters.
  var text: String {
    var kept = bytes[...]
    if wasCut {
      while let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() }
      if let lead = kept.last, lead >= 0xC0 { kept.removeLast() }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  private mutating func keep(_ byte: UInt8) {
    defer { afterReturn = byte == 0x0D }
    if byte == 0x0A, afterReturn { return }
    let kept = byte == 0x0D ? 0x0A : byte
    guard kept >= 0x20 && kept != 0x7F || kept == 0x0A || kept == 0x09 else { return }
    guard bytes.count < limit else {
      wasCut = true
      return
    }
    bytes.append(kept)
  }
}
