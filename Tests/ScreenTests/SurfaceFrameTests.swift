import Testing

@testable import Screen

@Suite("Frames drawn upon the one before")
struct SurfaceFrameTests {
  /// A screen of two pieces side by side and, beside them, a line that lies anywhere.
  private struct Picture {
    var left = 0
    var right: Int? = 0
    var rightColumns = 5
    var line: Int?
    var size = Size(rows: 6, columns: 12)

    func draw(_ pieces: inout DrawnPieces) -> Surface {
      pieces.draw(size: size, glyphs: .utf8) { surface, pieces in
        let place = Area(row: 1, column: 0, rows: 3, columns: 6)
        pieces.draw(0, from: left, in: place, on: &surface) {
          $0.put(left % 2 == 0 ? "漏水\(left)" : "\(left)", at: place.origin)
          $0.put("停电", at: Position(row: 3, column: left % 3), style: .dim)
        }
        if let right {
          let place = Area(row: 2, column: 6, rows: 3, columns: rightColumns)
          pieces.draw(1, from: right, in: place, on: &surface) {
            $0.put("→\(right)", at: Position(row: 2 + right % 3, column: 6))
            if right % 2 == 0 { $0.cursor = place.origin }
          }
        }
        if let line {
          surface.put("·电梯·", at: Position(row: line, column: 3), style: Style(.late))
          surface.restyle(Area(row: line, column: 0, rows: 1, columns: 8)) { $0.raised = true }
        }
      }
    }
  }

  private func rows(_ one: Surface, _ other: Surface) -> [Int] {
    (0..<one.size.rows).filter { !one.row($0).elementsEqual(other.row($0)) }
  }

  @Test(
    "whatever changes, a frame is what it would be on a blank screen, and says where it differs")
  func asOnBlank() {
    var random = RandomText(seed: 20_261_126)
    var picture = Picture()
    var pieces = DrawnPieces()
    var shown: Surface?
    for step in 0..<4_000 {
      switch random.number(below: 12) {
      case 0...2: picture.left = random.number(below: 9)
      case 3...4: picture.right = random.number(below: 9)
      case 5: picture.right = nil
      case 6: picture.rightColumns = 2 + random.number(below: 5)
      case 7: picture.size.rows = 5 + random.number(below: 3)
      default: picture.line = [nil, 0, 1, 2, 3, 4][random.number(below: 6)]
      }
      let frame = picture.draw(&pieces)
      var none = DrawnPieces()
      #expect(frame == picture.draw(&none), "step \(step)")
      if let before = shown, before.size == frame.size {
        let looked = Set(frame.changedRows(from: before))
        #expect(looked.isSuperset(of: rows(frame, before)), "step \(step)")
      }
      if shown == nil { shown = frame } else { shown?.follow(frame) }
      #expect(shown == frame, "step \(step)")
    }
  }

  @Test("a step of a line is looked for in two rows alone")
  func step() {
    var pieces = DrawnPieces()
    var picture = Picture(line: 2)
    _ = picture.draw(&pieces)
    let before = picture.draw(&pieces)
    picture.line = 3
    #expect(picture.draw(&pieces).changedRows(from: before) == [2, 3])
  }

  @Test("a frame that was written on since is no ground to compare with")
  func writtenOn() {
    var pieces = DrawnPieces()
    let picture = Picture(line: 2)
    var before = picture.draw(&pieces)
    before.put("x", at: Position(row: 5, column: 0))
    let next = picture.draw(&pieces)
    #expect(next.changedRows(from: before).count == 6)
    before.follow(next)
    #expect(before == next)
  }
}
