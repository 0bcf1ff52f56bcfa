extension Surface {
  /// The text of a row, as wide as the surface.
  public func rowText(_ row: Int) -> String {
    self.row(row).map(\.text).joined()
  }

  /// All rows as text for golden files: blanks at their ends left out, each ended by a line break.
  public var text: String {
    (0..<size.rows).map { Self.trimmed(rowText($0)) + "\n" }.joined()
  }

  /// The look of every cell that is not plain, for golden files: a line for each row that has
  /// such cells, its runs as `first-last ink attributes`, columns counted from 0.
  ///
  /// `3: 0-0 accent, 2-9 late bold` says that in row 3 the first cell is accented.
  public var styleMap: String {
    (0..<size.rows).compactMap { row in
      let runs = styleRuns(row)
      return runs.isEmpty ? nil : "\(row): " + runs.joined(separator: ", ") + "\n"
    }.joined()
  }

  private func styleRuns(_ row: Int) -> [String] {
    let styles = self.row(row).map(\.style)
    var runs: [String] = []
    var start = 0
    while start < styles.count {
      let style = styles[start]
      let end = styles[start...].firstIndex { $0 != style } ?? styles.count
      if style != .plain { runs.append("\(start)-\(end - 1) \(style.words)") }
      start = end
    }
    return runs
  }

  private static func trimmed(_ text: String) -> String {
    var text = text[...]
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension Style {
  /// The style in words, for style maps.
  var words: String {
    var words = [ink.rawValue]
    if bold { words.append("bold") }
    if reverse { words.append("reverse") }
    if underline { words.append("underline") }
    if raised { words.append("raised") }
    return words.joined(separator: " ")
  }
}
