import TextCells

/// One column of a surface.
///
/// A wide character stands in two: the lead cell carries its text and width 2, the trail cell
/// right of it has no text and width 0. A screen has thousands of cells, which are drawn, compared and
/// copied at each key, so that a cell is plain bytes.
public struct Cell: Hashable, Sendable {
  private var content: CellText
  private let columns: UInt8
  /// How it looks.
  public var style: Style

  init(text: String, width: Int, style: Style) {
    self.init(CellText(text), width: width, style: style)
  }

  init(_ content: CellText, width: Int, style: Style) {
    self.content = content
    columns = UInt8(width)
    self.style = style
  }

  /// One character with its marks; empty in a trail cell.
  public var text: String { content.text }
  /// Columns: 1 or 2; 0 in a trail cell.
  public var width: Int { Int(columns) }

  /// An empty column.
  public static func blank(_ style: Style = .plain) -> Cell {
    Cell(.blank, width: 1, style: style)
  }

  static func trail(_ style: Style) -> Cell { Cell(.none, width: 0, style: style) }

  /// Whether nothing is seen of it but its ground.
  var isBlank: Bool { content == .blank }
  /// Whether this is the left half of a wide character.
  public var isLead: Bool { columns == 2 }
  /// Whether this is the right half of a wide character.
  public var isTrail: Bool { columns == 0 }
}
