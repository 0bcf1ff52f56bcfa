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
