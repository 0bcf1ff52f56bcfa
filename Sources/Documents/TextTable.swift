import TextCells

/// A table laid out for a width: columns side by side, or, where even their least widths do not
/// fit, row by row as labels with values.
struct TextTable {
  /// Blank columns between two columns of a table.
  static let gap = 2

  let table: Document.Table
  let columns: Int

  init(_ table: Document.Table, columns: Int) {
    self.table = table
    self.columns = columns
  }

  var lines: [TextLine] {
    guard !table.columns.isEmpty else { return [] }
    guard let widths = widths() else { return stacked }
    let sides = table.columns.map(\.alignment)
    func row(_ cells: [Document.Cell]) -> [String] {
      Self.row(Array(zip(table.cells(cells).map(Self.text), sides)), widths: widths)
    }
    let dashes = widths.map { String(repeating: "-", count: $0) }
      .joined(separator: String(repeating: " ", count: Self.gap))
    let head = row(table.columns.map { Document.Cell($0.title) }) + [dashes]
    let repeated = table.repeatsHead ? head : []
    var lines = head.map { TextLine($0, keepsWithNext: true) }
    for cells in table.rows { lines += row(cells).map { TextLine($0, head: repeated) } }
    if table.rows.isEmpty { lines += empty }
    if let total = table.total {
      lines += ([dashes] + row(total)).map { TextLine($0, head: repeated) }
    }
    lines[lines.count - 1].keepsWithNext = false
    return lines
  }

  /// The width of each column, or nil when the least widths do not fit.
  ///
  /// Columns begin as wide as their widest line and give way one column at a time, the widest
  /// first: flexible ones down to their least width, then the others.
  func widths() -> [Int]? {
    let room = columns - Self.gap * (table.columns.count - 1)
    var widths = table.columns.enumerated().map { index, column in
      let cells = (table.rows + [table.total ?? []]).map { row in
        index < row.count ? SafeLine.width(Self.text(row[index])) : 0
      }
      let natural = max(SafeLine.width(column.title), cells.max() ?? 0, 1)
      return min(natural, max(column.maximum ?? natural, column.minimum), max(room, 1))
    }
    let least = zip(widths, table.columns).map { min($0, $1.minimum) }
    guard least.reduce(0, +) <= room else { return nil }
    var excess = widths.reduce(0, +) - room
    for flexible in [true, false] {
      while excess > 0 {
        let candidates = widths.indices.filter {
          table.columns[$0].flexible == flexible && widths[$0] > least[$0]
        }
        guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
        widths[widest] -= 1
        excess -= 1
      }
    }
    return widths
  }

  /// Cells side by side, each wrapped in its width, without blanks at the end of a line.
  static func row(
    _ cells: [(text: String, side: Document.Alignment)], widths: [Int]
  ) -> [String] {
    let wrapped = zip(cells, widths).map { SafeLine.wrap($0.text, to: $1) }
    let height = wrapped.map(\.count).max() ?? 0
    return (0..<height).map { index in
      let parts = zip(zip(wrapped, cells), widths).map { cell, width in
        (index < cell.0.count ? cell.0[index] : "")
          .padded(to: width, alignment: textAlignment(cell.1.side))
      }
      let line = parts.joined(separator: String(repeating: " ", count: gap))
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// The text of a cell; what was not recorded stands in brackets.
  static func text(_ cell: Document.Cell) -> String {
    cell.emphasis == .gap ? "[\(cell.text)]" : cell.text
  }

  private var stacked: [TextLine] {
    let rows = table.rows + (table.total.map { [$0] } ?? [])
    let blocks = rows.map { row in
      zip(table.columns, table.cells(row)).filter { !$1.text.isEmpty }
        .flatMap { labelled($0.title, Self.text($1)) }
    }
    if table.rows.isEmpty { return empty }
    return Array(blocks.joined(separator: [""])).map { TextLine($0) }
  }

  /// A label with its value; what does not fit in the line is indented under it.
  private func labelled(_ label: String, _ value: String) -> [String] {
    let lines = SafeLine.wrap("\(label): \(value)", to: columns)
    guard lines.count > 1 else { return lines }
    return SafeLine.wrap("\(label): \(value)", to: columns - 2).enumerated()
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
