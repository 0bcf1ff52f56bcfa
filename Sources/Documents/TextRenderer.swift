import TextCells

/// Plain text for a terminal, a mail or a line printer: no line is wider than asked, long cells
/// wrap inside their column, and only ASCII is added to what the document says, but for the blocks
/// of which charts and codes are drawn.
public struct TextRenderer: Sendable {
  /// On what the text is read.
  public enum Ground: Hashable, Sendable {
    /// Paper, or a file that may become paper: what is printed is dark.
    case paper
    /// A terminal, whose ground may be dark: codes bring their own ground and ink, since a camera
    /// wants dark squares on light ones.
    case terminal
  }

  /// The width of the paper in terminal columns, at least 16: 80, 132, or 32 for a slip printer.
  public let columns: Int
  /// Lines on a page. When given, pages begin with a form feed and table heads come again.
  public let pageLines: Int?
  /// On what it is read.
  public let ground: Ground
  /// What stands at the foot of each page, by its number and the number of pages.
  private let foot: (@Sendable (_ page: Int, _ pages: Int) -> String)?

  /// A renderer for paper of this size.
  public init(
    columns: Int = 80, pageLines: Int? = nil, ground: Ground = .paper,
    foot: (@Sendable (_ page: Int, _ pages: Int) -> String)? = nil
  ) {
    self.columns = max(16, columns)
    self.pageLines = pageLines.map { max(10, $0) }
    self.ground = ground
    self.foot = foot
  }

  /// The document as text, ending in a line break.
  public func render(_ document: Document) -> String {
    var lines = centred(document.title)
    if let subtitle = document.subtitle { lines += centred(subtitle) }
    lines.append(TextLine(across("=")))
    var last: Document.Block?
    for block in document.blocks {
      lines += separated(self.lines(block), of: block, after: lines, last)
      last = block
    }
    if let footer = document.footer {
      lines +=
        [TextLine(""), TextLine(across("-"))]
        + SafeLine.wrap(footer, to: columns).map { TextLine($0) }
    }
    let foot = foot.map { foot in
      { (page: Int, pages: Int) in centred(foot(page, pages)).map(\.text).joined(separator: " ") }
    }
    return TextPages(lines: lines, pageLines: pageLines, foot: foot).text
  }

  private func lines(_ block: Document.Block) -> [TextLine] {
    switch block {
    case .heading(let level, let text):
      return heading(level, text)
    case .paragraph(let text):
      return SafeLine.wrap(text, to: columns).map { TextLine($0) }
    case .keyValues(let pairs):
      return keyValues(pairs)
    case .table(let table):
      return TextTable(table.onPaper, columns: columns).lines
    case .chart(let chart):
      return TextChart(columns: columns).lines(chart)
    case .code(let code):
      return TextCode(code, columns: columns, ground: ground).lines
    case .ticks(let items, let beside):
      return ticks(items, beside: beside)
    case .list(let items, let numbered):
      return list(items, numbered: numbered)
    case .gap(let text):
      return SafeLine.wrap("[\(text)]", to: columns).map { TextLine($0) }
    case .rule:
      return [TextLine(across("-"))]
    case .room(let rooms):
      return self.rooms(rooms)
    case .signatures(let signatures):
      return self.signatures(signatures)
    case .pageBreak:
      return pageLines == nil ? [] : [TextLine("", breaksPage: true)]
    }
  }

  /// An empty line between blocks, but none right under a heading. On pages, where lines are dear, only
  /// around what would run into its neighbours.
  private func separated(
    _ new: [TextLine], of block: Document.Block, after old: [TextLine], _ last: Document.Block?
  ) -> [TextLine] {
    guard let first = new.first, let end = old.last else { return new }
    if end.keepsWithNext || first.breaksPage { return new }
    let isApart = pageLines == nil || block.standsApart || last?.standsApart ?? true
    return isApart ? [TextLine("")] + new : new
  }

  /// A line under a heading of a section; on pages in one line with it.
  private func heading(_ level: Int, _ text: String) -> [TextLine] {
    var lines = SafeLine.wrap(text, to: columns).map { TextLine($0, keepsWithNext: true) }
    guard level <= 1, let last = lines.last else { return lines }
    guard pageLines == nil else {
      let rest = columns - last.text.displayWidth - 1
      if rest > 0 { lines[lines.count - 1].text += " " + String(repeating: "-", count: rest) }
      return lines
    }
    let width = lines.map(\.text.displayWidth).max() ?? 0
    lines.append(TextLine(String(repeating: "-", count: width), keepsWithNext: true))
    return lines
  }

