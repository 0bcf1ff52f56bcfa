import Glibc

@testable import WorkOrderEngine

/// What holds for GB 18030 as it becomes UTF-8.
enum EncodingRules {
  /// Checks, and answers the UTF-8 in which FF stands for what is no character.
  static func check(_ bytes: [UInt8], piece: Int) throws -> [UInt8] {
    let text = try decoded(bytes, piece: max(1, bytes.count))
    try hold(
      text == decoded(bytes, piece: piece), "pieces make no difference", "\(text)")
    for part in text.split(separator: 0xFF) {
      try hold(
        String(validating: part, as: UTF8.self) != nil, "all else is UTF-8", "\(Array(part))")
    }
    try hold(text.count <= bytes.count * 2, "two bytes become at most four", "\(text.count)")
    if !text.contains(0xFF), let back = encoded(text) {
      let again = try decoded(back, piece: max(1, back.count))
      try hold(again == text, "what is written is read", "\(again)")
    }
    return text
  }

  private static func decoded(_ bytes: [UInt8], piece: Int) throws -> [UInt8] {
    let decoder = try CharacterDecoder(.gb18030)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: piece) {
      text += decoder.decode(Array(bytes[start..<min(start + piece, bytes.count)]))
    }
    return text + decoder.finish()
  }

  /// UTF-8 as GB 18030; nil where the system cannot write a character.
  private static func encoded(_ text: [UInt8]) -> [UInt8]? {
    let descriptor = iconv_open("GB18030", "UTF-8")
    guard descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    var text = text
    var isWhole = false
    let room = text.count * 2 + 16
    let written = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      text.withUnsafeMutableBytes { source in
        target.withMemoryRebound(to: CChar.self) { target in
          var input = source.baseAddress?.assumingMemoryBound(to: CChar.self)
          var (inputLeft, out, outLeft) = (source.count, target.baseAddress, room)
          isWhole = iconv(descriptor, &input, &inputLeft, &out, &outLeft) != -1
          count = room - outLeft
        }
      }
    }
    return isWhole ? written : nil
  }
}
