/// What a spreadsheet would take for a formula: a text typed by anybody must not compute when somebody
/// else opens a file.
public enum SpreadsheetFormula {
  /// What stands in a cell for a text that anybody may have typed: safe text with its line breaks, and
  /// behind an apostrophe where it, or the text before it was cleaned, would compute.
  public static func safeCell(_ raw: String) -> String {
    let text = SafeText(raw, lines: .kept).text
    let wouldCompute = [raw, text].contains { isFormula($0.unicodeScalars.drop { $0 == "'" }) }
    return wouldCompute ? "'" + text : text
  }

  /// A text that begins with `=`, `+`, `-`, `@`, a tab or a carriage return, or with the full-width forms
  /// of the first four, behind an apostrophe; any other as it is. Spreadsheets show such a cell as text.
  /// So that it can be taken back, apostrophes that stand before such a sign already get one more.
  public static func defused(_ text: String) -> String {
    isFormula(text.unicodeScalars.drop { $0 == "'" }) ? "'" + text : text
  }

  /// The text that was defused.
  public static func restored(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "'"),
      isFormula(text.unicodeScalars.drop { $0 == "'" })
    else { return text }
    return String(text.unicodeScalars.dropFirst())
  }

  /// By scalars, not characters: a combining mark behind the sign must not hide it.
  private static func isFormula(_ scalars: Substring.UnicodeScalarView) -> Bool {
    guard let first = scalars.first else { return false }
    return ["=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"].contains(first)
  }
}
