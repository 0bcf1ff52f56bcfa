/// Lines to read, longer than their area: help, the story of an order, an explanation, a sheet.
public struct Pager: Hashable, Sendable {
  /// All lines; each is cut to the area, so wrap long ones first.
  public let lines: [StyledLine]
  /// How many fit.
  public private(set) var rows: Int
  /// The first visible line.
  public private(set) var top: Int

  /// A pager at its beginning.
  public init(_ lines: [StyledLine], rows: Int = 1) {
    self.lines = lines
    self.rows = max(1, rows)
    top = 0
  }

  /// Whether the end is in sight.
  public var isAtEnd: Bool { top + rows >= lines.count }

  /// Adapts to another number of rows.
  public mutating func fit(rows: Int) {
    self.rows = max(1, rows)
    scroll(to: top)
  }

  /// Makes a line the first visible one, as far as lines follow it.
  public mutating func scroll(to line: Int) {
    top = max(0, min(line, lines.count - rows))
  }

  /// Arrows, `j`, `k`, Home, End, PgUp, PgDn, the space bar and the wheel.
  ///
  /// - Returns: whether the key meant something to a pager.
  public mutating func handle(_ key: Key) -> Bool {
    switch key.folded {
    case .up, .character("k"): scroll(to: top - 1)
    case .down, .character("j"): scroll(to: top + 1)
    case .home: scroll(to: 0)
    case .end: scroll(to: lines.count)
    case .pageUp: scroll(to: top - max(1, rows - 1))
    case .pageDown, .space: scroll(to: top + max(1, rows - 1))
    case .mouse(let event) where event.action == .wheelUp: scroll(to: top - 3)
    case .mouse(let event) where event.action == .wheelDown: scroll(to: top + 3)
    default: return false
    }
    return true
  }

  /// Draws the visible lines; at the right edge an arrow says that lines are above or below.
  ///
  /// - Parameters:
  ///   - surface: what to draw on.
  ///   - area: where.
  ///   - isFocused: whether keys go to this pager; the cursor then stands on its first line.
  public func draw(on surface: inout Surface, in area: Area, isFocused: Bool = true) {
    guard !area.isEmpty else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    var pager = self
    pager.fit(rows: area.rows)
    let hasMore = lines.count > area.rows
    let width = area.columns - (hasMore ? 2 : 0)
    for (offset, line) in lines.dropFirst(pager.top).prefix(area.rows).enumerated() {
      surface.put(
        line, at: Position(row: area.row + offset, column: area.column), maxWidth: width)
    }
    let edge = area.column + area.columns - 1
    if pager.top > 0 {
      surface.put("↑", at: Position(row: area.row, column: edge), style: .dim, maxWidth: 1)
    }
    if !pager.isAtEnd {
      let last = Position(row: area.row + area.rows - 1, column: edge)
      surface.put("↓", at: last, style: .dim, maxWidth: 1)
    }
    if isFocused { surface.cursor = area.origin }
  }
}
