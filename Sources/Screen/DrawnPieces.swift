/// Pieces of a screen as they were drawn last, each with what it was drawn from: while that is the same
/// they are laid down again instead of being drawn. A step of a selection then costs two rows.
///
/// What is seen never depends on it: a piece says in its source everything that it is drawn from.
public struct DrawnPieces: Sendable {
  private struct Piece: Sendable {
    var source: any Equatable & Sendable
    var area: Area
    var cells: [Cell]
    var cursor: Position?
  }

  private var pieces: [Piece?] = []

  /// Nothing was drawn yet.
  public init() {}

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
    if let piece = pieces[name], piece.area == area, piece.source as? Source == source {
      surface.lay(piece.cells, in: area)
      if let cursor = piece.cursor { surface.cursor = cursor }
      return
    }
    let before = surface.cursor
    surface.cursor = nil
    let outer = surface.clip(to: area)
    draw(&surface)
    surface.unclip(to: outer)
    pieces[name] = Piece(
      source: source, area: area, cells: surface.cells(in: area), cursor: surface.cursor)
    if surface.cursor == nil { surface.cursor = before }
  }
}
