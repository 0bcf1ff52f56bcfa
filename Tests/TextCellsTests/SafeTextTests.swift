import Testing

@testable import TextCells

@Suite("Safe text")
struct SafeTextTests {
  @Test(
    "what could harm a terminal goes, what people wrote stays",
    arguments: [
      ("漏水 3 处", "漏水 3 处"),
      ("\u{1B}[31m红\u{1B}[0m", "红"),
      ("a\u{1B}]0;title\u{7}b", "ab"),
      ("a\u{1B}]8;;http://x\u{1B}\\b", "ab"),
      ("a\u{9B}2Jb", "ab"),
      ("a\u{1B}(Bb", "ab"),
      ("a\u{1B}cb", "ab"),
      ("a\u{1B}]0;never ended", "a\u{FFFD}]0;never ended"),
      ("\u{1B}[12", "\u{FFFD}[12"),
      ("\u{1B}", "\u{FFFD}"),
      ("bell\u{7}", "bell\u{FFFD}"),
      ("a\u{202E}b\u{2066}c\u{2069}", "abc"),
      ("a\u{200B}\u{200D}\u{FEFF}\u{AD}b", "ab"),
      ("a\tb\nc\r\nd\u{2028}e", "a b c d e"),
      ("a\u{A0}b\u{2003}c", "a b c"),
      ("全\u{3000}角", "全\u{3000}角"),
      ("❤\u{FE0F}", "❤"),
      ("👨‍👩‍👧", "👨👩👧"),
      ("👍🏽", "👍"),
      ("🇨🇳", "CN"),
      ("1\u{FE0F}\u{20E3}", "1"),
      ("\u{301}a", "a"),
      ("a\u{378}b", "a\u{FFFD}b"),
      ("\u{FFFE}", "\u{FFFD}"),
      ("\u{3164}x", "x"),
    ])
  func cleaning(_ raw: String, _ expected: String) {
    #expect(SafeText(raw).text.unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test("a base keeps four marks of two hundred")
  func marks() {
    let text = SafeText("e" + String(repeating: "\u{301}", count: 200) + "f").text
    #expect(text.unicodeScalars.count == 6)
    #expect(text.displayWidth == 2)
  }

  @Test(
    "a text of nothing but beginnings takes the time of its length", .timeLimit(.minutes(1)),
    arguments: ["\u{1B}]", "\u{9D}", "\u{1B}[0", "\u{1B}P\u{1B}"])
  func unended(beginning: String) {
    let text = SafeText(String(repeating: beginning, count: 200_000)).text
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
  }

  @Test("marks without end are cut into cells in the time of their number", .timeLimit(.minutes(1)))
  func markedCells() {
    let text = "e" + String(repeating: "\u{301}", count: 1_500_000)
    #expect(text.textCells().map(\.width) == [1])
  }

  @Test("line breaks of every kind become one newline where they are kept")
  func lines() {
    #expect(SafeText("a\r\nb\rc\nd\u{85}e\tf", lines: .kept).text == "a\nb\nc\nd\ne f")
  }

  @Test("cleaning twice changes nothing more, and nothing unsafe is left")
  func idempotent() {
    var random = RandomText(seed: 11)
    for _ in 0..<500 {
      let once = SafeText(random.text(pieces: 15)).text
      #expect(SafeText(once).text.unicodeScalars.elementsEqual(once.unicodeScalars))
      for scalar in once.unicodeScalars {
        #expect(scalar.properties.generalCategory != .control)
        #expect(scalar.properties.generalCategory != .format)
        #expect(scalar.widthClass != .unassigned)
      }
    }
  }

  @Test("substitutes for ambiguous characters keep every column")
  func substitutes() {
    #expect(Substitutes.ascii("“96 ℃” → …①●") == "\"96 C\" > ~1*")
    #expect(Substitutes.ascii("漏水，abc") == "漏水，abc")
    var random = RandomText(seed: 5)
    for _ in 0..<300 {
      let text = SafeText(random.text(pieces: 12)).text
      let replaced = Substitutes.ascii(text)
      #expect(replaced.displayWidth == text.displayWidth)
      #expect(replaced.displayWidth(ambiguous: .wide) == text.displayWidth)
    }
  }
}
