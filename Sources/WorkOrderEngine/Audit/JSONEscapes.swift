/// Keeps what does not show, or turns the line around, out of JSON that somebody may look at: a
/// terminal would obey it, and a text would read as another than it is.
public enum JSONEscapes {
  /// JSON text with control, bidirectional and other invisible format characters as `\\uXXXX`, which is
  /// the same text to whoever reads JSON. Outside of strings JSON has none of them.
  ///
  /// By bytes, since a sheet or a list may have many megabytes.
  public static func escaped(_ json: String) -> String {
    var json = json
    return json.withUTF8 { bytes -> String? in
      var escaped: [UInt8] = []
      var copied = 0
      var index = 0
      while index < bytes.count {
        let (scalar, length) = scalar(at: index, in: bytes)
        if isHidden(scalar) {
          escaped += bytes[copied..<index]
          escaped += form(of: scalar).utf8
          copied = index + length
        }
        index += length
      }
      guard copied > 0 else { return nil }
      escaped += bytes[copied...]
      return String(decoding: escaped, as: UTF8.self)
    } ?? json
  }

  /// The scalar whose first byte stands at an index, and its bytes; what begins a scalar that is never
  /// hidden counts as itself, one byte long.
  private static func scalar(
    at index: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (value: UInt32, length: Int) {
    func rest(_ offset: Int) -> UInt32 { UInt32(bytes[index + offset] & 0x3F) }
    switch bytes[index] {
    case 0xC2, 0xD8: return (UInt32(bytes[index] & 0x1F) << 6 | rest(1), 2)
    case 0xE2, 0xEF: return (UInt32(bytes[index] & 0x0F) << 12 | rest(1) << 6 | rest(2), 3)
    case 0x80...: return (0xFFFD, 1)
    case let plain: return (UInt32(plain), 1)
    }
  }

  private static func form(of scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
  }

  /// Line feeds stand between the lines of JSON and are no part of its texts.
  private static func isHidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
