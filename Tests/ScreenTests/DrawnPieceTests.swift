import Testing

@testable import Screen

@Suite("Drawn pieces")
struct DrawnPieceTests {
  private let area = Area(row: 1, column: 2, rows: 2, columns: 6)

  /// Draws 漏水 with the cursor on it, and says whether that was necessary.
  private func isDrawn(
    _ pieces: inout DrawnPieces, from source: Int, in area: Area, on surface: inout Surface
  ) -> Bool {
    var isDrawn = false
    pieces.draw(0, from: source, in: area, on: &surface) {
      isDrawn = true
      $0.put("漏水 leak", at: area.origin, style: Style(.late))
      $0.cursor = area.origin
    }
    return isDrawn
  }

  @Test("a piece from the same source is laid down as it was, cursor and all")
  func laidDown() {
    var pieces = DrawnPieces()
    var first = Surface(size: Size(rows: 4, columns: 10))
    var second = first
    #expect(isDrawn(&pieces, from: 1, in: area, on: &first))
    #expect(!isDrawn(&pieces, from: 1, in: area, on: &second))
    #expect(second == first)
    #expect(second.cursor == area.origin)
  }

  @Test("another source, or another place, is drawn")
  func drawn() {
    var pieces = DrawnPieces()
    var surface = Surface(size: Size(rows: 4, columns: 10))
    #expect(isDrawn(&pieces, from: 1, in: area, on: &surface))
    #expect(isDrawn(&pieces, from: 2, in: area, on: &surface))
    let other = Area(row: 0, column: 2, rows: 2, columns: 6)
    #expect(isDrawn(&pieces, from: 2, in: other, on: &surface))
  }

  @Test("a piece without a cursor leaves the one that is there, and draws nowhere else")
  func apart() {
    var pieces = DrawnPieces()
    for _ in 0..<2 {
      var surface = Surface(size: Size(rows: 2, columns: 10))
      surface.cursor = Position(row: 1, column: 1)
      let left = Area(row: 0, column: 0, rows: 1, columns: 4)
      pieces.draw(0, from: "a", in: left, on: &surface) {
        $0.put("abcdefgh", at: Position(row: 0, column: 0))
      }
      #expect(surface[0, 3].text == "…" && surface[0, 4] == .blank())
      #expect(surface.cursor == Position(row: 1, column: 1))
    }
  }
}
