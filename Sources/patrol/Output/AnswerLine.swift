import TextCells

/// What may stand in an answer for people. Line feeds and tabs part its lines and fields; JSON has written
/// all that does not show as escapes and comes through as it is.
enum AnswerLine {
  static func safe(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: isHidden) else { return line }
    return line.split(separator: "\n", omittingEmptySubsequences: false).map { part in
      part.split(separator: "\t", omittingEmptySubsequences: false)
        .map { SafeText($0).text }.joined(separator: "\t")
    }.joined(separator: "\n")
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF: true
    default: false
    }
  }
}
