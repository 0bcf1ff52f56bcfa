import TextCells
import Testing

@Suite("Fitting")
struct FittingTests {
  @Test(
    "a text is cut to its columns, never inside a wide character",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("abcdef", -3, ""), ("漏水报修", 8, "漏水报修"), ("漏水报修", 7, "漏水报…"), ("漏水报修", 6, "漏水…"),
      ("漏水报修", 2, "…"), ("", 3, ""), ("e\u{301}f\u{301}g", 2, "e\u{301}…"),
    ])
  func cutting(_ text: String, _ columns: Int, _ expected: String) {
    #expect(text.cut(to: columns) == expected)
  }

  @Test("an ellipsis without room is left out")
  func longEllipsis() {
    #expect("abcdef".cut(to: 2, ellipsis: "...") == "ab")
    #expect("abcdef".cut(to: 1, ellipsis: "…", ambiguous: .wide) == "a")
  }

  @Test("padding counts columns")
  func padding() {
    #expect("漏水".padded(to: 6) == "漏水  ")
    #expect("漏水".padded(to: 6, alignment: .right) == "  漏水")
    #expect("漏水".padded(to: 7, alignment: .centre) == " 漏水  ")
    #expect("漏水".padded(to: 3) == "漏水")
    #expect("漏水报修".fitted(to: 6) == "漏水… ")
    #expect("漏水报修".fitted(to: 6, alignment: .right) == " 漏水…")
  }

  @Test("any text fitted to a width has that width")
  func property() {
    var random = RandomText(seed: 7)
    for round in 0..<600 {
      let text = SafeText(random.text(pieces: 14)).text
      let columns = round % 40
      for alignment in [TextAlignment.left, .right, .centre] {
        #expect(text.fitted(to: columns, alignment: alignment).displayWidth == columns)
      }
      let wide = text.fitted(to: columns, ambiguous: .wide)
      #expect(wide.displayWidth(ambiguous: .wide) == columns)
      #expect(text.clipped(to: columns).displayWidth <= columns)
    }
  }
}
