import Testing

@testable import Screen

@Suite("Tiny areas")
struct TinyTests {
  private let map = Keymap<Int>([
    Binding("help", [.character("?")], 0, label: "帮助", explanation: ""),
    Binding("open", [.enter], 1, label: "打开", explanation: ""),
  ])

  private func drawAll(on surface: inout Surface, in area: Area) {
    surface.drawRule(in: area, title: "现在要做")
    surface.drawBox(in: area, title: "现在要做")
    surface.drawVerticalRule(in: area)
    map.drawFooter(on: &surface, in: area, trailing: "张工") { $0 }
    Message("已接单").draw(on: &surface, in: area)
    Prompt("原因", text: "漏水").draw(on: &surface, in: area, hint: "写")
    Pager([StyledLine("漏水"), StyledLine("漏电")]).draw(on: &surface, in: area)
    Bar(share: 0.5, mark: 2, ink: .good).draw(on: &surface, in: area)
    var form = Form([
      .picker("place", label: "地点", [PickerItem(id: "a", text: "图书馆", detail: "NH")]),
      .choice("level", label: "级别", [.init(id: "P1", text: "抢修"), .init(id: "P2", text: "急修")]),
      .text("text", label: "问题", "漏水", rows: 2),
    ])
    _ = form.handle(.character("图"))
    form["level"]?.problem = "要选"
    form.draw(on: &surface, in: area)
    form.focus(on: "text")
    form.draw(on: &surface, in: area)
  }

  @Test("no widget traps, leaves its area or breaks a row, however small and wherever its area is")
  func everything() {
    for rows in 0...4 {
      for columns in 0...14 {
        for origin in [Position(row: 0, column: 0), Position(row: 2, column: 9)] {
          var surface = Surface(size: Size(rows: 4, columns: 14))
          let area = Area(origin: origin, size: Size(rows: rows, columns: columns))
          drawAll(on: &surface, in: area)
          for row in 0..<4 {
            let width = surface.row(row).reduce(0) { $0 + $1.width }
            #expect(width == 14)
            for column in 0..<14 where !area.contains(Position(row: row, column: column)) {
              #expect(surface[row, column] == .blank(), "\(area), row \(row), column \(column)")
            }
          }
        }
      }
    }
  }

  @Test("a screen of no size can be drawn on")
  func nothing() {
    var surface = Surface(size: Size(rows: 0, columns: 0))
    drawAll(on: &surface, in: surface.area)
    #expect(surface.text.isEmpty && surface.changedRuns(from: nil).isEmpty)
  }
}
