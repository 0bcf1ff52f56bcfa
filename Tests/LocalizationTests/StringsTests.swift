import Testing

@testable import Localization

@Suite("String tables")
struct StringsTests {
  let zh = Strings(language: .zhHans)
  let en = Strings(language: .en)

  @Test("both tables are read without a problem")
  func noProblems() {
    #expect(zh.problems == [])
    #expect(en.problems == [])
    #expect(zh.templates.count > 20)
  }

  @Test("both languages have the same keys")
  func sameKeys() {
    let chinese = Set(zh.templates.keys)
    let english = Set(en.templates.keys)
    #expect(chinese.subtracting(english).sorted() == [], "missing in English")
    #expect(english.subtracting(chinese).sorted() == [], "missing in Chinese")
  }

  @Test("both languages fill the same places")
  func samePlaces() {
    for name in zh.templates.keys.sorted() {
      let key = MessageKey(name)
      #expect(zh.placeNames(in: key) == en.placeNames(in: key), "\(name)")
    }
  }

  @Test("keys are dotted lower camel case, and every brace is closed")
  func keyShape() {
    for (name, text) in zh.templates.merging(en.templates, uniquingKeysWith: { $0 + $1 }) {
      let parts = name.split(separator: ".", omittingEmptySubsequences: false)
      let wellFormed = parts.allSatisfy { part in
        guard let first = part.first, part.allSatisfy({ $0.isASCII }) else { return false }
        return (first.isLowercase || first.isNumber || part.count == 2)
          && part.allSatisfy { $0.isLetter || $0.isNumber }
      }
      #expect(parts.count >= 2 && wellFormed, "\(name)")
      #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count, "\(name)")
    }
  }

  @Test("a heading begins with a large letter where there are such")
  func headings() {
    #expect(en.heading("report.column.onTimeRate") == "On-time rate")
    #expect(zh.heading("report.column.onTimeRate") == "按时率")
  }

  @Test("a key that is missing shows itself")
  func missingKey() {
    #expect(zh["no.such.key"] == "⟨no.such.key⟩")
    #expect(!zh.has("no.such.key"))
  }

  @Test("places are filled, plural forms follow the number, and arguments are not read again")
  func places() {
    #expect(en.text("quota.daysLeft", ["count": "1"]) == "1 day left")
    #expect(en.text("quota.daysLeft", ["count": "0"]) == "0 days left")
    #expect(en.text("quota.daysLeft", ["count": "{count}"]) == "{count} days left")
    #expect(en.text("quota.daysLeft") == "{count} {count|day|days} left")
    let template = MessageTemplate(lookUp: { _ in nil }, separator: " ")
    #expect(template.fill("a { b", ["b": "x"]) == "a { b")
    #expect(template.fill("{a}{b}", ["a": "1", "b": "2"]) == "12")
  }

  @Test(
    "a place with a prefix shows the word of a code, a list for several, and unknown codes as they are"
  )
  func codes() {
    let arguments = [
      "order": "NH-1", "stage": "inProgress", "event": "verified", "allowed": "held completed odd",
    ]
    #expect(
      zh.text("error.wrongStage", arguments) == "NH-1 现为处理中，不能验收；此时可以：挂起、完工、odd")
    #expect(
      en.text("error.wrongStage", arguments)
        == "NH-1 is in progress: “verified” is not possible now; possible: "
        + "put on hold, completed, odd")
  }

  @Test("a table names its bad lines and keeps the first of two")
  func badLines() {
    let table = StringTable("# c\n\na.b = 1\r\na.b = 2\nnothing\nx.y =\nl.n = one\\ntwo\\s\n")
    #expect(table.texts == ["a.b": "1", "l.n": "one\ntwo "])
    #expect(table.problems.map(\.line) == [4, 5, 6])
  }
}
