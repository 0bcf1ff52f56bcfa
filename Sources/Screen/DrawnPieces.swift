/// Pieces of a screen as they were drawn last, each with what it was drawn from: while that is the same
/// they are left standing, or laid down again, instead of being drawn. A step of a selection then costs
/// two rows.
///
/// What is seen never depends on it: a piece says in its source everything that it is drawn from.
public struct DrawnPieces: Sendable {
  private struct Piece: Sendable {
    var source: any Equatable & Sendable
    var area: Area
    var cells: [Cell]
    var cursor: Position?
    /// The frame in which it stood last.
    var frame: Int
  }

  private var pieces: [Piece?] = []
  private var last: Surface?
  private var frame = 0
  /// Whether a piece of the frame before stands where it does not belong any more.
  private var hasLeftovers = false

  /// Nothing was drawn yet.
  public init() {}

  /// Draws a frame upon the one before.
  ///
  /// - Parameters:
  ///   - size: rows and columns.
  ///   - glyphs: the signs that this terminal can draw.
  ///   - draw: draws all of it, in pieces and beside them. It is called again, on a blank surface, when it
  ///     left a piece out that stood in the frame before, or has it elsewhere.
  public mutating func draw(
    size: Size, glyphs: Glyphs, _ draw: (inout Surface, inout DrawnPieces) -> Void
  ) -> Surface {
    var surface = begin(size: size, glyphs: glyphs)
    draw(&surface, &self)
    if hasLeftovers || pieces.contains(where: { $0?.frame == frame - 1 }) {
      surface = beginBlank(size: size, glyphs: glyphs)
      draw(&surface, &self)
    }
    surface.finish()
    last = surface
    return surface
  }

  private mutating func begin(size: Size, glyphs: Glyphs) -> Surface {
    guard var surface = last, surface.size == size, surface.glyphs == glyphs else {
      return beginBlank(size: size, glyphs: glyphs)
    }
    // Held here as well it would be copied when it is written on.
    last = nil
    frame += 1
    hasLeftovers = false
    surface.beginNext()
    return surface
  }

  private mutating func beginBlank(size: Size, glyphs: Glyphs) -> Surface {
    last = nil
    // No piece stood in the frame before this.
    frame += 2
    hasLeftovers = false
    return Surface(size: size, glyphs: glyphs)
  }

  /// Draws a piece, or lays it down as it was.
  ///
  /// - Parameters:
  ///   - name: which piece of the screen, from 0; each has one place to be kept.
  ///   - source: everything that it is drawn from, beside the area.
  ///   - area: where; nothing was drawn there yet, and the piece draws nowhere else.
  ///   - surface: what to draw on.
  ///   - draw: draws it.
  public mutating func draw<Source: Equatable & Sendable>(
    _ name: Int, from source: Source, in area: Area, on surface: inout Surface,
    _ draw: (inout Surface) -> Void
  ) {
    while pieces.count <= name { pieces.append(nil) }
    let stands = pieces[name]?.frame == frame - 1
    if stands, pieces[name]?.area != area { hasLeftovers = true }
    if let piece = pieces[name], piece.area == area, piece.source as? Source == source {
      surface.lay(piece.cells, in: area, onlyBare: stands)
      if let cursor = piece.cursor { surface.cursor = cursor }
      pieces[name]?.frame = frame
      return
    }
    if stands { surface.clear(area) }
    let before = surface.cursor
    surface.cursor = nil
    let outer = surface.clip(to: area)
    draw(&surface)
    surface.unclip(to: outer)
    pieces[name] = Piece(
      source: source, area: area, cells: surface.cells(in: area), cursor: surface.cursor,
      frame: frame)
    if surface.cursor == nil { surface.cursor = before }
  }
}
