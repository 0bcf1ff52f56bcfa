import TextCells

/// A table laid out for a width: columns side by side, or, where even their least widths do not
/// fit, row by row as labels with values.
struct TextTable {
  /// Blank columns between two columns.
  static let usualGap = 2
  /// The same here: one where words would be taken apart otherwise.
  let gap: Int

  let table: Document.Table
  let columns: Int
  /// The cells as safe texts: cleaned once, then measured and wrapped.
  private let titles: [String]
  private let rows: [[String]]
  private let total: [String]?

  init(_ table: Document.Table, columns: Int) {
    self.table = table
    self.columns = columns
    titles = table.columns.map { SafeLine.block($0.title) }
    rows = table.rows.map { table.cells($0).map(Self.safeText) }
    total = table.total.map { table.cells($0).map(Self.safeText) }
    let all = [titles] + rows + (total.map { [$0] } ?? [])
    let words = Self.longestWords(all, under: titles)
    let parts = max(0, table.columns.count - 1)
    // What stays of a column that gives way, where no word of the others is taken apart.
    let floors = table.columns.indices.map { index in
      let widest = all.map { SafeLine.width(ofSafe: $0[index]) }.max() ?? 0
      let column = table.columns[index]
      return max(words[index], column.flexible ? min(column.minimum, widest) : 0)
    }
    gap = floors.reduce(Self.usualGap * parts, +) <= columns ? Self.usualGap : 1
  }

  /// The rows, and the total beneath them.
  private var body: [[String]] { rows + (total.map { [$0] } ?? []) }

  var lines: [TextLine] {
    guard !table.columns.isEmpty else { return [] }
    guard let widths = widths() else { return stacked }
    let sides = table.columns.map { Self.textAlignment($0.alignment) }
    func row(_ cells: [String]) -> [String] {
      Self.row(cells, sides: sides, widths: widths, gap: gap)
    }
    let dashes = widths.map { String(repeating: "-", count: $0) }
      .joined(separator: String(repeating: " ", count: gap))
    let head = row(titles) + [dashes]
    let repeated = table.repeatsHead ? head : []
    var lines = head.map { TextLine($0, keepsWithNext: true) }
    for cells in rows {
      let texts = row(cells)
      // No row is torn in two where a page can hold it.
      lines += texts.enumerated().map { index, text in
        TextLine(text, keepsWithNext: index < texts.count - 1, head: repeated)
      }
    }
    if rows.isEmpty { lines += empty }
    if let total {
      lines += ([dashes] + row(total)).map { TextLine($0, head: repeated) }
    }
    lines[lines.count - 1].keepsWithNext = false
    return lines
  }

