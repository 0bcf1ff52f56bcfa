/// A clock as a gauge: how much of its allowance is used (screens.md, Signs).
///
/// `▕█████▌  ▏` while it runs, full once it is late, `▕▒▒▒     ▏` on hold. The words at its right
/// belong to the caller.
public struct Gauge: Hashable, Sendable {
  /// Cells between the edges.
  public static let cells = 8
  /// Columns with the edges.
  public static let columns = cells + 2

  /// The used share of the allowance; 1 and more are late.
  public var share: Double
  /// Whether the clock stands still.
  public var isHeld: Bool
  /// Its colour.
  public var ink: Ink

  /// A gauge.
  public init(share: Double, ink: Ink, isHeld: Bool = false) {
    self.share = share
    self.ink = ink
    self.isHeld = isHeld
  }

  /// The gauge as text, ten columns wide.
  public func text(_ glyphs: Glyphs) -> String {
    glyphs.gaugeLeft
      + Bar.filled(
        share: share, columns: Self.cells,
        parts: isHeld ? [glyphs.gaugeHeld] : glyphs.gaugeParts, rest: " ")
      + glyphs.gaugeRight
  }

  /// Draws it.
  ///
  /// - Returns: the columns written.
  @discardableResult
  public func draw(on surface: inout Surface, at position: Position) -> Int {
    surface.put(line(surface.glyphs), at: position)
  }

  /// The gauge for a table's cell, in one ink: each change of it is sent over slow lines too.
  public func line(_ glyphs: Glyphs) -> StyledLine { StyledLine(text(glyphs), Style(ink)) }
}

/// A share as a bar, with or without a mark for what was promised.
public struct Bar: Hashable, Sendable {
  /// The share, 0 to 1; less and more are drawn as these.
  public var share: Double
  /// The promised share; nil draws no mark.
  public var mark: Double?
  /// Its colour.
  public var ink: Ink

  /// A bar.
  public init(share: Double, mark: Double? = nil, ink: Ink) {
    self.share = share
    self.mark = mark
    self.ink = ink
  }

  /// The bar over so many columns. The mark replaces the cell at its place.
  public func line(columns: Int, glyphs: Glyphs) -> StyledLine {
    let whole = Self.filled(
      share: share, columns: columns, parts: [glyphs.gaugeParts.last ?? "#"],
      rest: glyphs.barRest)
    guard let mark, columns > 0 else { return split(whole, glyphs: glyphs) }
    let promised = mark > 0 ? min(mark, 1) : 0
    let place = min(columns - 1, Int(promised * Double(columns)))
    let left = split(String(whole.prefix(place)), glyphs: glyphs)
    let right = split(String(whole.dropFirst(place + 1)), glyphs: glyphs)
    return StyledLine(
      left.spans + [StyledLine.Span(glyphs.barMark, Style(bold: true))] + right.spans)
  }

  /// Draws it in the first row of an area.
  public func draw(on surface: inout Surface, in area: Area) {
    let outer = surface.clip(to: area)
    defer { surface.unclip(to: outer) }
    surface.put(
      line(columns: area.columns, glyphs: surface.glyphs), at: area.origin,
      maxWidth: area.columns)
  }

  private func split(_ cells: String, glyphs: Glyphs) -> StyledLine {
    let rest = Character(glyphs.barRest)
    let filled = String(cells.prefix { $0 != rest })
    return StyledLine(filled, Style(ink)).adding(
      String(cells.dropFirst(filled.count)), .dim)
  }

  /// Cells filled from the left in steps of a part. A share above nothing shows something, and a
  /// share below the whole never looks whole.
  static func filled(share: Double, columns: Int, parts: [String], rest: String) -> String {
    guard columns > 0, !parts.isEmpty else { return "" }
    let steps = columns * parts.count
    var filled = 0
    if share >= 1 {
      filled = steps
    } else if share > 0 {
      filled = min(max(1, Int(share * Double(steps) + 0.5)), steps - 1)
    }
    let whole = filled / parts.count
    let part = filled % parts.count
    return String(repeating: parts[parts.count - 1], count: whole)
      + (part > 0 ? parts[part - 1] : "")
      + String(repeating: rest, count: columns - whole - (part > 0 ? 1 : 0))
  }
}
