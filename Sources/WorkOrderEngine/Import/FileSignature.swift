import Configuration

/// Tells from its first bytes that a file is not in the encoding its map names.
enum FileSignature {
  /// The encoding that the bytes show instead; `nil` when nothing speaks against the map.
  static func contradiction(_ bytes: [UInt8], to declared: ImportMap.Encoding) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "utf-16" }
    switch declared {
    case .gb18030: return isCertainlyUTF8(bytes) ? "utf-8" : nil
    case .utf8:
      if bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) { return "gb18030" }
      return isPlainlyGB18030(bytes) ? "gb18030" : nil
    }
  }

  /// With a byte order mark, or many characters beyond ASCII without one mistake.
  private static func isCertainlyUTF8(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return true }
    let whole = bytes[..<lastBoundary(bytes)]
    guard whole.count(where: { $0 >= 0xC0 }) >= 4 else { return false }
    return String(validating: whole, as: UTF8.self) != nil
  }

  /// The header itself is no UTF-8, and pairs of bytes such as GB 18030 has stand in it.
  private static func isPlainlyGB18030(_ bytes: [UInt8]) -> Bool {
    let header = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    guard header.count < bytes.count, String(validating: header, as: UTF8.self) == nil else {
      return false
    }
    var rest = header
    while let first = rest.first {
      guard first >= 0x80 else {
        rest = rest.dropFirst()
        continue
      }
      guard (0x81...0xFE).contains(first), let second = rest.dropFirst().first,
        (0x30...0x39).contains(second) || (0x40...0xFE).contains(second)
      else { return false }
      rest = rest.dropFirst(2)
    }
    return true
  }

  /// Where the last whole line ends: a piece may be cut inside a character.
  private static func lastBoundary(_ bytes: [UInt8]) -> Int {
    bytes.lastIndex { $0 < 0x80 }.map { $0 + 1 } ?? 0
  }
}
