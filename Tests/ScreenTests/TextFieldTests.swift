import Testing

@testable import Screen

@Suite("Text field")
struct TextFieldTests {
  private func field(_ text: String = "", _ keys: Key..., hasLines: Bool = false) -> TextField {
    var field = TextField(text, hasLines: hasLines)
    for key in keys { #expect(field.handle(key) == true) }
    return field
  }

  private func typed(_ field: TextField) -> String { "\(field.before)|\(field.after)" }

  @Test("characters go in at the caret")
  func typing() {
    #expect(typed(field("漏", .character("水"))) == "漏水|")
    #expect(typed(field("漏水", .left, .character("了"))) == "漏了|水")
    #expect(typed(field("ab", .home, .character("x"))) == "x|ab")
    #expect(typed(field("ab", .home, .end, .character("x"))) == "abx|")
  }

  @Test("the caret and deletions go by whole characters")
  func graphemes() {
    #expect(typed(field("e\u{301}漏", .left, .left)) == "|e\u{301}漏")
    #expect(typed(field("ae\u{301}", .backspace)) == "a|")
    #expect(typed(field("漏水", .home, .delete)) == "|水")
    #expect(typed(field("漏", .home, .backspace)) == "|漏")
    #expect(typed(field("漏", .delete)) == "漏|")
  }

  @Test("a combining mark joins the character before it")
  func combining() {
    let field = field("e", .character("\u{301}"))
    #expect(field.text.count == 1 && field.caret == 1)
    #expect(typed(self.field("", .character("\u{301}"))) == "|")
  }

  @Test("line editing as in a shell")
  func lineEditing() {
    #expect(typed(field("换 阀门 两只", .control("w"))) == "换 阀门 |")
    #expect(typed(field("换 阀门 ", .control("w"))) == "换 |")
    #expect(typed(field("abc", .left, .control("u"))) == "|c")
    #expect(typed(field("abc", .left, .control("k"))) == "ab|")
    #expect(typed(field("abc", .control("a"), .right, .control("e"))) == "abc|")
  }

  @Test("a paste is cleaned, and its newlines become blanks")
  func paste() {
    #expect(field("", .paste("漏水\r\n三处\u{1B}[31m")).text == "漏水 三处")
    #expect(field("", .paste("漏水\r\n三处"), hasLines: true).text == "漏水\n三处")
  }

  @Test("no more goes in than the limit")
  func limit() {
    var field = TextField("abc", limit: 5)
    field.insert("defgh")
    #expect(field.text == "abcde")
    #expect(field.handle(.character("x")) == true)
    #expect(field.text == "abcde" && field.caret == 5)
  }

  @Test("keys that move between fields are left to the form")
  func ignored() {
    var field = TextField("a")
    for key in [Key.enter, .tab, .backTab, .escape, .up, .down, .control("s"), .resize] {
      #expect(field.handle(key) == false)
    }
  }

  @Test("the drawing scrolls so that the caret is in sight")
  func scrolling() {
    var surface = Surface(size: Size(rows: 1, columns: 10))
    let area = Area(row: 0, column: 1, rows: 1, columns: 6)
    field("漏水漏水电").draw(on: &surface, in: area, isFocused: true)
    #expect(surface.rowText(0) == " 水电     ")
    #expect(surface.cursor == Position(row: 0, column: 5))
    field("漏水漏水电", .home).draw(on: &surface, in: area, isFocused: true)
    #expect(surface.rowText(0) == " 漏水漏   ")
    #expect(surface.cursor == Position(row: 0, column: 1))
  }

  @Test("the longest text is typed and drawn at once")
  func long() {
    var field = TextField(String(repeating: "漏水", count: 5_000))
    var surface = Surface(size: Size(rows: 1, columns: 40))
    let spent = ContinuousClock().measure {
      for _ in 0..<5 {
        _ = field.handle(.backspace)
        field.draw(on: &surface, in: surface.area, isFocused: true)
      }
    }
    #expect(surface.cursor == Position(row: 0, column: 38))
    #expect(spent < .seconds(2))
  }

  @Test("a field with lines shows them with the caret in the right row")
  func lines() {
    var surface = Surface(size: Size(rows: 3, columns: 6))
    field("漏水三处\nab", hasLines: true).draw(on: &surface, in: surface.area, isFocused: true)
    #expect(surface.text == "漏水三\n处\nab\n")
    #expect(surface.cursor == Position(row: 2, column: 2))
  }

  @Test("any keys keep the caret inside and the text safe")
  func property() {
    var random = RandomText(seed: 53)
    let keys: [Key] = [
      .left, .right, .home, .end, .backspace, .delete, .control("w"), .control("k"), .control("u"),
    ]
    for hasLines in [false, true] {
      var field = TextField(limit: 40, hasLines: hasLines)
      for _ in 0..<400 {
        if random.number(below: 2) == 0 {
          _ = field.handle(.paste(random.text(pieces: 3)))
        } else {
          _ = field.handle(keys[random.number(below: keys.count)])
        }
        #expect(field.caret >= 0 && field.caret <= field.text.count && field.text.count <= 40)
        var surface = Surface(size: Size(rows: 3, columns: 7))
        field.draw(on: &surface, in: surface.area, isFocused: true)
        #expect(surface.cursor.map(surface.area.contains) == true)
      }
    }
  }
}
