import Testing

@testable import Screen

@Suite("Changed runs")
struct SurfaceChangesTests {
  private func surface(_ lines: String..., columns: Int = 10) -> Surface {
    var surface = Surface(size: Size(rows: lines.count, columns: columns))
    for (row, line) in lines.enumerated() {
      surface.put(line, at: Position(row: row, column: 0))
    }
    return surface
  }

  @Test("nothing changed means nothing to draw")
  func same() {
    #expect(surface("漏水", "b").changedRuns(from: surface("漏水", "b")).isEmpty)
  }

  @Test("without a former screen, or with one of another size, every row is drawn")
  func first() {
    let new = surface("a", "b")
    #expect(new.changedRuns(from: nil).map(\.row) == [0, 1])
    #expect(new.changedRuns(from: surface("a", "b", columns: 9)).count == 2)
    #expect(new.changedRuns(from: nil).allSatisfy { $0.cells.count == 10 })
  }

  @Test("only what differs is drawn, whole characters at a time")
  func differences() {
    let runs = surface("a漏b水c").changedRuns(from: surface("a电b水d"))
    #expect(runs.map(\.column) == [1, 6])
    #expect(runs.map { $0.cells.map(\.text).joined() } == ["漏", "c"])
    #expect(runs[0].cells.count == 2)
  }

  @Test("drawing the runs over the old screen gives the new one")
  func property() {
    var random = RandomText(seed: 31)
    for _ in 0..<80 {
      var old = Surface(size: Size(rows: 2, columns: 16))
      var new = old
      for _ in 0..<4 {
        let place = Position(row: random.number(below: 2), column: random.number(below: 16))
        old.put(random.text(pieces: 4), at: place)
        new.put(random.text(pieces: 4), at: place)
      }
      for run in new.changedRuns(from: old) {
        #expect(!run.cells[0].isTrail && run.cells.last?.isLead == false)
        for (offset, cell) in run.cells.enumerated() where !cell.isTrail {
          let start = Position(row: run.row, column: run.column + offset)
          old.put(cell.text, at: start, style: cell.style)
        }
      }
      #expect(old.text == new.text)
    }
  }
}
