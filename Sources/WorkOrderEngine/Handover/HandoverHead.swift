extension HandoverSheet {
  /// The head in the frozen bytes of a sheet; `nil` for sheets that an earlier release froze. The rest, in which
  /// tens of thousands of orders may stand, is not read.
  static func head(inFrozen bytes: UnsafeRawBufferPointer) -> ChainHead? {
    // No text can hold these bytes: in a text each quote has a backslash before it.
    guard let start = end(of: "\"head\":{\"digest\":\"", in: bytes, from: 0),
      let digits = end(of: "\",\"sequence\":", in: bytes, from: start)
    else { return nil }
    let digest = String(
      decoding: bytes[start..<(digits - "\",\"sequence\":".utf8.count)], as: UTF8.self)
    let number = bytes[digits...].prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int64(String(decoding: number, as: UTF8.self)).map {
      ChainHead(sequence: $0, digest: digest)
    }
  }

  /// Where the first of these signs end.
  private static func end(
    of signs: String, in bytes: UnsafeRawBufferPointer, from start: Int
  ) -> Int? {
    let signs = Array(signs.utf8)
    var index = start
    while index + signs.count <= bytes.count {
      if bytes[index] == signs[0], bytes[index..<index + signs.count].elementsEqual(signs) {
        return index + signs.count
      }
      index += 1
    }
    return nil
  }
}
