/// The forms of the codes in a campus file.
public enum CampusCodes {
  /// Up to eight capitals and digits, a capital first: order numbers begin with it and go on with a
  /// hyphen, so it has none.
  static func isCampusCode(_ text: String) -> Bool {
    text.utf8.count <= 8 && isSegment(text) && !text.utf8.contains(UInt8(ascii: "-"))
      && text.utf8.first.map(isCapital) ?? false
  }

  /// Capitals, digits and hyphens.
  public static func isSegment(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { isCapital($0) || isDigit($0) || $0 == UInt8(ascii: "-") }
  }

  /// Small letters, digits and hyphens.
  static func isIdentifier(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || isDigit($0)
          || $0 == UInt8(ascii: "-")
      }
  }

  /// Something without blanks and control characters.
  public static func isWord(_ text: String) -> Bool {
    !text.isEmpty && !text.contains(where: \.isWhitespace)
      && text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