  /// The width of each column, or nil when the least widths do not fit.
  ///
  /// Columns begin as wide as their widest line and give way one column at a time, the widest
  /// first: flexible ones down to their least width, then the others down to theirs, then those below it,
  /// each as far as no word is taken apart, and only then further.
  func widths() -> [Int]? {
    let room = columns - gap * (table.columns.count - 1)
    let words = longestWords
    var widths = table.columns.enumerated().map { index, column in
      let cells = body.map { SafeLine.width(ofSafe: $0[index]) }
      let natural = max(SafeLine.width(ofSafe: titles[index]), cells.max() ?? 0, 1)
      let most = max(
        column.maximum ?? natural, column.minimum, min(words[index], Self.longestKept))
      return min(natural, most, max(room, 1))
    }
    let least = zip(widths, table.columns).map { min($0, $1.minimum) }
    guard least.reduce(0, +) <= room else { return nil }
    var excess = widths.reduce(0, +) - room
    func narrow(
      to floor: [Int], where isAsked: (Document.Column) -> Bool
    ) {
      while excess > 0 {
        let candidates = widths.indices.filter {
          isAsked(table.columns[$0]) && widths[$0] > floor[$0]
        }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    func narrow(_ flexible: Bool, to floor: [Int]) {
      narrow(to: floor) { $0.flexible == flexible }
    }
    if excess > 0 {
      let whole = zip(least, words).map { max($0, min($1, Self.longestKept)) }
      // A name stays readable as long as heads of figures can give way between their words.
      narrow(true, to: zip(whole, widths).map { max($0, min($1, Self.readable)) })
      narrow(to: zip(least, words).map(max)) { !$0.flexible && $0.alignment == .trailing }
      narrow(true, to: whole)
      narrow(false, to: zip(least, words).map(max))
      narrow(false, to: zip(least, words).map { max($1, min($0, Self.narrowest)) })
    }
    narrow(true, to: least)
    narrow(false, to: least)
    return columns < Self.foldsBelow && !isReadable(widths, words) ? nil : widths
  }

  /// A word longer than this is no reason to make other columns narrow, nor its own wider than it may be.
  private static let longestKept = 20
  /// No column of words that may break anywhere is made narrower than this for the sake of others.
  private static let narrowest = 4
  /// On paper narrower than this a table is folded before a column of it becomes hard to read.
  private static let foldsBelow = 48
  /// What a column of words keeps on narrow paper, unless it needs less.
  private static let readable = 12

  /// No word is taken apart, and no column that wraps is a narrow strip.
  private func isReadable(_ widths: [Int], _ words: [Int]) -> Bool {
    zip(widths, words).allSatisfy { $0 >= $1 }
      && widths.indices.allSatisfy { index in
        let cells = ([titles] + body).map { SafeLine.width(ofSafe: $0[index]) }
        return widths[index] >= min(Self.readable, cells.max() ?? 0)
      }
  }

  /// The columns of the longest word in each column, its title included.
  private var longestWords: [Int] { Self.longestWords([titles] + body, under: titles) }

  private static func longestWords(_ rows: [[String]], under titles: [String]) -> [Int] {
    titles.indices.map { index in
      let title = SafeLine.width(ofSafe: titles[index])
      return max(rows.map { $0[index].longestWord }.max() ?? 0, title <= shortTitle ? title : 0)
    }
  }

  /// A head of up to three Chinese characters is a word: broken, it would leave one of them alone.
  private static let shortTitle = 6

  /// Safe cells side by side, each wrapped in its width, without blanks at the end of a line.
  static func row(
    _ cells: [String], sides: [TextAlignment], widths: [Int], gap: Int
  ) -> [String] {
    let wrapped = zip(cells, widths).map { $0.wrappedEvenly(to: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    let between = String(repeating: " ", count: gap)
    return (0..<height).map { line in
      let parts = widths.indices.map { index in
        (line < wrapped[index].count ? wrapped[index][line] : "")
          .padded(to: widths[index], alignment: sides[index])
      }
      return withoutBlanksAtEnd(parts.joined(separator: between))
    }
  }

  /// The safe text of a cell; what was not recorded stands in brackets.
  static func safeText(_ cell: Document.Cell) -> String {
    SafeLine.block(cell.emphasis == .gap ? "[\(cell.text)]" : cell.text)
  }

  private static func withoutBlanksAtEnd(_ line: String) -> String {
    let last = line.utf8.lastIndex { $0 != 0x20 }
    return last.map { String(line[...$0]) } ?? ""
  }

  private var stacked: [TextLine] {
    let blocks = body.map { row in
      zip(titles, row).filter { !$1.isEmpty }.flatMap { labelled($0, $1) }
    }
    if rows.isEmpty { return empty }
    return Array(blocks.joined(separator: [""])).map { TextLine($0) }
  }

  /// A label with its value; what does not fit in the line is indented under it.
  private func labelled(_ label: String, _ value: String) -> [String] {
    let lines = "\(label): \(value)".wrapped(to: columns)
    guard lines.count > 1 else { return lines }
    return "\(label): \(value)".wrapped(to: columns - 2).enumerated()
      .map { $0.offset == 0 ? $0.element : "  " + $0.element }
  }

  private var empty: [TextLine] {
    table.emptyText.map { SafeLine.wrap($0, to: columns).map { TextLine($0) } } ?? []
  }

  private static func textAlignment(_ side: Document.Alignment) -> TextAlignment {
    switch side {
    case .leading: .left
    case .trailing: .right
    case .center: .centre
    }
  }
}
