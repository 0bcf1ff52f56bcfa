import Foundation
import Testing

/// The page that links each rule of the engine with its tests.
@Suite("Rules and their tests")
struct RuleLinkTests {
  private func page() throws -> String {
    try Repository.text(of: "Sources/patrol/patrol.docc/Engine.md")
  }

  /// The texts between “ and ”, with line breaks and what follows them folded to one blank.
  private func quoted(_ text: String) -> [String] {
    text.split(separator: "“").dropFirst().compactMap { part in
      part.firstIndex(of: "”").map { end in
        part[..<end].split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
    }
  }

  /// The names of all tests, as the sources have them.
  private func names() throws -> Set<String> {
    var names: Set<String> = []
    for path in try Repository.swiftFiles(under: "Tests") {
      let text = try Repository.text(of: path)
      for part in text.components(separatedBy: "@Test(").dropFirst() {
        let rest = part.drop(while: \.isWhitespace)
        guard rest.first == "\"" else { continue }
        names.insert(String(rest.dropFirst().prefix { $0 != "\"" }))
      }
    }
    return names
  }

  @Test("every test that the page names exists")
  func exist() throws {
    let known = try names()
    let named = quoted(try page())
    #expect(named.count > 80)
    #expect(named.filter { !known.contains($0) } == [])
  }

  @Test("every rule has at least one test")
  func complete() throws {
    var rules: [(rule: String, tests: Int)] = []
    for line in try page().split(separator: "\n") {
      if line.hasPrefix("- ") { rules.append((String(line), 0)) }
      if line.hasPrefix("  - “"), !rules.isEmpty { rules[rules.count - 1].tests += 1 }
    }
    #expect(rules.filter { $0.tests == 0 }.map(\.rule) == [])
  }
}
