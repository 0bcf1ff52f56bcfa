import TextCells

/// Text as anybody may have stored it, on its way to a screen. The first byte chooses the columns, the
/// second how wide characters of ambiguous width are.
enum TextProperty {
  static func check(_ bytes: [UInt8]) throws {
    var choices = Choices(bytes)
    let columns = choices.next(below: 64)
    let ambiguous = choices.one(of: [AmbiguousWidth.narrow, .wide])
    let raw = choices.text
    let safe = SafeText(raw).text
    try SafeTextRules.check(raw)
    try WidthRules(text: safe, columns: columns, ambiguous: ambiguous).check()
    let paragraphs = SafeText(raw, lines: .kept).text
    try WrappingRules(text: paragraphs, columns: columns + 1, ambiguous: ambiguous).check()
    // A text that was never safe takes no longer, and ends.
    _ = raw.wrapped(to: columns + 1, ambiguous: ambiguous)
    try SearchRules.check(raw)
    try FormulaRules.check(raw)
  }
}

/// What holds for text that was made safe.
enum SafeTextRules {
  static func check(_ raw: String) throws {
    for lines in [SafeText.Lines.joined, .kept] {
      let text = SafeText(raw, lines: lines).text
      try hold(
        SafeText(text, lines: lines).text == text, "what is safe stays as it is", "\(scalars(text))"
      )
      var marks = 0
      for scalar in text.unicodeScalars {
        let isBreak = scalar == "\n" && lines == .kept
        try hold(
          isBreak || isVisible(scalar), "nothing invisible is left",
          String(scalar.value, radix: 16))
        marks = scalar.columnCount() == 0 && !isBreak ? marks + 1 : 0
        try hold(marks <= 4, "a character has four marks at most", "\(scalars(text))")
      }
      try hold(
        text.unicodeScalars.count <= raw.unicodeScalars.count, "nothing is made up",
        "\(scalars(text))")
    }
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  static func scalars(_ text: String) -> [String] {
    text.unicodeScalars.map { String($0.value, radix: 16) }
  }
}

/// What holds for the columns of a safe text.
struct WidthRules {
  let text: String
  let columns: Int
  let ambiguous: AmbiguousWidth

  func check() throws {
    let cells = text.textCells(ambiguous: ambiguous)
    try hold(cells.map(\.text).joined() == text, "cells are the text", "\(cells)")
    try hold(
      cells.reduce(0) { $0 + $1.width } == width(text)
        && cells.allSatisfy { $0.width == width($0.text) }, "columns add up", "\(cells)")
    try hold(
      text.reduce(0) { $0 + $1.displayWidth(ambiguous: ambiguous) } == width(text),
      "characters add up", "\(cells)")
    try fits()
    let plain = Substitutes.ascii(text)
    try hold(
      plain.displayWidth == text.displayWidth
        && plain.unicodeScalars.allSatisfy { !$0.isOfAmbiguousWidth },
      "a stand-in has one column everywhere", plain)
    try hold(text.foldedWidth.foldedWidth == text.foldedWidth, "folding is done once", text)
  }

  private func width(_ text: String) -> Int { text.displayWidth(ambiguous: ambiguous) }

  private func fits() throws {
    let clipped = text.clipped(to: columns, ambiguous: ambiguous)
    try hold(
      text.unicodeScalars.starts(with: clipped.unicodeScalars) && width(clipped) <= columns,
      "what is clipped is the beginning", clipped)
    let next = text.unicodeScalars.dropFirst(clipped.unicodeScalars.count).first
    try hold(
      next.map { width(clipped) + $0.columnCount(ambiguous: ambiguous) > columns } ?? true,
      "as much is kept as fits", clipped)
    for ellipsis in ["…", "", "..."] {
      let cut = text.cut(to: columns, ellipsis: ellipsis, ambiguous: ambiguous)
      try hold(width(cut) <= columns, "what is cut fits", cut)
      try hold(width(text) > columns || cut == text, "what fits stays", cut)
      for alignment in [TextAlignment.left, .right, .centre] {
        let fitted = text.fitted(
          to: columns, alignment: alignment, ellipsis: ellipsis, ambiguous: ambiguous)
        try hold(width(fitted) == columns, "what is fitted has exactly its columns", fitted)
      }
    }
  }
}

/// What holds for the lines of a safe text.
struct WrappingRules {
  let text: String
  let columns: Int
  let ambiguous: AmbiguousWidth

  func check() throws {
    let lines = text.wrapped(to: columns, ambiguous: ambiguous)
    try hold(!lines.isEmpty, "there is a line", "")
    for line in lines {
      try hold(
        line.displayWidth(ambiguous: ambiguous) <= columns && !line.contains("\n"),
        "a line keeps to its columns", line)
    }
    // In one column a wide character cannot be shown.
    guard columns > 1 else { return }
    let shown = lines.joined().unicodeScalars.filter { $0 != " " }
    let whole = text.unicodeScalars.filter { $0 != " " && $0 != "\n" }
    try hold(shown.elementsEqual(whole), "no word is lost", "\(lines)")
  }
}

/// What holds for the words under which a text is found.
enum SearchRules {
  static func check(_ text: String) throws {
    let stored = SearchWords.stored(for: text)
    for word in stored {
      try hold(
        !word.isEmpty && !word.unicodeScalars.contains(" "), "a word is one word", "\(stored)")
    }
    let known = Set(stored)
    for wanted in SearchWords.wanted(by: text) {
      try hold(
        known.contains(wanted.word)
          || wanted.isPrefix && stored.contains { $0.hasPrefix(wanted.word) },
        "a text is found by itself", "\(wanted) in \(stored)")
    }
  }
}

/// What holds for cells that a spreadsheet opens.
enum FormulaRules {
  static func check(_ text: String) throws {
    let defused = SpreadsheetFormula.defused(text)
    try hold(
      SpreadsheetFormula.restored(defused).utf8.elementsEqual(text.utf8),
      "what was defused comes back", "\(SafeTextRules.scalars(defused))")
    for cell in [defused, SpreadsheetFormula.safeCell(text)] {
      let first = cell.unicodeScalars.first
      try hold(
        first.map { !["=", "+", "-", "@", "\t", "\r"].contains($0) } ?? true,
        "no cell computes", "\(SafeTextRules.scalars(cell))")
    }
  }
}
