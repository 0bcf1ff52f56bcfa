import Testing

/// Where Chinese characters in a string of the sources are data of a rule, with the reason. All
/// other text belongs to Assets (texts, demonstration) or Config.
private let exceptions: [String: String] = [
  "Sources/Localization/DateFormats.swift": "how a date is put together in Chinese",
  "Sources/PatrolDesk/Asking/StepForms.swift": "signs that part entries of a list as typed",
  "Sources/PatrolDesk/Engine/PlaceSpelling.swift": "numbers and units of places as people say them",
  "Sources/Screen/KeyFolding.swift": "the signs that a Chinese input method sends for keys",
  "Sources/TextCells/SpreadsheetFormula.swift":
    "full-width signs that a spreadsheet takes for a formula",
  "Sources/TextCells/Wrapping.swift": "signs that may not begin or end a line",
  "Sources/WorkOrderEngine/Import/CellWords.swift": "words of the cells of spreadsheets as typed",
  "Sources/WorkOrderEngine/Patrols/CheckAnswer.swift":
    "answers as they are typed, and the signs that join an item with what was seen",
  "Sources/WorkOrderEngine/WorkOrders/OrderFilterReading.swift": "words of the filter as typed",
  "Sources/patrol-bench/LogBench.swift": "what a measurement logs; nobody reads it",
  "Sources/patrol-bench/Terminal.swift": "what a measurement logs; nobody reads it",
  "Sources/patrol/Session/Invocation.swift": "the answers that mean yes, as typed",
  "Sources/patrol/Setup/Doctor.swift": "the ruler under which widths are seen",
]

@Suite("Chinese in the sources")
struct ForeignTextTests {
  @Test("stands in the tables of Assets and Config, and in code only where it is data of a rule")
  func tables() throws {
    let found = Set(
      try Repository.swiftFiles(under: "Sources").filter {
        !Self.lines(in: try Repository.text(of: $0)).isEmpty
      })
    #expect(found.subtracting(exceptions.keys).sorted() == [])
    #expect(Set(exceptions.keys).subtracting(found).sorted() == [], "exceptions nobody needs")
  }

  @Test("the reader sees strings of one line and of several, and no comments")
  func reader() {
    let text = """
      /// 说明
      let one = "a" // 注释
      let two = "\\(count) 张"  /* 注 */
      let three = \"\"\"
        // 工单
        \"\"\"
      let four = "https://a.b"  // 注释
      """
    #expect(Self.lines(in: text) == [3, 5])
  }

  /// The lines that have a Chinese character outside of comments: none may stand in a name.
  private static func lines(in text: String) -> [Int] {
    enum Part { case code, lineComment, blockComment, string, longString }
    var part = Part.code
    var line = 1
    var found: [Int] = []
    let characters = Array(text.unicodeScalars)
    func begins(_ signs: String, at index: Int) -> Bool {
      characters[index...].starts(with: signs.unicodeScalars)
    }
    var index = 0
    while index < characters.count {
      let character = characters[index]
      var step = 1
      switch part {
      case .code where begins("//", at: index): part = .lineComment
      case .code where begins("/*", at: index): part = .blockComment
      case .code where begins("\"\"\"", at: index): (part, step) = (.longString, 3)
      case .code where character == "\"": part = .string
      case .lineComment where character == "\n": part = .code
      case .blockComment where begins("*/", at: index): (part, step) = (.code, 2)
      case .string where character == "\\", .longString where character == "\\": step = 2
      case .longString where begins("\"\"\"", at: index): (part, step) = (.code, 3)
      case .string where character == "\"" || character == "\n": part = .code
      default: break
      }
      let isComment = part == .lineComment || part == .blockComment
      if !isComment, isChinese(character), found.last != line { found.append(line) }
      if character == "\n" { line += 1 }
      index += step
    }
    return found
  }

  private static func isChinese(_ character: Unicode.Scalar) -> Bool {
    switch character.value {
    case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF: true
    default: false
    }
  }
}
