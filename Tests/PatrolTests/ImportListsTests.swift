import Foundation
import Testing

/// The worked example of the documentation, run as it stands there.
@Suite("patrol import, as documented")
struct ImportListsTests {
  private static let subjects = ["places", "staff", "assets", "routes"]

  private static let page: String = {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/patrol/patrol.docc/Importing.md")
    return (try? String(contentsOf: page, encoding: .utf8)) ?? ""
  }()

  /// A fenced block of the page.
  private func block(_ name: String) throws -> String {
    let start = try #require(Self.page.range(of: "```\(name)\n"), "\(name)")
    let rest = Self.page[start.upperBound...]
    return String(rest[..<(try #require(rest.range(of: "```")).lowerBound)])
  }

  private func importing(
    _ subject: String, _ office: Office, _ options: String...
  ) throws -> Outcome {
    let map = try office.file("\(subject).toml", try block("map:\(subject)"))
    let file = try office.file("\(subject).csv", try block("csv:\(subject)"))
    return try office.launch(["import", subject, file, "--map", map] + options)
  }

  private func counts(_ outcome: Outcome) throws -> [String: Int] {
    let json = try outcome.json()
    return [
      "imported": try #require(json["imported"] as? Int),
      "unchanged": try #require(json["unchanged"] as? Int),
      "bad": try #require(json["bad"] as? [Any]).count,
    ]
  }

  private func documented(_ subject: String) throws -> [String: Int] {
    let words = try block("result:\(subject)").split { $0.isWhitespace }
    return Dictionary(
      uniqueKeysWithValues: words.map { word in
        let parts = word.split(separator: "=")
        return (String(parts[0]), Int(parts[1]) ?? -1)
      })
  }

  @Test("the four lists of an office come in as the page says, and the database is sound after")
  func worked() throws {
    let office = try Office.simulated()
    for subject in Self.subjects {
      let expected = try documented(subject)
      let dry = try importing(subject, office, "--dry-run", "--json")
      #expect(try counts(dry) == expected && dry.json()["committed"] as? Bool == false)
      let outcome = try importing(subject, office, "--json")
      #expect(try counts(outcome) == expected, "\(outcome.output)")
      #expect(outcome.status == (expected["bad"] == 0 ? 0 : 65), "\(outcome.complaint)")
      let again = try counts(try importing(subject, office, "--json", "--update"))
      #expect(again["imported"] == 0 && again["unchanged"] == expected["imported"])
    }
    #expect(try office.run("doctor", "--chain").status == 0)
    let routes = try office.run("round", "list", "--json").output
    #expect(routes.contains("NH-R21") && !routes.contains("NH-R22"))
  }

  @Test("a bad row is told with its line, the value and what to do")
  func badRows() throws {
    let office = try Office.simulated()
    let outcome = try importing("staff", office, "--language", "en")
    #expect(outcome.status == 65)
    #expect(
      outcome.lines.first
        == "line 4: the enabled flag “退休” does not have the form it must have; correct it")
    #expect(outcome.complaint.contains("1"))
  }

  @Test("a map without a field that must be there is refused before any row")
  func map() throws {
    let office = try Office.simulated()
    let file = try office.file("a.csv", "路线,地点\nR1,NH\n")
    let map = try office.file("a.toml", "[fields]\ncode = \"路线\"\n")
    let outcome = try office.run("import", "routes", file, "--map", map)
    #expect(outcome.status == 65)
    #expect(outcome.complaint.contains("fields.place"))
  }
}
