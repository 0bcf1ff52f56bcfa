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

/// How a cell looks: two bytes, since thousands are compared at each key.
public struct Style: Hashable, Sendable {
  /// What it means.
  public var ink: Ink
  private var marks: Marks

  private struct Marks: OptionSet, Hashable, Sendable {
    let rawValue: UInt8
    static let bold = Marks(rawValue: 1)
    static let reverse = Marks(rawValue: 2)
    static let underline = Marks(rawValue: 4)
    static let raised = Marks(rawValue: 8)

    subscript(mark: Marks) -> Bool {
      get { contains(mark) }
      set { if newValue { insert(mark) } else { remove(mark) } }
    }
  }

  /// Heavier letters.
  public var bold: Bool {
    get { marks[.bold] }
    set { marks[.bold] = newValue }
  }
  /// Ink and ground exchanged: the unacknowledged, the tab where one is.
  public var reverse: Bool {
    get { marks[.reverse] }
    set { marks[.reverse] = newValue }
  }
  /// A line below: a field that can be typed into.
  public var underline: Bool {
    get { marks[.underline] }
    set { marks[.underline] = newValue }
  }
  /// On a slightly lighter ground where the terminal has one: the selected row. Without such a
  /// ground nothing is lost, because the row also carries a bar.
  public var raised: Bool {
    get { marks[.raised] }
    set { marks[.raised] = newValue }
  }

  /// A style; everything off unless said.
  public init(
    _ ink: Ink = .plain, bold: Bool = false, reverse: Bool = false, underline: Bool = false,
    raised: Bool = false
  ) {
    self.ink = ink
    marks = []
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
