import TextCells

/// A line of pieces, each with a look of its own.
public struct StyledLine: Hashable, Sendable {
  /// A piece of one look.
  public struct Span: Hashable, Sendable {
    /// Its text, already safe.
    public var text: String
    /// Its look.
    public var style: Style

    /// A piece; the text is made safe.
    public init(_ text: String, _ style: Style = .plain) {
      self.text = SafeText(text).text
      self.style = style
    }

    /// Its columns.
    public var width: Int { text.displayWidth }
  }

  /// The pieces from left to right.
  public var spans: [Span]

  /// A line of pieces.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// A line of one piece; the text is made safe.
  public init(_ text: String, _ style: Style = .plain) {
    spans = [Span(text, style)]
  }

  /// The columns of all pieces.
  public var width: Int { spans.reduce(0) { $0 + $1.width } }

  /// The text of all pieces.
  public var text: String { spans.map(\.text).joined() }

  /// This line with another piece after it.
  public func adding(_ text: String, _ style: Style = .plain) -> StyledLine {
    StyledLine(spans + [Span(text, style)])
  }
}
