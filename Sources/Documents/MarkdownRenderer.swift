/// Markdown with tables as GitHub and most readers take them. Everything from the record is
/// escaped, so that a defect text cannot become a link, a heading or markup.
public struct MarkdownRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The document as Markdown, ending in a line break.
  public func render(_ document: Document) -> String {
    var parts = ["# " + Self.inline(document.title)]
    if let subtitle = document.subtitle { parts.append(Self.inline(subtitle)) }
    parts += document.blocks.map(Self.block)
    if let footer = document.footer { parts += ["---", Self.block(.paragraph(footer))] }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private static func block(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let text):
      String(repeating: "#", count: min(max(level, 1), 3) + 1) + " " + inline(text)
    case .paragraph(let text):
      lines(text).map(inline).joined(separator: "  \n")
    case .keyValues(let pairs):
      pairs.map { "- **\(inline($0.key))**: \(cell($0.value, lineBreak: " "))" }
        .joined(separator: "\n")
    case .table(let value):
      table(value.onPaper)
    case .list(let items, let numbered):
      items.enumerated()
        .map { (numbered ? "\($0.offset + 1). " : "- ") + inline($0.element) }
        .joined(separator: "\n")
    case .chart(let chart):
      table(chart.table)
    case .code(let code):
      "**" + inline(code.text) + "**"
    case .ticks(let items, _):
      items.map { "- [ ] " + inline($0) }.joined(separator: "\n")
    case .gap(let text):
      "*\\[" + inline(text) + "\\]*"
    case .rule:
      "---"
    case .room(let rooms):
      rooms.map { "- **\(inline($0.label))**: \(blank)" }.joined(separator: "\n")
    case .signatures(let signatures):
      signatures.map(signature).joined(separator: "\n")
    case .pageBreak:
      ""
    }
  }

  private static func table(_ table: Document.Table) -> String {
    var result = [row(table.columns.map { inline($0.title) })]
    result.append(
      row(
        table.columns.map { column in
          switch column.alignment {
          case .leading: ":---"
          case .trailing: "---:"
          case .center: ":---:"
          }
        }))
    result += table.rows.map { row(table.cells($0).map { cell($0, lineBreak: "<br>") }) }
    if let total = table.total {
      result.append(
        row(table.cells(total).map { cell(.init($0.text, .strong), lineBreak: "<br>") }))
    }
    if table.rows.isEmpty, let empty = table.emptyText { result += ["", inline(empty)] }
    return result.joined(separator: "\n")
  }

  private static func row(_ cells: [String]) -> String {
    "| " + cells.joined(separator: " | ") + " |"
  }

  private static func cell(_ cell: Document.Cell, lineBreak: String) -> String {
    let text = lines(cell.text).map(inline).joined(separator: lineBreak)
    guard !text.isEmpty else { return "" }
    return switch cell.emphasis {
    case .plain: text
    case .strong, .alert: "**" + text + "**"
    case .gap: "*\\[" + text + "\\]*"
    }
  }

  /// What is left open for a pen.
  private static let blank = "\\_\\_\\_\\_\\_\\_\\_\\_"

  private static func signature(_ signature: Document.Signature) -> String {
    let name = signature.name.map(inline) ?? blank
    let time = signature.time.map(inline) ?? blank
    let note = signature.note.map { " (\(inline($0)))" } ?? ""
    return "- **\(inline(signature.label))**: \(name), "
      + "\(inline(signature.timeLabel)): \(time)\(note)"
  }

  private static func lines(_ text: String) -> [String] {
    text.split(omittingEmptySubsequences: true) { $0.isNewline }.map(String.init)
  }

  /// One line of text with every sign that Markdown could take for its own made plain.
  static func inline(_ text: String) -> String {
    var result = ""
    for scalar in SafeLine.clean(text).unicodeScalars {
      if "\\`*_[]<>|#~&!".unicodeScalars.contains(scalar) { result.append("\\") }
      result.unicodeScalars.append(scalar)
    }
    return escapedStart(result)
  }

  /// `- `, `+ `, `1. ` and `=` begin lists and headings at the start of a line only.
  private static func escapedStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "-+=".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return text }
    return digits + "\\" + rest
  }
}
