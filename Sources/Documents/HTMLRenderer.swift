import TextCells

/// What stands in the body of an HTML page: escaped text, no script, no link, no picture. The page
/// around it is a template's.
public struct HTMLRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The blocks of the document. Title, subtitle and footer are the page's. What is filled in by hand, or goes
  /// along with a code, is in an element of its own: it is read standing, at arm's length.
  public func body(_ document: Document) -> String {
    let body = document.blocks.map(Self.block).joined(separator: "\n")
    let isForm = document.blocks.contains { block in
      switch block {
      case .room, .code: true
      default: false
      }
    }
    return isForm ? "<div class=\"form\">\n\(body)\n</div>" : body
  }

  private static func block(_ block: Document.Block) -> String {
    switch block {
    case .heading(let level, let title):
      "<h\(min(max(level, 1), 3) + 1)>\(text(title))</h\(min(max(level, 1), 3) + 1)>"
    case .paragraph(let content):
      "<p>\(text(content))</p>"
    case .keyValues(let pairs):
      "<table class=\"pairs\">\n" + pairs.map(pair).joined() + "</table>"
    case .table(let value):
      table(value.onPaper)
    case .list(let items, let numbered):
      (numbered ? "<ol>" : "<ul>") + items.map { "<li>\(text($0))</li>" }.joined()
        + (numbered ? "</ol>" : "</ul>")
    case .chart(let chart):
      HTMLChart.html(chart)
    case .code(let code):
      HTMLCode.html(code)
    case .ticks(let items, let beside):
      HTMLCode.ticks(items, beside: beside)
    case .gap(let content):
      "<p class=\"gap\">\(text(content))</p>"
    case .rule:
      "<hr>"
    case .room(let rooms):
      "<table class=\"room\">\n" + rooms.map(room).joined() + "</table>"
    case .signatures(let signatures):
      "<table class=\"signatures\">\n" + signatures.map(signature).joined() + "</table>"
    case .pageBreak:
      "<div class=\"page\"></div>"
    }
  }

  /// Up to how many columns of text a cell is kept in one line: figures, numbers, dates and words, but
  /// no names of places and no sentences.
  private static let widestWhole = 14
  /// Heads that are longer break between their words.
  private static let widestWholeHead = 8

  /// The columns that a cell takes in one line, with what parts its lines.
  private static func width(_ text: String) -> Int {
    text.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { SafeLine.clean(String($0)).displayWidth + 3 }.reduce(-3, +)
  }

  private static func pair(_ pair: Document.KeyValue) -> String {
    "<tr><th scope=\"row\">\(text(pair.key))</th>"
      + "<td>\(marked(pair.value))</td></tr>\n"
  }

  static func table(_ table: Document.Table) -> String {
    func style(_ column: Document.Column, isLong: Bool) -> String {
      let side = column.alignment == .leading ? nil : "\(column.alignment)"
      let names = [side, isLong ? "long" : nil].compactMap { $0 }
      return names.isEmpty ? "" : " class=\"\(names.joined(separator: " "))\""
    }
    func row(_ cells: [Document.Cell]) -> String {
      let parts = zip(cells, table.columns).map { cell, column in
        let isLong = width(cell.text) > widestWhole
        return "<td\(style(column, isLong: isLong))>\(marked(cell))</td>"
      }
      return "<tr>" + parts.joined() + "</tr>\n"
    }
    let titles = table.columns.map { column in
      let style = style(column, isLong: width(column.title) > widestWholeHead)
      return "<th scope=\"col\"\(style)>\(text(column.title))</th>"
    }
    var body = table.rows.map { row(table.cells($0)) }.joined()
    if table.rows.isEmpty, let empty = table.emptyText {
      body = "<tr><td colspan=\"\(table.columns.count)\">\(text(empty))</td></tr>\n"
    }
    let foot = table.total.map { "<tfoot>\n\(row(table.cells($0)))</tfoot>\n" } ?? ""
    let once = table.repeatsHead ? "" : " once"
    return "<table class=\"grid\(once)\">\n<thead>\n<tr>\(titles.joined())</tr>\n</thead>\n"
      + "<tbody>\n\(body)</tbody>\n\(foot)</table>"
  }

  private static func room(_ room: Document.WritingRoom) -> String {
    let line = "<div class=\"ruled\">&#160;</div>"
    return "<tr><th scope=\"row\">\(text(room.label))</th>"
      + "<td>\(String(repeating: line, count: room.lines))</td></tr>\n"
  }

  private static func signature(_ signature: Document.Signature) -> String {
    func part(_ label: String, _ value: String?) -> String {
      "<td>\(text(label)): <span class=\"line\">\(value.map { text($0) } ?? "&#160;")</span></td>"
    }
    let note = signature.note.map { "<td>\(text($0))</td>" } ?? ""
    return "<tr>" + part(signature.label, signature.name)
      + part(signature.timeLabel, signature.time) + note + "</tr>\n"
  }

  /// The text of a cell, and what it means where it means something.
  private static func marked(_ cell: Document.Cell) -> String {
    let words = text(cell.text, keepsShortLines: true)
    guard cell.emphasis != .plain, !words.isEmpty else { return words }
    return "<span class=\"\(cell.emphasis)\">\(words)</span>"
  }

  /// Up to how many columns a line of a cell of several lines is kept whole, as far as a name is long.
  private static let widestLine = 22

  /// Escaped text; line breaks become `<br>`, and a dot that parts the lines where a stylesheet puts them
  /// in one and shows it.
  ///
  /// - Parameter keepsShortLines: of several lines none is broken that is no longer than a name: where they stand
  ///   in one it breaks between them.
  static func text(_ raw: String, keepsShortLines: Bool = false) -> String {
    let lines = raw.split(omittingEmptySubsequences: false) { $0.isNewline }
      .map { SafeLine.clean(String($0)) }
    return lines.map { line in
      let isWhole =
        keepsShortLines && lines.count > 1 && !line.isEmpty && line.displayWidth <= widestLine
      return isWhole ? "<span class=\"whole\">\(escaped(line))</span>" : escaped(line)
    }
    .joined(separator: " <br><span class=\"and\">· </span>")
  }

  /// Escaped text of a picture, in one line that nobody breaks.
  static func label(_ raw: String) -> String {
    escaped(SafeLine.clean(raw), longestPiece: .max)
  }

  /// - Parameter longestPiece: after so many signs of a word without a place to break it one is written.
  ///   WeasyPrint looks for one from each sign on, which takes minutes in a word of thousands.
  private static func escaped(_ line: String, longestPiece: Int = 40) -> String {
    var result = ""
    var piece = 0
    for scalar in line.unicodeScalars {
      // Chinese breaks everywhere.
      piece = scalar == " " || (0x2E80...0xFFEF).contains(scalar.value) ? 0 : piece + 1
      if piece > longestPiece, !joins(scalar) {
        result += "<wbr>"
        piece = 1
      }
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether it belongs to the sign before it.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isGraphemeExtend || scalar.properties.isEmojiModifier
      || scalar.properties.isJoinControl
  }
}
