import Testing

@testable import Screen

@Suite("Keymap")
struct KeymapTests {
  enum Act: Equatable, Sendable {
    case help, find, report, accept, hold, finish
  }

  private let map = Keymap<Act>([
    Binding("accept", [.character("a")], .accept, label: "接单", explanation: "接下这张工单"),
    Binding("hold", [.character("h")], .hold, label: "挂起", explanation: "停下完工计时"),
    Binding("find", [.character("/")], .find, label: "查找", explanation: "边打字边找"),
    Binding("finish", [.enter, .control("s")], .finish, label: "完工", explanation: "填原因与处理"),
    Binding(
      "report", [.character("n"), .character(":")], .report, label: "报修", explanation: "登记新问题",
      inFooter: false),
    Binding("help", [.character("?")], .help, label: "帮助", explanation: "这一屏的键"),
  ])

  private func same(_ text: String) -> String { text }

  @Test(
    "what a Chinese input method sends works as a command",
    arguments: [
      ("、", Act.find), ("/", .find), ("／", .find), ("？", .help), ("ａ", .accept), ("：", .report),
      ("ｎ", .report),
    ] as [(Character, Act)])
  func folding(_ character: Character, _ expected: Act) {
    #expect(map.dispatch(.character(character)) == .action(expected))
  }

  @Test("in a text field characters are text, other keys still commands")
  func inText() {
    #expect(map.dispatch(.character("a"), inText: true) == .unbound)
    #expect(map.dispatch(.character("、"), inText: true) == .unbound)
    #expect(map.dispatch(.control("s"), inText: true) == .action(.finish))
  }

  @Test("a disabled binding says why")
  func disabled() {
    let binding = map.bindings[0].disabled("只有维修人员能接单")
    let map = Keymap([binding]).over(self.map)
    #expect(map.dispatch(.character("a")) == .disabled(reason: "只有维修人员能接单"))
    #expect(map.bindings.count == 6)
    #expect(map.help(matching: "接单", translate: same).first?.disabledReason == "只有维修人员能接单")
  }

  @Test("upper and lower case are different keys, unknown keys nothing")
  func unbound() {
    #expect(map.dispatch(.character("A")) == .unbound)
    #expect(map.dispatch(.paste("a")) == .unbound)
  }

  @Test("the footer loses its last items first when it narrows, the help last of all")
  func footer() {
    let ids = { (columns: Int) in self.map.footer(columns: columns, translate: self.same).map(\.id)
    }
    #expect(ids(80) == ["help", "accept", "hold", "find", "finish"])
    #expect(ids(46) == ["help", "accept", "hold", "find", "finish"])
    #expect(ids(45) == ["help", "accept", "hold", "find", "finish"], "closer together")
    #expect(ids(42) == ["help", "accept", "hold", "find", "finish"])
    #expect(ids(41) == ["help", "accept", "hold", "find"])
    #expect(ids(14) == ["help", "accept"])
    #expect(ids(13) == ["help"])
    #expect(ids(6) == ["help"])
    #expect(ids(5).isEmpty)
  }

  @Test("at every width the footer fits")
  func footerWidths() {
    for columns in 0...60 {
      let items = map.footer(columns: columns, translate: same)
      let width = items.reduce(0) { $0 + $1.width } + 2 * max(0, items.count - 1)
      #expect(width <= columns)
    }
  }

  @Test("disabled items leave the footer before enabled ones")
  func disabledFooter() {
    let map = Keymap([self.map.bindings[0].disabled("no")]).over(self.map)
    let items = map.footer(columns: 36, translate: same)
    #expect(items.map(\.id) == ["help", "hold", "find"] + (items.count > 3 ? ["finish"] : []))
  }

  @Test("the footer's row names who sits here while there is room")
  func footerDrawing() {
    var wide = Surface(size: Size(rows: 1, columns: 64))
    map.drawFooter(on: &wide, in: wide.area, trailing: "张工", translate: same)
    #expect(
      wide.rowText(0)
        == " ? 帮助   a 接单   h 挂起   / 查找   Enter 完工            张工 ")
    var narrow = Surface(size: Size(rows: 1, columns: 20))
    map.drawFooter(on: &narrow, in: narrow.area, trailing: "张工", translate: same)
    #expect(narrow.text == " ? 帮助  a 接单\n")
    #expect(narrow.styleMap == "0: 1-1 accent bold, 9-9 accent bold\n")
  }

  @Test("the help is searchable by key, word and id, in either width")
  func help() {
    #expect(map.help(translate: same).count == 6)
    #expect(map.help(matching: "计时", translate: same).map(\.id) == ["hold"])
    #expect(map.help(matching: "ＣＴＲＬ", translate: same).map(\.id) == ["finish"])
    #expect(map.help(matching: "finish", translate: same).first?.keys == ["Enter", "Ctrl-S"])
  }

  @Test("two bindings with one key are a conflict that names both")
  func conflicts() {
    let map = Keymap(
      self.map.bindings + [
        Binding("again", [.character("a")], Act.find, label: "", explanation: "")
      ])
    #expect(map.conflicts.count == 1)
    #expect(
      map.conflicts.first?.description
        == "the key a is bound to accept and to again; give one of them another key")
    #expect(self.map.conflicts.isEmpty)
  }

  @Test("keys.toml overrides by id")
  func overrides() throws {
    let changed = try map.overriding(["accept": ["g", "ctrl-a"], "hold": []])
    #expect(changed.dispatch(.character("g")) == .action(.accept))
    #expect(changed.dispatch(.control("a")) == .action(.accept))
    #expect(changed.dispatch(.character("a")) == .unbound)
    #expect(changed.dispatch(.character("h")) == .unbound)
    #expect(!changed.footer(columns: 80, translate: same).contains { $0.id == "hold" })
    #expect(try map.overriding(["other": ["x"]], elsewhere: ["other"]).conflicts.isEmpty)
  }

  @Test("a wrong override says what is wrong")
  func wrongOverrides() {
    #expect(throws: KeymapError.unknownKey(name: "hyper-x", id: "accept")) {
      try map.overriding(["accept": ["hyper-x"]])
    }
    #expect(throws: KeymapError.self) { try map.overriding(["nothing": ["x"]]) }
    #expect {
      try map.overriding(["accept": ["h"]])
    } throws: { error in
      (error as? KeymapError)?.description.contains("bound to accept and to hold") == true
    }
  }

  @Test(
    "every key that can be bound is read back from its name",
    arguments: [
      Key.enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown,
      .backspace, .delete, .space, .character("a"), .character("?"), .character("漏"), .control("s"),
    ])
  func names(_ key: Key) throws {
    #expect(Key(name: try #require(key.name)) == key)
    #expect(!key.label.isEmpty)
  }
}
