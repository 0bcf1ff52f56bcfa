import TextCells

/// The boundary to paper: what is stored passes through `SafeText` before any renderer writes it.
enum SafeLine {
  /// One safe line; line breaks become blanks.
  static func clean(_ text: String) -> String { SafeText(text).text }

  /// Safe lines no wider than `columns`, at least one (empty) line.
  static func wrap(_ text: String, to columns: Int) -> [String] {
    let lines = SafeText(text, lines: .kept).text.wrapped(to: columns)
    return lines.isEmpty ? [""] : lines
  }

  /// The columns of the widest line of a text before wrapping.
  static func width(_ text: String) -> Int {
    SafeText(text, lines: .kept).text.split(separator: "\n").map(\.displayWidth).max() ?? 0
  }
}
