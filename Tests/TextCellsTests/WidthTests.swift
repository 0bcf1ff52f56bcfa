import Testing

@testable import TextCells

@Suite("Display width")
struct WidthTests {
  @Test(
    "each kind of character takes its columns",
    arguments: [
      ("", 0), ("abc", 3), ("漏水", 4), ("NH-4107 图书馆", 14), ("ｆｕｌｌ", 8), ("ﾊﾝ", 2),
      ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("한국", 4), ("\u{3000}", 2), ("，。", 4),
      ("…—·", 3), ("96 ℃", 4), ("▕█▏", 3), ("😀", 2), ("\u{20000}", 2), ("\u{200B}", 0),
    ])
  func columns(_ text: String, _ expected: Int) {
    #expect(text.displayWidth == expected)
  }

  @Test("characters of ambiguous width take two columns where the terminal has it so")
  func ambiguous() {
    #expect("“…→”".displayWidth(ambiguous: .wide) == 8)
    #expect("漏a".displayWidth(ambiguous: .wide) == 3)
    #expect("℃".displayWidth(ambiguous: .narrow) == 1)
  }

  @Test("the table is sorted, begins at 0 and changes its class at every entry")
  func table() {
    let table = WidthTable.breakpoints
    #expect(table.first.map { $0 >> 3 } == 0)
    for (one, next) in zip(table, table.dropFirst()) {
      #expect(one >> 3 < next >> 3 && one & 7 != next & 7)
    }
    #expect(table.allSatisfy { ScalarWidthClass(rawValue: $0 & 7) != nil })
  }

  @Test(
    "classes at the edges of ranges",
    arguments: [
      (0x10FF, ScalarWidthClass.narrow), (0x1100, .wide), (0x115F, .wide), (0x1160, .zero),
      (0x2E80, .wide), (0x303F, .narrow), (0x3040, .unassigned), (0x3041, .wide),
      (0x4DBF, .wide), (0x4DFF, .wide), (0x9FFF, .wide), (0xE000, .ambiguous), (0x1F600, .wide),
      (0x10FFFF, .unassigned), (0x1FAE8, .unassigned), (0x00A1, .ambiguous),
      (0xD800 - 1, .unassigned),
    ] as [(UInt32, ScalarWidthClass)])
  func edges(_ value: UInt32, _ expected: ScalarWidthClass) throws {
    #expect(try #require(Unicode.Scalar(value)).widthClass == expected)
  }

  @Test("the fast path for Han agrees with the table")
  func han() {
    for value in stride(from: UInt32(0x4E00), through: 0x9FFF, by: 97) {
      #expect(Unicode.Scalar(value)?.widthClass == .wide)
    }
  }

  @Test("a text's cells add up to its width and lose nothing")
  func cells() {
    var random = RandomText(seed: 3)
    for _ in 0..<300 {
      let text = SafeText(random.text(pieces: 12)).text
      let cells = text.textCells()
      #expect(cells.map(\.text).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(cells.reduce(0) { $0 + $1.width } == text.displayWidth)
      #expect(cells.allSatisfy { $0.width == 1 || $0.width == 2 })
    }
  }
}