  /// Items under each other; on pages short ones in two columns, read downwards.
  private func list(_ items: [String], numbered: Bool) -> [TextLine] {
    let lines = items.enumerated().map { index, item in
      indented(item, behind: numbered ? "\(index + 1). " : "- ").map(\.text)
    }
    let room = (columns - 2) / 2
    let areShort = lines.allSatisfy { $0.count == 1 && $0[0].displayWidth <= room }
    guard pageLines != nil, lines.count >= 4, areShort else {
      return lines.joined().map { TextLine($0) }
    }
    let half = (lines.count + 1) / 2
    return (0..<half).map { row in
      guard row + half < lines.count else { return TextLine(lines[row][0]) }
      return TextLine(lines[row][0].padded(to: room) + "  " + lines[row + half][0])
    }
  }

  private func keyValues(_ pairs: [Document.KeyValue]) -> [TextLine] {
    let cells = pairs.map { [SafeLine.block($0.key), TextTable.safeText($0.value)] }
    let widest = cells.map { SafeLine.width(ofSafe: $0[0]) }.max() ?? 0
    let label = max(2, min(widest, columns / 3))
    let widths = [label, columns - label - TextTable.usualGap]
    return cells.flatMap {
      TextTable.row($0, sides: [.left, .left], widths: widths, gap: TextTable.usualGap)
    }
    .map { TextLine($0) }
  }

  private func indented(_ text: String, behind mark: String) -> [TextLine] {
    let indent = String(repeating: " ", count: mark.count)
    return SafeLine.wrap(text, to: columns - mark.count).enumerated()
      .map { TextLine(($0.offset == 0 ? mark : indent) + $0.element) }
  }

  private func ticks(_ items: [String], beside: Bool) -> [TextLine] {
    let box = "[ ] "
    guard beside else { return items.flatMap { indented($0, behind: box) } }
    var lines: [String] = []
    for item in items.map({ box + SafeLine.clean($0) }) {
      let joined = (lines.last.map { $0 + "  " } ?? "") + item
      if !lines.isEmpty, joined.displayWidth <= columns {
        lines[lines.count - 1] = joined
      } else {
        lines.append(item)
      }
    }
    return lines.flatMap { $0.wrapped(to: columns) }.map { TextLine($0) }
  }

  /// Lines to write on with an empty one above each, since a hand needs twice as much as a printer; labels
  /// beside them, or above where the paper is narrow.
  private func rooms(_ rooms: [Document.WritingRoom]) -> [TextLine] {
    let labels = rooms.map { SafeLine.clean($0.label) }
    let widest = labels.map(\.displayWidth).max() ?? 0
    let isNarrow = widest * 3 > columns || columns < 48
    let indent = isNarrow ? 0 : widest + TextTable.usualGap
    let blank = String(repeating: "_", count: columns - indent)
    return zip(rooms, labels).flatMap { room, label in
      var lines = isNarrow ? SafeLine.wrap(label, to: columns) : []
      for index in 0..<room.lines {
        let isFirst = index == 0 && !isNarrow
        lines += ["", (isFirst ? label : "").padded(to: indent) + blank]
      }
      // No label stands on another page than its lines.
      return lines.enumerated().map {
        TextLine($0.element, keepsWithNext: $0.offset < lines.count - 1)
      }
    }
  }

  /// One line each, the times under each other; where that is too wide, one line a part.
  private func signatures(_ signatures: [Document.Signature]) -> [TextLine] {
    let blank = String(repeating: "_", count: 10)
    let rows = signatures.map { signature in
      [
        "\(SafeLine.clean(signature.label)): \(SafeLine.clean(signature.name ?? blank))",
        "\(SafeLine.clean(signature.timeLabel)): \(SafeLine.clean(signature.time ?? blank))",
      ] + (signature.note.map { [SafeLine.clean($0)] } ?? [])
    }
    let first = rows.map { $0[0].displayWidth }.max() ?? 0
    let lines = rows.map { row in
      ([row[0].padded(to: first)] + row.dropFirst()).joined(separator: "    ")
    }
    if lines.allSatisfy({ $0.displayWidth <= columns }) { return lines.map { TextLine($0) } }
    return rows.joined().flatMap { SafeLine.wrap($0, to: columns) }.map { TextLine($0) }
  }

  private func centred(_ text: String) -> [TextLine] {
    SafeLine.wrap(text, to: columns).map { line in
      TextLine(String(repeating: " ", count: (columns - line.displayWidth) / 2) + line)
    }
  }

  private func across(_ mark: String) -> String { String(repeating: mark, count: columns) }
}

extension Document.Block {
  /// Whether an empty line belongs around it.
  fileprivate var standsApart: Bool {
    switch self {
    case .heading(let level, _): level <= 1
    case .table, .chart, .code, .rule, .room, .signatures: true
    case .paragraph, .keyValues, .list, .ticks, .gap, .pageBreak: false
    }
  }
}
