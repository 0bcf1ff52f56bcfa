import Foundation
import Localization
import Testing

/// What refusals name in codes, found in the sources: each must have its word in both languages.
@Suite("Words for what is refused")
struct RefusalWordsTests {
  @Test("no refusal shows the code of a command, a state or a step", arguments: Language.allCases)
  func sentences(language: Language) {
    let strings = Strings(language: language)
    let refusal = strings.text(
      "error.notPermitted", ["command": "acceptOrder", "person": "1031"])
    #expect(!refusal.contains("acceptOrder"))
    for (state, step) in [("given", "receive"), ("underway", "started"), ("noWatch", "watchEnded")]
    {
      let text = strings.text(
        "error.wrongState", ["subject": "NH-H3", "state": state, "step": step])
      #expect(text.contains(strings["state.\(state)"]) && text.contains(strings["step.\(step)"]))
    }
  }

  @Test("every state and step that a refusal names has its word", arguments: Language.allCases)
  func states(language: Language) throws {
    let strings = Strings(language: language)
    let states =
      try Self.cases(of: "RoundState", in: "Patrols/Round.swift")
      + Self.cases(of: "HandoverState", in: "Handover/HandoverState.swift") + ["noWatch"]
    let steps =
      try Self.cases(of: "Kind", in: "Patrols/RoundEvent.swift")
      + Self.found("case \\.[a-z]+: \"([a-zA-Z]+)\"", in: "Handover/HandoverWritingCommands.swift")
      + Self.found("step: \"([a-zA-Z]+)\"", in: "Patrols/WatchCommands.swift")
      + Self.found("step: \"([a-zA-Z]+)\"", in: "Patrols/CheckCommands.swift")
    #expect(states.count >= 10 && steps.count >= 12)
    for state in states { #expect(strings.has("state.\(state)"), "state.\(state)") }
    for step in steps { #expect(strings.has("step.\(step)"), "step.\(step)") }
  }

  /// Columns of a spreadsheet are named as its map names them.
  @Test("every field that a refusal of the engine names has its word", arguments: Language.allCases)
  func fields(language: Language) throws {
    let strings = Strings(language: language)
    let pattern = "(?:field: |\\.(?:o|timeO)utside\\(\\s*)\"([a-zA-Z]+)\""
    var fields: Set<String> = []
    for path in try Repository.swiftFiles(under: "Sources/WorkOrderEngine") {
      fields.formUnion(Self.matches(pattern, in: try Repository.text(of: path)))
    }
    #expect(fields.count > 30)
    for field in fields.sorted() { #expect(strings.has("field.\(field)"), "field.\(field)") }
  }

  private static func found(_ pattern: String, in file: String) throws -> [String] {
    matches(pattern, in: try Repository.text(of: "Sources/WorkOrderEngine/\(file)"))
  }

  /// The cases of an enum of strings, by its declaration.
  private static func cases(of name: String, in file: String) throws -> [String] {
    let text = try Repository.text(of: "Sources/WorkOrderEngine/\(file)")
    let start = try #require(text.range(of: "enum \(name): String"))
    let body = text[start.upperBound...].prefix { $0 != "}" }
    return matches("(?m)^ *case ([a-zA-Z, ]+)$", in: String(body)).flatMap {
      $0.split(whereSeparator: { ", ".contains($0) }).map(String.init)
    }
  }

  private static func matches(_ pattern: String, in text: String) -> [String] {
    guard let regex = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(text.startIndex..., in: text)
    return regex.matches(in: text, range: whole).compactMap { match in
      Range(match.range(at: 1), in: text).map { String(text[$0]) }
    }
  }
}
