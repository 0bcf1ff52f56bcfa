import Localization
import ServiceClock
import Testing

@testable import Configuration

@Suite("Mistakes")
struct MistakeTests {
  @Test("shapes and nouns have their words", arguments: Language.allCases)
  func words(language: Language) {
    let strings = Strings(language: language)
    for shape in Mistake.Shape.allCases {
      #expect(strings.has("mistake.shape.\(shape.rawValue)"), "\(shape)")
    }
    for noun in Mistake.Noun.allCases {
      #expect(strings.has("mistake.noun.\(noun.rawValue)"), "\(noun)")
    }
  }

  @Test("an advice is the name that was meant, or else those that are known")
  func advice() {
    let known = ["lighting", "lift"]
    #expect(
      Mistake.unknown(.category, "lightning", known: known).advice == "did you mean lighting?")
    #expect(Mistake.unknown(.category, "roof", known: known).advice == "known are lighting, lift")
    #expect(Mistake.unknown(.category, "roof", known: []).advice == "none is defined")
    let many = (1...20).map { "name\($0)x\($0)" }
    #expect(Mistake.unknownKey("quite another", known: many).advice.hasSuffix("and 5 more"))
  }

  @Test("an error of the clock keeps its own words")
  func clock() {
    let mistake = Mistake.clock(.unknownTimeZone("Asia/Peking"))
    #expect(mistake.what == "time zone “Asia/Peking” is unknown")
    #expect(mistake.advice == "use a name such as Asia/Shanghai")
  }
}
