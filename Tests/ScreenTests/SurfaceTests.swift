import Testing
import TextCells

@testable import Screen

@Suite("Surface")
struct SurfaceTests {
  private func surface(_ rows: Int = 1, _ columns: Int = 8) -> Surface {
    Surface(size: Size(rows: rows, columns: columns))
  }

  /// Every row as wide as the surface, every lead followed by its trail, no trail without lead.
  private func expectWhole(_ surface: Surface) {
    for row in 0..<surface.size.rows {
      let cells = Array(surface.row(row))
      #expect(surface.rowText(row).displayWidth == surface.size.columns)
      for (column, cell) in cells.enumerated() {
        #expect(cell.text.displayWidth == cell.width)
        if cell.isTrail { #expect(cell.style == cells[column - 1].style) }
        if cell.isLead { #expect(column + 1 < cells.count && cells[column + 1].isTrail) }
        if cell.isTrail { #expect(column > 0 && cells[column - 1].isLead) }
      }
    }
  }

  @Test("a wide character stands in two cells")
  func wide() {
    var surface = surface()
    #expect(surface.put("漏a", at: Position(row: 0, column: 1)) == 3)
    #expect(surface.rowText(0) == " 漏a    ")
    #expect(surface[0, 1].isLead && surface[0, 2].isTrail && surface[0, 3].text == "a")
  }

  @Test("overwriting one half of a wide character blanks the other", arguments: [0, 1])
  func halves(_ half: Int) {
    var surface = surface()
    surface.put("漏水", at: Position(row: 0, column: 0))
    surface.put("x", at: Position(row: 0, column: 2 + half))
    #expect(surface.rowText(0) == (half == 0 ? "漏x     " : "漏 x    "))
    expectWhole(surface)
  }

  @Test("a wide character over two halves blanks both partners")
  func across() {
    var surface = surface()
    surface.put("漏水", at: Position(row: 0, column: 0))
    surface.put("电", at: Position(row: 0, column: 1))
    #expect(surface.rowText(0) == " 电     ")
    expectWhole(surface)
  }

  @Test("a wide character in the last column is refused and the cut is marked")
  func lastColumn() {
    var surface = surface(1, 5)
    surface.put("漏水电", at: Position(row: 0, column: 0))
    #expect(surface.rowText(0) == "漏水…")
    surface.put("漏", at: Position(row: 0, column: 4))
    #expect(surface[0, 4].text == "…")
    surface.set(TextCell.wide, row: 0, column: 4, style: .plain)
    #expect(surface[0, 4] == .blank())
    expectWhole(surface)
  }

  @Test("text outside is not drawn")
  func outside() {
    var surface = surface()
    #expect(surface.put("abc", at: Position(row: 1, column: 0)) == 0)
    #expect(surface.put("abc", at: Position(row: -1, column: 0)) == 0)
    #expect(surface.put("abc", at: Position(row: 0, column: 8)) == 0)
    #expect(surface.put("abc", at: Position(row: 0, column: 0), maxWidth: -1) == 0)
    surface.put("abc", at: Position(row: 0, column: -1))
    #expect(surface.rowText(0) == "bc      ")
  }

  @Test("control sequences never reach a cell")
  func unsafe() {
    var surface = surface()
    surface.put("\u{1B}[31ma\u{202E}\u{7}", at: Position(row: 0, column: 0))
    #expect(surface.rowText(0) == "a\u{FFFD}      ")
  }

  @Test("the ASCII set replaces ambiguous characters in data, columns kept")
  func ascii() {
    var surface = Surface(size: Size(rows: 1, columns: 8), glyphs: .ascii)
    surface.put("“96℃”漏水漏", at: Position(row: 0, column: 0))
    #expect(surface.rowText(0) == "\"96C\"漏~")
  }

  @Test("no sequence of writes leaves half a character or a row of another width")
  func property() {
    var random = RandomText(seed: 23)
    for round in 0..<60 {
      let glyphs: Glyphs = round % 2 == 0 ? .utf8 : .ascii
      var surface = Surface(size: Size(rows: 3, columns: 1 + round % 25), glyphs: glyphs)
      for _ in 0..<20 {
        let place = Position(
          row: random.number(below: 4), column: random.number(below: 28) - 2)
        let width = random.number(below: 5) == 0 ? nil : random.number(below: 20)
        surface.put(random.text(pieces: 6), at: place, maxWidth: width)
      }
      let area = Area(row: 0, column: random.number(below: 9), rows: 2, columns: 3)
      surface.restyle(area) { $0.raised = true }
      expectWhole(surface)
    }
  }

  @Test("areas that lie partly or wholly outside change only what is inside")
  func areasOutside() {
    for row in [-4, -1, 0, 2, 3, 9] {
      for column in [-9, -3, 0, 4, 5, 9] {
        var surface = Surface(size: Size(rows: 3, columns: 5))
        for line in 0..<3 { surface.put("漏水a", at: Position(row: line, column: 0)) }
        let area = Area(row: row, column: column, rows: 3, columns: 4)
        surface.restyle(area) { $0.raised = true }
        expectWhole(surface)
        surface.clear(area, style: .dim)
        expectWhole(surface)
        let isTouched = area.clipped(to: surface.area).isEmpty == false
        #expect(surface.styleMap.contains("dim") == isTouched)
      }
    }
  }

  @Test("a clip keeps drawing inside, also when clips are nested, and is taken back")
  func clip() {
    var surface = surface(2, 8)
    let outer = surface.clip(to: Area(row: 0, column: 1, rows: 1, columns: 5))
    let inner = surface.clip(to: Area(row: 0, column: 3, rows: 2, columns: 9))
    for row in 0...1 { surface.put("漏水电梯", at: Position(row: row, column: 3)) }
    #expect(surface.text == "   漏…\n\n")
    surface.unclip(to: inner)
    surface.put("ab", at: Position(row: 0, column: 0))
    #expect(surface.text == " b 漏…\n\n")
    surface.unclip(to: outer)
    #expect(surface.clip == surface.area)
    expectWhole(surface)
  }

  @Test("restyling half a wide character restyles both halves")
  func restyle() {
    var surface = surface()
    surface.put("漏水", at: Position(row: 0, column: 0))
    surface.restyle(Area(row: 0, column: 1, rows: 1, columns: 2)) { $0.bold = true }
    #expect(surface.styleMap == "0: 0-3 plain bold\n")
  }

  @Test("pieces of a line keep their looks and are cut as one")
  func styled() {
    let line = StyledLine("超期", Style(.late)).adding(" 3 件")
    var whole = surface(1, 12)
    #expect(whole.put(line, at: Position(row: 0, column: 0)) == 9)
    #expect(whole.rowText(0) == "超期 3 件   ")
    var cut = surface(1, 4)
    cut.put(line, at: Position(row: 0, column: 0))
    #expect(cut.rowText(0) == "超… ")
    var right = surface(1, 12)
    right.put(line, at: Position(row: 0, column: 0), columns: 12, alignment: .right)
    #expect(right.rowText(0) == "   超期 3 件")
    #expect(right.styleMap == "0: 3-6 late\n")
  }
}

extension TextCell {
  fileprivate static let wide = "漏".textCells()[0]
}
