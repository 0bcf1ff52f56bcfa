import Testing

@testable import Screen

@Suite("Pager, prompt and column chart")
struct PagerTests {
  @Test("a pager stops at both ends and says that there is more")
  func pager() {
    var pager = Pager((1...10).map { StyledLine("第 \($0) 行") }, rows: 3)
    var surface = Surface(size: Size(rows: 3, columns: 10))
    pager.draw(on: &surface, in: surface.area)
    #expect(surface.text == "第 1 行\n第 2 行\n第 3 行  ↓\n")
    #expect(surface.cursor == Position(row: 0, column: 0))
    for (key, top) in [
      (Key.pageDown, 2), (.space, 4), (.end, 7), (.down, 7), (.up, 6), (.character("ｋ"), 5),
      (.pageUp, 3), (.home, 0), (.up, 0),
    ] {
      #expect(pager.handle(key) == true)
      #expect(pager.top == top)
    }
    #expect(pager.handle(.enter) == false)
    pager.scroll(to: 99)
    #expect(pager.isAtEnd)
    pager.fit(rows: 99)
    #expect(pager.top == 0)
  }

  @Test("a prompt edits, submits, and leaves with Esc or Backspace when it is empty")
  func prompt() {
    var prompt = Prompt("/")
    #expect(prompt.handle(.character("漏")) == .changed)
    #expect(prompt.handle(.left) == .moved)
    #expect(prompt.handle(.up) == .ignored)
    #expect(prompt.handle(.enter) == .submitted)
    var surface = Surface(size: Size(rows: 2, columns: 20))
    prompt.draw(on: &surface, in: surface.area)
    #expect(surface.text == "\n / 漏\n")
    #expect(surface.cursor == Position(row: 1, column: 3))
    #expect(prompt.handle(.end) == .moved)
    #expect(prompt.handle(.backspace) == .changed)
    #expect(prompt.handle(.backspace) == .cancelled)
    #expect(prompt.handle(.escape) == .cancelled)
  }

  @Test("columns stand on their names, the greatest reaches the top")
  func chart() {
    let chart = ColumnChart([.init("46", 10), .init("47", 5), .init("48", 20, ink: .late)])
    var surface = Surface(size: Size(rows: 3, columns: 12))
    chart.draw(on: &surface, in: surface.area)
    #expect(surface.text == "        ██\n██  ▄▄  ██\n46  47  48\n")
    var plain = Surface(size: Size(rows: 3, columns: 6), glyphs: .ascii)
    chart.draw(on: &plain, in: plain.area)
    #expect(plain.text == "    ##\n##  ##\n47  48\n")
    for columns in 0...12 {
      for rows in 0...3 {
        chart.draw(on: &surface, in: Area(row: 0, column: 0, rows: rows, columns: columns))
      }
    }
  }

  @Test("a part of a column stands on top in a sign of its own, however small")
  func parts() {
    let chart = ColumnChart([.init("46", 20, part: 1), .init("47", 10, part: 10), .init("48", 0)])
    var surface = Surface(size: Size(rows: 5, columns: 12))
    chart.draw(on: &surface, in: surface.area)
    #expect(surface.text == "▒▒\n██\n██  ▒▒\n██  ▒▒\n46  47  48\n")
  }

  @Test("of more columns than fit the selected one is among those shown, its name in bold")
  func selection() {
    let columns = (41...48).map { ColumnChart.Column("\($0)", 1) }
    var surface = Surface(size: Size(rows: 2, columns: 10))
    ColumnChart(columns, selected: 7).draw(on: &surface, in: surface.area, isFocused: true)
    #expect(surface.rowText(1) == "46  47  48")
    #expect(surface.styleMap.contains("8-9 accent bold"))
    #expect(surface.cursor == Position(row: 1, column: 8))
    surface.clear(surface.area)
    ColumnChart(columns, selected: 1).draw(on: &surface, in: surface.area)
    #expect(surface.rowText(1) == "42  43  44")
  }

  @Test("names that are too wide for their columns are shown for every other one")
  func names() {
    let chart = ColumnChart([.init("W46", 1), .init("W47", 1), .init("W48", 1)], width: 2, gap: 1)
    var surface = Surface(size: Size(rows: 2, columns: 9))
    chart.draw(on: &surface, in: surface.area)
    #expect(surface.rowText(1) == "W46   W48")
  }
}
