import Testing

@testable import Screen

@Suite("Picker")
struct PickerTests {
  private let places = [
    PickerItem(id: "TSG", text: "图书馆", detail: "NH/TSG", aliases: ["tsg", "library"]),
    PickerItem(id: "TSG/201", text: "201", detail: "NH/TSG/201"),
    PickerItem(id: "TSG/3F", text: "图书馆 3F", detail: "NH/TSG/3F", aliases: ["tsg3f"]),
    PickerItem(id: "TSG/B1", text: "图书馆 B1 配电室", detail: "NH/TSG/B1", aliases: ["pds"]),
    PickerItem(id: "CAL", text: "长安楼", detail: "NH/CAL", aliases: ["cal", "changanlou"]),
    PickerItem(id: "JX3", text: "三号教学楼", detail: "NH/JX3", aliases: ["jx3", "shjxl"]),
  ]

  private func found(_ query: String) -> [String] {
    let picker = Picker(places, query: query)
    return picker.matches.map { places[$0].id }
  }

  @Test(
    "letters, Chinese, aliases and full-width forms find; the best stands first",
    arguments: [
      ("tsg3", "TSG/3F"), ("图书馆 3", "TSG/3F"), ("pds", "TSG/B1"), ("cal", "CAL"),
      ("lib", "TSG"), ("ＴＳＧ", "TSG"), ("jx3", "JX3"), ("教学", "JX3"), ("tsg201", "TSG/201"),
      ("图配", "TSG/B1"), ("长安", "CAL"),
    ])
  func best(_ query: String, _ expected: String) {
    #expect(found(query).first == expected)
  }

  @Test("every word must be found, an empty query shows all in their order")
  func words() {
    #expect(found("图书馆 楼顶").isEmpty)
    #expect(found("zzz").isEmpty)
    #expect(found("") == places.map(\.id))
    #expect(found("  ") == places.map(\.id))
  }

  @Test("equal beats beginning beats beginning of a word beats inside beats scattered")
  func ranking() throws {
    let scores = ["lift", "lift of the north wing", "a lift", "uplifted", "l-i-f-t"].map {
      FuzzyMatch.score("lift", in: [FuzzyMatch.Prepared($0)])
    }
    let found = try scores.map { try #require($0) }
    #expect(found == found.sorted(by: >) && Set(found).count == 5)
    #expect(FuzzyMatch.score("tfil", in: [FuzzyMatch.Prepared("lift")]) == nil)
    #expect(FuzzyMatch.score("", in: []) == 0)
  }

  @Test("arrows move, Enter takes, Esc gives up, typing starts again at the best")
  func keys() {
    var picker = Picker(places, rows: 3)
    #expect(picker.handle(.down) == .changed)
    #expect(picker.handle(.enter) == .picked("TSG/201"))
    #expect(picker.handle(.character("j")) == .changed)
    #expect(picker.highlighted?.id == "JX3" && picker.window.selected == 0)
    #expect(picker.handle(.escape) == .cancelled)
    _ = picker.handle(.paste("zzz"))
    #expect(picker.handle(.enter) == .ignored)
    #expect(picker.handle(.tab) == .ignored)
  }

  @Test("a thousand places are searched within a key press")
  func speed() {
    let many = (0..<1_000).map {
      PickerItem(id: "\($0)", text: "图书馆 \($0) 室", detail: "NH/TSG/\($0)", aliases: ["tsg\($0)"])
    }
    var picker = Picker(many)
    let clock = ContinuousClock()
    let spent = clock.measure { _ = picker.handle(.paste("tsg999")) }
    #expect(picker.highlighted?.id == "999")
    #expect(spent < .seconds(2))
  }
}
