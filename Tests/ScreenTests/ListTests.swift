import Testing

@testable import Screen

@Suite("List window")
struct ListTests {
  @Test("the selection stays in sight and the window stays full")
  func property() {
    var random = RandomText(seed: 41)
    var window = ListWindow(count: 30, rows: 7)
    let keys: [Key] = [
      .up, .down, .pageUp, .pageDown, .home, .end, .character("j"), .character("ｋ"),
      .mouse(MouseEvent(.wheelDown, at: Position(row: 0, column: 0))),
    ]
    for _ in 0..<600 {
      if random.number(below: 8) == 0 {
        window.fit(count: random.number(below: 40), rows: 1 + random.number(below: 12))
      }
      #expect(window.handle(keys[random.number(below: keys.count)]) == true)
      #expect(window.visible.count == min(window.count, window.rows))
      if let selected = window.selected { #expect(window.visible.contains(selected)) }
      #expect((window.selected == nil) == (window.count == 0))
    }
  }

  @Test("a page moves the window with the selection, one row overlapping")
  func pages() {
    var window = ListWindow(count: 30, rows: 10)
    _ = window.handle(.pageDown)
    #expect(window.top == 9 && window.selected == 9)
    _ = window.handle(.end)
    #expect(window.top == 20 && window.selected == 29)
    _ = window.handle(.pageUp)
    #expect(window.top == 11 && window.selected == 20)
  }

  @Test("a step out of the window moves it by half, so that most steps leave it where it is")
  func steps() {
    var window = ListWindow(count: 30, rows: 10, selected: 9)
    #expect(window.top == 0)
    _ = window.handle(.down)
    #expect(window.top == 5 && window.selected == 10)
    for _ in 0..<4 { _ = window.handle(.down) }
    #expect(window.top == 5 && window.selected == 14)
    for _ in 0..<10 { _ = window.handle(.up) }
    #expect(window.top == 0 && window.selected == 4)
    _ = window.handle(.end)
    #expect(window.top == 20)
  }

  @Test("other keys are left to others")
  func ignored() {
    var window = ListWindow(count: 3, rows: 3)
    for key in [Key.enter, .character("a"), .left, .paste("j")] {
      #expect(window.handle(key) == false)
    }
  }

  @Test("fixed parts come first and flexible ones share the rest")
  func layout() {
    #expect(Extent.distribute(80, among: [.fixed(10), .rest, .rest], gap: 1) == [10, 34, 34])
    #expect(
      Extent.distribute(20, among: [.flexible(weight: 2, least: 4), .fixed(5), .rest]) == [
        11, 5, 4,
      ])
    #expect(Extent.distribute(8, among: [.fixed(5), .fixed(5), .rest]) == [5, 3, 0])
    #expect(Extent.distribute(0, among: [.rest, .fixed(3)], gap: 2) == [0, 0])
    let parts = Area(row: 2, column: 3, rows: 10, columns: 20).splitRows(
      [.fixed(2), .rest], gap: 1)
    #expect(parts[1] == Area(row: 5, column: 3, rows: 7, columns: 20))
  }
}
