extension String {
  /// The text as lines of at most `columns`.
  ///
  /// Lines break after blanks and between Han characters; words, numbers and what is joined to
  /// them stay whole as long as they fit in a line. No line begins with closing punctuation or
  /// ends with an opening bracket while another place to break exists. Line breaks in the text
  /// stay.
  ///
  /// - Parameters:
  ///   - columns: the room; at least 1.
  ///   - ambiguous: the columns of a character of ambiguous width.
  /// - Returns: one line at least, without blanks at the ends of lines that were broken.
  public func wrapped(to columns: Int, ambiguous: AmbiguousWidth = .narrow) -> [String] {
    guard columns > 0 else { return [""] }
    // "\r\n" is one Character: compare scalars, so that a text that was never safe wraps too.
    return unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      let line = String(Substring($0))
      if line.displayWidth(ambiguous: ambiguous) <= columns { return [line] }
      return Wrapper(
        cells: line.textCells(ambiguous: ambiguous), columns: columns,
        mark: "…".displayWidth(ambiguous: ambiguous) <= columns ? "…" : "~"
      ).lines()
    }
  }
}

/// Breaks one paragraph.
private struct Wrapper {
  let cells: [TextCell]
  let columns: Int
  /// What stands for a wide character in a single column, where it cannot be shown at all.
  let mark: String

  func lines() -> [String] {
    var lines: [String] = []
    var start = 0
    while start < cells.count {
      let end = endOfLine(from: start)
      lines.append(text(start..<end))
      start = end
      while start < cells.count, cells[start].text == " " { start += 1 }
    }
    return lines.isEmpty ? [""] : lines
  }

  /// Where the line that begins at `start` ends: the last allowed break that fits, else as much
  /// as fits, and always at least one cell.
  private func endOfLine(from start: Int) -> Int {
    var used = 0
    var lastBreak: Int?
    var index = start
    while index < cells.count {
      let cell = cells[index]
      // Blanks at a line's end are dropped, so they may stand beyond it.
      if used + cell.width > columns, cell.text != " " { return lastBreak ?? max(index, start + 1) }
      used += cell.width
      index += 1
      if index < cells.count, canBreak(before: index) { lastBreak = index }
    }
    return cells.count
  }

  private func canBreak(before index: Int) -> Bool {
    let next = cells[index]
    let previous = cells[index - 1]
    if next.text == " " || LineBreaking.isClosing(next) || LineBreaking.isOpening(previous) {
      return false
    }
    return previous.text == " " || LineBreaking.isIdeographic(previous)
      || LineBreaking.isIdeographic(next)
  }

  private func text(_ range: Range<Int>) -> String {
    var range = range
    while let last = range.last, last > range.lowerBound, cells[last].text == " " {
      range = range.lowerBound..<last
    }
    let line = cells[range].map(\.text).joined()
    return range.count == 1 && cells[range.lowerBound].width > columns ? mark : line
  }
}

/// Which characters may stand at the ends of lines (the Chinese rules of 避头尾).
enum LineBreaking {
  private static let closing: Set<Unicode.Scalar> = [
    "，", "。", "、", "；", "：", "？", "！", "）", "】", "》", "」", "』", "〉", "〕", "〗", "”", "’", "…",
    "—", "％", "‰", "℃", "°", "·", "～", ")", "]", "}", ",", ".", ";", ":", "!", "?", "%", "々",
  ]
  private static let opening: Set<Unicode.Scalar> = [
    "（", "【", "《", "「", "『", "〈", "〔", "〖", "“", "‘", "(", "[", "{", "￥", "¥", "$", "№", "≤",
    "≥",
  ]

  static func isClosing(_ cell: TextCell) -> Bool {
    cell.text.unicodeScalars.first.map(closing.contains) ?? false
  }

  static func isOpening(_ cell: TextCell) -> Bool {
    cell.text.unicodeScalars.first.map(opening.contains) ?? false
  }

  static func isIdeographic(_ cell: TextCell) -> Bool {
    cell.width == 2
  }
}
