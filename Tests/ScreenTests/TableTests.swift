import Testing
import TextCells

@testable import Screen

@Suite("Table")
struct TableTests {
  private let table = Table([
    TableColumn("", .fixed(1)), TableColumn("号", .fixed(7)),
    TableColumn("时限", .fixed(6), alignment: .right), TableColumn("地点", .flexible(least: 6)),
    TableColumn("问题", .flexible(weight: 2), hiddenBelow: 50),
  ])

  private let orders = [
    ("!", "NH-4111", "+0:22", "三号教学楼 2F 东侧", "主水管接头渗漏"),
    ("~", "NH-4103", "5:12", "体育馆 看台", "座椅固定螺栓松动 6 处，学生反映摇晃"),
    ("=", "NH-4089", "1d3h", "图书馆 4F 阅览室", "空调不制冷"),
    ("·", "NH-4109", "1d1h", "行政楼", "灯管损坏 4 支"),
  ]

  private func draw(columns: Int, rows: Int = 4, selected: Int, glyphs: Glyphs = .utf8) -> Surface {
    var surface = Surface(size: Size(rows: rows, columns: columns), glyphs: glyphs)
    let window = ListWindow(
      count: orders.count, rows: table.rows(in: surface.area), selected: selected)
    table.draw(on: &surface, in: surface.area, window: window) { index in
      let order = orders[index]
      return TableRow(
        [
          StyledLine(order.0, Style(index == 0 ? .late : .dim)), StyledLine(order.1),
          StyledLine(order.2), StyledLine(order.3), StyledLine(order.4),
        ], isMarked: index == 2)
    }
    return surface
  }

  @Test("columns keep their width and alignment, wide characters whole")
  func wide() {
    let surface = draw(columns: 60, selected: 1)
    #expect(
      surface.text == """
             号         时限  地点              问题
          !  NH-4111   +0:22  三号教学楼 2F…    主水管接头渗漏
        ▌ ~  NH-4103    5:12  体育馆 看台       座椅固定螺栓松动 6…
         ●=  NH-4089    1d3h  图书馆 4F 阅览室  空调不制冷

        """)
    #expect(surface.cursor == Position(row: 2, column: 0))
  }

  @Test("a narrow table leaves out the columns that say so and scrolls to the selection")
  func narrow() {
    let surface = draw(columns: 40, rows: 3, selected: 3, glyphs: .ascii)
    #expect(
      surface.text == """
             号         时限  地点
         *=  NH-4089    1d3h  图书馆 4F 阅览室
        > .  NH-4109    1d1h  行政楼

        """)
  }

  @Test("the look of the selected row and of its bar")
  func styles() {
    let map = draw(columns: 40, rows: 3, selected: 0).styleMap
    #expect(
      map.contains("1: 0-0 accent raised, 1-1 plain raised, 2-2 late raised, 3-39 plain raised\n"))
  }

  @Test("a column left out in the middle gives its place to the next")
  func hiddenInTheMiddle() {
    let table = Table(
      [
        TableColumn("号", .fixed(2)), TableColumn("级", .fixed(2), hiddenBelow: 30),
        TableColumn("人", .rest),
      ], gap: 1)
    let row = TableRow([StyledLine("1"), StyledLine("P3"), StyledLine("张工")])
    var surface = Surface(size: Size(rows: 2, columns: 12))
    table.draw(on: &surface, in: surface.area, window: ListWindow(count: 1, rows: 1)) { _ in row }
    #expect(surface.text == "  号 人\n▌ 1  张工\n")
    var wide = Surface(size: Size(rows: 2, columns: 30))
    table.draw(on: &wide, in: wide.area, window: ListWindow(count: 1, rows: 1)) { _ in row }
    #expect(wide.text == "  号 级 人\n▌ 1  P3 张工\n")
    #expect(
      table.row(
        at: Position(row: 1, column: 5), in: wide.area, window: ListWindow(count: 1, rows: 1)) == 0)
    #expect(
      table.row(
        at: Position(row: 0, column: 5), in: wide.area, window: ListWindow(count: 1, rows: 1))
        == nil)
  }

  @Test("tiny areas never draw outside or trap")
  func tiny() {
    for columns in 0...12 {
      for rows in 0...3 {
        var surface = Surface(size: Size(rows: 4, columns: 20))
        let area = Area(row: 0, column: 0, rows: rows, columns: columns)
        table.draw(on: &surface, in: area, window: ListWindow(count: 4, rows: 3)) { _ in
          TableRow([StyledLine("漏水漏水"), StyledLine("漏水漏水漏水")])
        }
        for row in 0..<4 {
          let from = row < rows ? columns : 0
          #expect(surface.row(row).dropFirst(from).allSatisfy { $0.text == " " })
        }
      }
    }
  }
}
