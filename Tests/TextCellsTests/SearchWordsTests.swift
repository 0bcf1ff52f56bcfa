import Testing

@testable import TextCells

@Suite("Search words and folding")
struct SearchWordsTests {
  @Test("Han runs are stored as pairs and their last character, words in lower case")
  func stored() {
    #expect(SearchWords.stored(for: "卫生间漏水") == ["卫生", "生间", "间漏", "漏水", "水"])
    #expect(SearchWords.stored(for: "NH-4107 图书馆B1") == ["nh", "4107", "图书", "书馆", "馆", "b1"])
    #expect(SearchWords.stored(for: "ＬＥＤ灯") == ["led", "灯"])
    #expect(SearchWords.stored(for: "，。!").isEmpty)
    #expect(SearchWords.stored(for: "").isEmpty)
    #expect(SearchWords.stored(for: "cafe\u{301} №3、丙") == ["cafe\u{301}", "3", "丙"])
  }

  @Test("any two neighbouring Han characters find, and one alone finds as a prefix")
  func wanted() {
    let stored = SearchWords.stored(for: "卫生间漏水")
    let characters = Array("卫生间漏水")
    for index in 0..<characters.count - 1 {
      let query = String(characters[index...index + 1])
      for want in SearchWords.wanted(by: query) { #expect(stored.contains(want.word)) }
    }
    for character in characters {
      let want = SearchWords.wanted(by: String(character))
      #expect(want == [.init(word: String(character), isPrefix: true)])
      #expect(stored.contains { $0.hasPrefix(String(character)) })
    }
    #expect(
      SearchWords.wanted(by: "Lift 3") == [
        .init(word: "lift", isPrefix: true), .init(word: "3", isPrefix: true),
      ])
  }

  @Test("full-width forms fold to ASCII")
  func folding() {
    #expect("ＮＨ－４１０７　ａ".foldedWidth == "NH-4107 a")
    #expect("漏水".foldedWidth == "漏水")
  }
}
