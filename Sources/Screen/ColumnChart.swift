import TextCells

/// Figures as columns beside one another, such as weeks, with a short name under each.
public struct ColumnChart: Hashable, Sendable {
  /// A column.
  public struct Column: Hashable, Sendable {
    /// What stands under it; cut to the column's width and the gap.
    public var name: String
    /// The figure; less than 0 counts as 0.
    public var value: Double
    /// Its colour.
    public var ink: Ink

    /// A column.
    public init(_ name: String, _ value: Double, ink: Ink = .plain) {
      self.name = name
      self.value = value
      self.ink = ink
    }
  }

  /// The columns from left to right; the last ones are drawn when not all fit.
  public var columns: [Column]
  /// The figure that reaches the top; the greatest of the values when nil.
  public var full: Double?
  /// Columns of the screen that each takes.
  public var width: Int
  /// Columns of the screen between two of them.
  public var gap: Int

  /// A chart.
  public init(_ columns: [Column], full: Double? = nil, width: Int = 2, gap: Int = 2) {
    self.columns = columns
    self.full = full
    self.width = max(1, width)
    self.gap = max(0, gap)
  }

  /// Draws the columns from the bottom up, in eighths of a row where the glyphs allow, and the
  /// names in the last row. Where a name is wider than its column, every other one is left out.
  public func draw(on surface: inout Surface, in area: Area) {
    guard area.rows >= 2, area.columns >= width else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let shown = columns.suffix((area.columns + gap) / (width + gap))
    let top = full ?? shown.map(\.value).max() ?? 0
    let crowded = shown.contains { $0.name.displayWidth > width + gap - 1 }
    for (index, column) in shown.enumerated() {
      let left = area.column + index * (width + gap)
      let share = top > 0 ? min(max(0, column.value / top), 1) : 0
      let filled = Bar.filled(
        share: share, columns: area.rows - 1, parts: Self.parts(surface.glyphs), rest: " ")
      for (height, sign) in filled.enumerated() {
        let cell = Position(row: area.row + area.rows - 2 - height, column: left)
        surface.put(
          String(repeating: sign, count: width), at: cell, style: Style(column.ink),
          maxWidth: width)
      }
      guard !crowded || index % 2 == 0 else { continue }
      let room = crowded ? 2 * (width + gap) - 1 : width + gap - 1
      let name = Position(row: area.row + area.rows - 1, column: left)
      surface.put(
        column.name, at: name, style: .dim,
        maxWidth: min(max(width, room), area.column + area.columns - left))
    }
  }

  private static func parts(_ glyphs: Glyphs) -> [String] {
    glyphs.replacesAmbiguous ? glyphs.gaugeParts : glyphs.sparks
  }
}
