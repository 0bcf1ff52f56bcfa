/// What a spreadsheet takes for a date, a time of day or a power of ten without being one: it would show
/// something else than was written, and save it.
public enum SpreadsheetDate {
  /// A text that would be taken for one, behind an apostrophe; any other as it is. Whole dates and months of
  /// ISO 8601, with a time or without, are what they look like and stay.
  public static func defused(_ text: String) -> String {
    isTaken(text) && !isWhole(text) ? "'" + text : text
  }

  /// Numbers with hyphens, strokes, colons or an E between them, such as `3-12`, `2/2`, `10:30`, `12E3`.
  private static func isTaken(_ text: String) -> Bool {
    guard text.utf8.count <= 32 else { return false }
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count <= 2 else { return false }
    var signs = 0
    for word in words {
      let parts = word.split(omittingEmptySubsequences: false) { "-/:eE".contains($0) }
      guard parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
      else { return false }
      signs += parts.count - 1
    }
    return signs > 0
  }

  /// `2026-11`, `2026-11-26`, `2026-11-26 09:00`.
  private static func isWhole(_ text: String) -> Bool {
    let shape = String(
      text.unicodeScalars.map { scalar in
        ("0"..."9").contains(scalar) ? Character("0") : Character(scalar)
      })
    return ["0000-00", "0000-00-00", "0000-00-00 00:00", "0000-00-00 00:00:00"].contains(shape)
  }
}
