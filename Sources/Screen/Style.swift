/// What a piece of text means; a theme maps it to a colour, and a terminal without colours to
/// nothing: the letter or shape beside it says the same.
public enum Ink: String, Hashable, CaseIterable, Sendable {
  /// Ordinary text.
  case plain
  /// Less important: units, times long past, rules.
  case dim
  /// The one accent colour: keys, the place where one is.
  case accent
  /// Late 超期: red.
  case late
  /// At risk 临期: yellow.
  case risk
  /// On time, done: green.
  case good
  /// On hold 挂起: blue.
  case hold
  /// Major 重大: red and bold.
  case major
  /// Titles of sections and columns.
  case heading
}

/// How a cell looks.
public struct Style: Hashable, Sendable {
  /// What it means.
  public var ink: Ink
  /// Heavier letters.
  public var bold: Bool
  /// Ink and ground exchanged: the unacknowledged, the tab where one is.
  public var reverse: Bool
  /// A line below: a field that can be typed into.
  public var underline: Bool
  /// On a slightly lighter ground where the terminal has one: the selected row. Without such a
  /// ground nothing is lost, because the row also carries a bar.
  public var raised: Bool

  /// A style; everything off unless said.
  public init(
    _ ink: Ink = .plain, bold: Bool = false, reverse: Bool = false, underline: Bool = false,
    raised: Bool = false
  ) {
    self.ink = ink
    self.bold = bold
    self.reverse = reverse
    self.underline = underline
    self.raised = raised
  }

  /// Ordinary text.
  public static let plain = Style()
  /// Less important text.
  public static let dim = Style(.dim)
  /// Titles.
  public static let heading = Style(.heading)
}

/// One column of a surface.
///
/// A wide character stands in two: the lead cell carries its text and width 2, the trail cell
/// right of it has no text and width 0.
public struct Cell: Hashable, Sendable {
  /// One character with its marks; empty in a trail cell.
  public let text: String
  /// Columns: 1 or 2; 0 in a trail cell.
  public let width: Int
  /// How it looks.
  public var style: Style

  init(text: String, width: Int, style: Style) {
    self.text = text
    self.width = width
    self.style = style
  }

  /// An empty column.
  public static func blank(_ style: Style = .plain) -> Cell {
    Cell(text: " ", width: 1, style: style)
  }

  static func trail(_ style: Style) -> Cell {
    Cell(text: "", width: 0, style: style)
  }

  /// Whether this is the left half of a wide character.
  public var isLead: Bool { width == 2 }
  /// Whether this is the right half of a wide character.
  public var isTrail: Bool { width == 0 }
}
