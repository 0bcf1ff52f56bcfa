import Documents
import Localization
import TextCells

/// How a cell is coloured on a terminal; the letter in it alone suffices.
enum Tone {
  case plain
  case faint
  case good
  case warning
  case bad
  case held
  case strong

  var code: String {
    switch self {
    case .plain: ""
    case .faint: "2"
    case .good: "32"
    case .warning: "33"
    case .bad: "31"
    case .held: "34"
    case .strong: "1;31"
    }
  }
}

/// One cell of a table.
struct TableCell: ExpressibleByStringInterpolation {
  var text: String
  var tone: Tone

  init(_ text: String, _ tone: Tone = .plain) {
    self.text = SafeText(text).text
    self.tone = tone
  }

  init(stringLiteral value: String) { self.init(value) }
}

/// What lists and figures are printed as: fitted to the terminal by display width, or separated by
/// tabs when a program reads them.
struct Table {
  struct Column {
    var title: String
    /// Figures stand at the right of their column.
    var isFigure = false
    /// It gives way when the terminal is narrow.
    var isFlexible = false
  }

  var columns: [Column]
  var rows: [[TableCell]] = []

  /// Prints it.
  func write(to invocation: Invocation) {
    guard Console.isForPeople else {
      for row in rows {
        invocation.output.write(line: row.map(\.text).joined(separator: "\t"))
      }
      return
    }
    let color = Console.usesColor(invocation.options.color)
    for line in lines(width: Console.columns, color: color) {
      invocation.output.write(painted: line)
    }
  }

  /// The lines for a terminal of this width.
  func lines(width: Int, color: Bool) -> [String] {
    guard !rows.isEmpty else { return [] }
    let widths = fitted(to: width)
    let head = columns.map { TableCell($0.title, .faint) }
    return ([head] + rows).map { line($0, widths, color: color) }
  }

  private static let gap = 2

  private func fitted(to width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index].text }).map(\.displayWidth).max() ?? 0
    }
    var excess = widths.reduce(0, +) + Self.gap * (columns.count - 1) - width
    // The widest flexible column gives way first, down to a width that still says something.
    while excess > 0 {
      let flexible = columns.indices.filter { columns[$0].isFlexible && widths[$0] > 8 }
      guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
      let others = flexible.filter { $0 != widest }.map { widths[$0] }.max() ?? 8
      let cut = min(excess, max(1, widths[widest] - max(8, others)))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }

  private func line(_ row: [TableCell], _ widths: [Int], color: Bool) -> String {
    var line = ""
    var pending = ""
    for (index, cell) in row.enumerated() {
      let text = cell.text.fitted(
        to: widths[index], alignment: columns[index].isFigure ? .right : .left)
      // Blanks at the end of a line are left out.
      let bare = text.prefix(upTo: text.endOfWords)
      line += pending
      line +=
        color && !cell.tone.code.isEmpty && !bare.isEmpty
        ? "\u{1B}[\(cell.tone.code)m\(bare)\u{1B}[0m" : String(bare)
      pending = String(
        repeating: " ", count: Self.gap + text.displayWidth - String(bare).displayWidth)
    }
    return line
  }
}

extension String {
  /// Behind the last character that is no blank.
  fileprivate var endOfWords: Index {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return end
  }
}

/// Names and values, one a line.
struct FieldList {
  var fields: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String) {
    if !value.isEmpty { fields.append((name, SafeText(value, lines: .kept).text)) }
  }

  func write(to invocation: Invocation) {
    let width = fields.map(\.name.displayWidth).max() ?? 0
    for (name, value) in fields {
      let text =
        Console.isForPeople
        ? "\(name.padded(to: width))  "
          + value.replacing("\n", with: "\n" + String(repeating: " ", count: width + 2))
        : "\(name)\t\(value.replacing("\n", with: " "))"
      invocation.output.write(line: text)
    }
  }
}

extension Table {
  /// A table of a paper, its total last. A pipe gets the codes beside the names too, as a file for
  /// spreadsheets does.
  init(_ paper: Document.Table) {
    let paper = Console.isForPeople ? paper.onPaper : paper
    self.init(
      columns: paper.columns.map {
        Column(title: $0.title, isFigure: $0.alignment == .trailing, isFlexible: $0.flexible)
      })
    rows = (paper.rows + (paper.total.map { [$0] } ?? [])).map { row in
      row.map { TableCell($0.text) }
    }
  }
}
