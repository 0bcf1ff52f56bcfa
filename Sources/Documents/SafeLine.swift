import TextCells

extension Document {
  /// The title as it may stand on paper, not yet escaped for any format.
  public var safeTitle: String { SafeLine.clean(title) }
  /// The subtitle as it may stand on paper.
  public var safeSubtitle: String? { subtitle.map(SafeLine.clean) }
  /// The footer as it may stand on paper.
  public var safeFooter: String? { footer.map(SafeLine.block) }
}

/// The boundary to paper: what is stored passes through `SafeText` before text, Markdown or HTML
/// are written; comma-separated values through `SpreadsheetFormula`, which does the same.
enum SafeLine {
  /// One safe line; line breaks become blanks.
  static func clean(_ text: String) -> String { SafeText(text).text }

  /// Safe text with its line breaks.
  static func block(_ text: String) -> String { SafeText(text, lines: .kept).text }

  /// Safe lines no wider than `columns`, at least one (empty) line.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    block(text).wrapped(to: columns)
  }

  /// The columns of the widest line of a text that is safe already.
  static func width(ofSafe text: String) -> Int {
    text.utf8.contains(0x0A)
      ? text.split(separator: "\n").map(\.displayWidth).max() ?? 0 : text.displayWidth
  }
}
