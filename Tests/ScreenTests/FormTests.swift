import Testing

@testable import Screen

@Suite("Form")
struct FormTests {
  private var form: Form {
    Form([
      .picker(
        "place", label: "地点",
        [
          PickerItem(id: "NH/TSG", text: "图书馆", detail: "NH/TSG", aliases: ["tsg", "library"]),
          PickerItem(id: "NH/TSG/3F", text: "图书馆 3F", detail: "NH/TSG/3F", aliases: ["tsg3f"]),
          PickerItem(id: "NH/ST", text: "一食堂", detail: "NH/ST", aliases: ["yst"]),
        ], hint: "名称、代号或拼音首字母"),
      .choice(
        "priority", label: "级别", (1...5).map { ChoiceField.Choice(id: "P\($0)", text: "P\($0)") },
        chosen: "P3"),
      .text("text", label: "问题描述"),
    ])
  }

  private func press(_ form: inout Form, _ keys: Key...) -> FormOutcome {
    keys.reduce(.ignored) { _, key in form.handle(key) }
  }

  @Test("a defect is entered without leaving the letters")
  func entry() {
    var form = form
    _ = press(&form, .character("t"), .character("s"), .character("g"), .character("3"))
    #expect(form.isPicking && form.value("place").isEmpty)
    #expect(form.handle(.enter) == .changed("place"))
    #expect(form.value("place") == "NH/TSG/3F" && form.focused?.id == "priority")
    #expect(press(&form, .character("2")) == .changed("priority"))
    #expect(press(&form, .tab) == .moved)
    #expect(press(&form, .character("漏"), .character("水")) == .changed("text"))
    #expect(form.handle(.enter) == .submitted)
    #expect(form.fields.map(\.value) == ["NH/TSG/3F", "P2", "漏水"])
    #expect(form.isChanged)
  }

  @Test("up and down go among matches while one is typing, else among fields")
  func arrows() {
    var form = form
    #expect(press(&form, .down, .up) == .moved)
    #expect(form.focused?.id == "place")
    _ = press(&form, .character("t"), .down)
    #expect(form.focused?.id == "place")
    #expect(press(&form, .down, .tab) == .changed("place"))
    #expect(form.focused?.id == "priority")
  }

  @Test("editing what was picked takes it back")
  func unpicking() {
    var form = form
    _ = press(&form, .character("t"), .character("s"), .character("g"), .tab, .backTab)
    #expect(form.value("place") == "NH/TSG")
    #expect(form.handle(.left) == .moved)
    #expect(form.value("place") == "NH/TSG")
    #expect(form.handle(.backspace) == .changed("place"))
    #expect(form.value("place").isEmpty)
  }

  @Test("a paste with newlines never submits")
  func paste() {
    var form = form
    form.focus(on: "text")
    #expect(form.handle(.paste("漏水\n")) == .changed("text"))
    #expect(form.value("text") == "漏水 ")
  }

  @Test("Ctrl-S submits from anywhere and Esc leaves; only a changed form has something to lose")
  func leaving() {
    var form = form
    #expect(form.handle(.escape) == .cancelled)
    #expect(!form.isChanged)
    #expect(form.handle(.control("s")) == .submitted)
    _ = form.handle(.character("y"))
    #expect(form.isChanged)
    _ = form.handle(.control("s"))
    #expect(form.value("place") == "NH/ST")
  }

  @Test("choices answer to arrows, digits and letters, full-width ones too")
  func choices() {
    var field = ChoiceField(
      [
        .init(id: "parts", text: "等配件"), .init(id: "access", text: "进不去"),
        .init(id: "weather", text: "天气"),
      ])
    #expect(field.handle(.left) && field.chosen?.id == "weather")
    #expect(field.handle(.character("２")) && field.chosen?.id == "access")
    #expect(field.handle(.character("p")) && field.chosen?.id == "parts")
    #expect(!field.handle(.character("9")) && !field.handle(.enter))
  }

  @Test("labels stand in a column, the matches under the field, the cursor on the caret")
  func drawing() {
    var form = form
    _ = press(&form, .character("t"), .character("s"))
    var surface = Surface(size: Size(rows: 4, columns: 44))
    form.draw(on: &surface, in: surface.area)
    #expect(
      surface.text == """
        ▌ 地点      ts
          级别    ▌ 图书馆     NH/TSG
          问题描述  图书馆 3F  NH/TSG/3F


        """)
    #expect(surface.cursor == Position(row: 0, column: 14))
    _ = press(&form, .tab)
    form["text"]?.problem = "要写"
    form.draw(on: &surface, in: surface.area)
    #expect(
      surface.text == """
          地点      图书馆
        ▌ 级别       P1  P2  P3  P4  P5
          问题描述                             要写


        """)
  }

  @Test("a form higher than its area scrolls to the focused field")
  func scrolling() {
    var form = form
    form.focus(on: "text")
    var surface = Surface(size: Size(rows: 2, columns: 30))
    form.draw(on: &surface, in: surface.area)
    #expect(surface.rowText(1).hasPrefix("▌ 问题描述"))
    for columns in 0...12 {
      form.draw(on: &surface, in: Area(row: 0, column: 0, rows: 2, columns: columns))
    }
  }
}
