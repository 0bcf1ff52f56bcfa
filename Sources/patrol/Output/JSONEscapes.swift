/// Keeps what does not show, or turns the line around, out of JSON that somebody may look at: a
/// terminal would obey it, and a text would read as another than it is.
enum JSONEscapes {
  /// JSON text with control, bidirectional and other invisible format characters as `\\uXXXX`, which is
  /// the same text to whoever reads JSON. Outside of strings JSON has none of them.
  static func escaped(_ json: String) -> String {
    guard json.unicodeScalars.contains(where: isHidden) else { return json }
    var scalars = String.UnicodeScalarView()
    for scalar in json.unicodeScalars {
      guard isHidden(scalar) else {
        scalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      scalars += "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".unicodeScalars
    }
    return String(scalars)
  }

  /// Line feeds stand between the lines of JSON and are no part of its texts.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
