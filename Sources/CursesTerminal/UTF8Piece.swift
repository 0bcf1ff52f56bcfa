/// One character of a stream of UTF-8 bytes that may stop anywhere.
enum UTF8Piece: Hashable, Sendable {
  /// The bytes so far are the beginning of a character.
  case incomplete
  /// The first byte can begin none, or what follows it does not fit.
  case broken
  /// A character, and how many bytes it took.
  case scalar(Unicode.Scalar, length: Int)

  /// Reads the first character of bytes that are not empty.
  static func first(in bytes: ArraySlice<UInt8>) -> UTF8Piece {
    guard let lead = bytes.first else { return .incomplete }
    let length: Int
    switch lead {
    case 0x00...0x7F: length = 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return .broken
    }
    let present = bytes.prefix(length)
    guard present.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .broken }
    guard present.count == length else { return .incomplete }
    // Overlong forms and surrogates fail here.
    guard let text = String(validating: present, as: UTF8.self),
      let scalar = text.unicodeScalars.first
    else { return .broken }
    return .scalar(scalar, length: length)
  }
}
