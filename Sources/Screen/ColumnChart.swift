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
    /// How much of the figure is of another kind: the top of the column, in the sign of what is partly
    /// done, so that it shows without colour. Whatever is above 0 takes a row.
    public var part: Double
    /// The colour of that part.
    public var partInk: Ink

    /// A column.
    public init(
      _ name: String, _ value: Double, ink: Ink = .plain, part: Double = 0, partInk: Ink = .late
    ) {
      self.name = name
      self.value = value
      self.ink = ink
      self.part = part
      self.partInk = partInk
    }
  }

  /// The columns from left to right; the last ones are drawn when not all fit, or those from the
  /// selected one on.
  public var columns: [Column]
  /// The column whose name stands out.
  public var selected: Int?
  /// The figure that reaches the top; the greatest of the values when nil.
  public var full: Double?
  /// Columns of the screen that each takes.
  public var width: Int
  /// Columns of the screen between two of them.
  public var gap: Int

  /// A chart.
  public init(
    _ columns: [Column], selected: Int? = nil, full: Double? = nil, width: Int = 2, gap: Int = 2
  ) {
    self.columns = columns
    self.selected = selected
    self.full = full
    self.width = max(1, width)
    self.gap = max(0, gap)
  }

  /// Draws the columns from the bottom up, in eighths of a row where the glyphs allow, and the
  /// names in the last row. Where a name is wider than its column, every other one is left out.
  ///
  /// - Parameter isFocused: whether keys go to this chart; the cursor then stands on the selected
  ///   column's name.
  public func draw(on surface: inout Surface, in area: Area, isFocused: Bool = false) {
    guard area.rows >= 2, area.columns >= width else { return }
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    let room = (area.columns + gap) / (width + gap)
    let first = max(0, min(columns.count - room, selected ?? .max))
    let shown = columns[first...].prefix(room)
    let top = full ?? shown.map(\.value).max() ?? 0
    let crowded = shown.contains { $0.name.displayWidth > width + gap - 1 }
    for (index, column) in shown.enumerated() {
      let left = area.column + index * (width + gap)
      draw(column, of: top, on: &surface, in: area, at: left)
      let isSelected = first + index == selected
      guard !crowded || index % 2 == 0 || isSelected else { continue }
      let room = crowded ? 2 * (width + gap) - 1 : width + gap - 1
      let name = Position(row: area.row + area.rows - 1, column: left)
      surface.put(
        column.name, at: name,
        style: isSelected ? Style(isFocused ? .accent : .plain, bold: true) : .dim,
        maxWidth: min(max(width, room), area.column + area.columns - left))
      if isSelected, isFocused { surface.cursor = name }
    }
  }

  private func draw(
    _ column: Column, of top: Double, on surface: inout Surface, in area: Area, at left: Int
  ) {
    let share = top > 0 ? min(max(0, column.value / top), 1) : 0
    let filled = Bar.filled(
      share: share, columns: area.rows - 1, parts: Self.parts(surface.glyphs), rest: " ")
    let rows = filled.prefix { $0 != " " }.count
    let other = column.part > 0 && column.value > 0 ? column.part / column.value : 0
    let above = other > 0 ? max(1, Int(other * Double(rows) + 0.5)) : 0
    for (height, sign) in filled.enumerated() where sign != " " {
      let isPart = height >= rows - above
      let cell = Position(row: area.row + area.rows - 2 - height, column: left)
      surface.put(
        String(repeating: isPart ? Character(surface.glyphs.partly) : sign, count: width),
        at: cell, style: Style(isPart ? column.partInk : column.ink), maxWidth: width)
    }
  }

  private static func parts(_ glyphs: Glyphs) -> [String] {
    glyphs.replacesAmbiguous ? glyphs.gaugeParts : glyphs.sparks
  }
}
