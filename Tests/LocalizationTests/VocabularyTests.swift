import Localization
import Testing

/// The codes that other modules store and print; each must have its word in both languages.
@Suite("Vocabulary")
struct VocabularyTests {
  static let words: [(prefix: String, codes: String)] = [
    (
      "order.state",
      "reported dispatched accepted inProgress onHold completed closed cancelled open"
    ),
    (
      "order.event",
      """
      reported sighted dispatched accepted declined transferred arrived madeSafe held resumed \
      agreed extensionAsked extensionApproved extensionDenied prioritized categorized corrected \
      completed verified verificationRefused closed cancelled withdrawn reopened markedMajor \
      escalated acknowledged commented told rated undone restated
      """
    ),
    ("clock.kind", "accept arrive makeSafe complete"),
    ("clock.word", "onTime atRisk late onHold met missed stopped"),
    ("priority", "P1 P2 P3 P4 P5"),
    (
      "role",
      """
      worker crewLeader administrator frontDesk dispatcher shiftLeader supervisor head \
      vicePresident contractor auditor system
      """
    ),
    ("hold.reason", "parts access contractor weather decision"),
    ("holder", "desk parts reporter contractor weather supervisor"),
    ("quota.word", "done owed atRisk missed suspended"),
    ("quota.per", "day week month shift"),
    ("round.state", "planned underway complete incomplete expired"),
    ("check.answer", "pass fail notApplicable skipped"),
    ("handover.section", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"),
    ("handover.state", "drafted given received refused"),
    ("desk.place", "today rounds orders escalations handover statistics facilities people"),
    ("explain", "window holiday makeUpDay exception hold extension"),
    ("rating", "1 2 3 4 5"),
    ("report.by", "category campus place crew person contractor priority month"),
  ]

  @Test("every code has a word in both languages", arguments: Language.allCases)
  func complete(language: Language) {
    let strings = Strings(language: language)
    for (prefix, codes) in Self.words {
      for code in codes.split(whereSeparator: \.isWhitespace) {
        #expect(strings.has("\(prefix).\(String(code))"), "\(prefix).\(code)")
      }
    }
  }

  @Test("two codes of one kind never share a word", arguments: Language.allCases)
  func distinct(language: Language) {
    let strings = Strings(language: language)
    for (prefix, codes) in Self.words {
      let all = codes.split(whereSeparator: \.isWhitespace).map {
        strings["\(prefix).\(String($0))"]
      }
      #expect(Set(all).count == all.count, "\(prefix)")
    }
  }

  @Test("every action has a short word and a sentence", arguments: Language.allCases)
  func actions(language: Language) {
    let strings = Strings(language: language)
    let names =
      strings.templates.keys.filter {
        $0.hasPrefix("action.") && !$0.hasPrefix("action.disabled.") && !$0.hasSuffix(".help")
      } + ["action.help"]
    for name in names { #expect(strings.has("\(name).help"), "\(name)") }
  }

  @Test("the desk says the words of the campus")
  func samples() {
    let zh = Strings(language: .zhHans)
    let en = Strings(language: .en)
    #expect(zh["desk.place.today"] == "今日")
    #expect(zh["order.state.completed"] == "待验收")
    #expect(zh["clock.word.late"] == "超期")
    #expect(en["role.vicePresident"] == "vice-president")
    #expect(en.text("order.count", ["count": "1"]) == "1 order")
    #expect(en.text("order.count", ["count": "12"]) == "12 orders")
    #expect(zh.text("error.unknownPlace", ["value": "TSX"]).contains("TSX"))
  }
}
