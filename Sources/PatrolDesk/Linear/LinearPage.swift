import Screen
import TextCells

/// What the desk shows, as lines to read one after the other (screens.md, Large and small): for screen
/// readers, serial lines and programs that drive it. Nothing is drawn; every sign is a word.
struct LinearPage: Hashable, Sendable {
  /// A line of the place.
  enum Line: Hashable, Sendable {
    case heading(String)
    case text(String)
    case row(LinearRow)
  }

  /// Where one is.
  var title: String
  var lines: [Line] = []
  /// The row that actions are for.
  var selectedID: String?
  /// The same in words, with what is asked of it.
  var selected = ""
  /// What can be answered.
  var menu: [String] = []
  /// A form, a line that is asked for, or a page of text over the place.
  var isLayer = false

  /// The rows that are numbered.
  var rows: [LinearRow] {
    lines.compactMap { if case .row(let row) = $0 { row } else { nil } }
  }

  /// What makes it another page than before: not the minutes that run on in its rows.
  var shape: [String] {
    guard !rows.isEmpty else { return [title] + lines.map(\.words) }
    return [title]
      + lines.compactMap { line in
        switch line {
        case .heading(let text): text
        case .text: nil
        case .row(let row): "\(row.number) \(row.id)"
        }
      }
  }

  /// The whole page, in lines of at most so many columns.
  func text(columns: Int) -> [String] {
    ([title] + lines.map(\.words)).flatMap { Self.broken($0, columns: columns) }
      + foot(columns: columns)
  }

  /// The selected row and what can be answered.
  func foot(columns: Int) -> [String] {
    ((selected.isEmpty ? [] : [selected]) + menu).flatMap { Self.broken($0, columns: columns) }
  }

  /// A line in safe characters, in as many lines as it needs; what goes on is indented.
  static func broken(_ line: String, columns: Int) -> [String] {
    let text = SafeText(line).text.withoutBlankEnd
    guard text.displayWidth > columns else { return [text] }
    return text.wrapped(to: max(20, columns - 2)).enumerated().map {
      $0.offset == 0 ? $0.element : "  " + $0.element
    }
  }
}

/// A row that is chosen by its number.
struct LinearRow: Hashable, Sendable {
  /// What it is, whatever its place: an order's number, a route's code.
  var id: String
  /// The number to type.
  var number: Int
  var text: String
  /// What of it is worth telling when it changes; the minutes of a clock are not.
  var state = ""

  var words: String { "\(number). \(text)" }
}

extension LinearPage.Line {
  /// The line as it is printed.
  var words: String {
    switch self {
    case .heading(let text): "-- \(text)"
    case .text(let text): text
    case .row(let row): row.words
    }
  }
}

extension String {
  /// The text without blanks at its end.
  var withoutBlankEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// The text with every run of blanks inside it as two at most: columns say nothing in a line.
  var withoutColumns: String {
    var result = ""
    var blanks = 0
    for character in withoutBlankEnd {
      blanks = character == " " ? blanks + 1 : 0
      if blanks <= 2 { result.append(character) }
    }
    return result
  }
}
