import Testing

/// Modules below the string tables name their errors by keys. Every key must have its sentences.
@Suite("Words for the errors of Configuration and ServiceClock")
struct MistakeWordsTests {
  private func keys(of language: String) throws -> Set<String> {
    let lines = try Repository.text(of: "Assets/files/strings/\(language).txt").split(
      separator: "\n")
    return Set(
      lines.compactMap { line in
        line.firstRange(of: " = ").map { String(line[..<$0.lowerBound]) }
      })
  }

  private func names(in text: String, before end: Character = "\"", after start: String) -> [String]
  {
    text.ranges(of: start).map { range in
      String(text[range.upperBound...].prefix { $0 != end })
    }
  }

  @Test("every mistake has its sentence and its advice", arguments: ["en", "zh-Hans"])
  func mistakes(language: String) throws {
    let keys = try keys(of: language)
    var count = 0
    for file in ["Reading", "Topics", "Campus"] {
      let text = try Repository.text(
        of: "Sources/Configuration/Values/Mistake+\(file).swift")
      for name in names(in: text.replacing("\n      \"", with: "\""), after: "Mistake(\"") {
        count += 1
        #expect(keys.contains("mistake.\(name)"), "\(name)")
        let isMeant = text.contains("Mistake(\"\(name)\", meant:") || name == "unknown"
        #expect(isMeant || keys.contains("mistake.\(name).advice"), "\(name)")
      }
    }
    #expect(count > 60)
    for advice in ["near", "known", "more", "none"] {
      #expect(keys.contains("mistake.advice.\(advice)"))
    }
  }

  @Test("every error of the clock has its sentence and its advice", arguments: ["en", "zh-Hans"])
  func clock(language: String) throws {
    let keys = try keys(of: language)
    let text = try Repository.text(of: "Sources/ServiceClock/ClockError.swift")
    let found = names(in: text.replacing("\n        \"", with: "\""), after: "(\"")
    #expect(found.count > 10)
    for name in found {
      #expect(keys.contains("clock.error.\(name)"), "\(name)")
      #expect(keys.contains("clock.error.\(name).advice"), "\(name)")
    }
  }
}
