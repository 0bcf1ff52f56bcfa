import Configuration
import Foundation
import Testing

/// Trying rules, and restating orders by them, from the command line.
@Suite("Other rules")
struct OtherRulesTests {
  /// An office with one ordinary defect, and a folder of rules in which it is due two days earlier.
  private func office() throws -> (Office, number: String, rules: String) {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let standards = try #require(Defaults.text(of: "standards.toml"))
    try office.file(
      "rules/standards.toml",
      standards.replacing("complete = \"3wd\"", with: "complete = \"1wd\""))
    return (office, number, office.path("rules"))
  }

  private func clocks(_ outcome: Outcome) throws -> [[String: Any]] {
    let items = try #require(try outcome.json()["items"] as? [[String: Any]])
    return try #require(items.first?["clocks"] as? [[String: Any]])
  }

  @Test("config try prints rates side by side and writes nothing")
  func trying() throws {
    let (office, number, rules) = try office()
    let before = try office.run("order", "show", number, "--json").output
    let tried = try office.run("config", "try", rules, "--json")
    #expect(tried.status == 0, "\(tried.complaint)")
    let total = try #require(try tried.json()["total"] as? [String: Any])
    #expect(total["orders"] as? Int == 1)
    #expect((total["now"] as? [String: Any])?["onTimeRate"] is NSNull)
    #expect(try office.run("config", "try", rules).output.contains("–"))
    #expect(try office.run("order", "show", number, "--json").output == before)
    #expect(try office.run("config", "try", office.path("nowhere")).status == 66)
    try office.file("rules/standards.toml", "[[rule]\n")
    #expect(try office.run("config", "try", rules).status == 65)
    #expect(try office.run("config", "try", rules, "--from", "2026-13-01").status == 65)
  }

  @Test("order restate prints before and after; with --dry-run it changes nothing")
  func restating() throws {
    let (office, number, rules) = try office()
    #expect(try office.run("config", "apply", rules, "--yes").status == 0)
    let dry = try office.run("order", "restate", "--all", "--dry-run", "--json")
    #expect(dry.status == 0, "\(dry.complaint)")
    let complete = try #require(try clocks(dry).first { $0["clock"] as? String == "complete" })
    let after = try #require((complete["after"] as? [String: Any])?["due"] as? String)
    #expect((complete["before"] as? [String: Any])?["due"] as? String != after)
    func due() throws -> String? {
      let shown = try office.run("order", "show", number, "--json").json()
      let clocks = shown["clocks"] as? [[String: Any]]
      return clocks?.first { $0["clock"] as? String == "complete" }?["due"] as? String
    }
    #expect(try due() != after)
    #expect(try office.run("order", "restate", "--all").status == 0)
    #expect(try due() == after)
    // Nothing is left that older rules judge.
    let again = try office.run("order", "restate", "--all", "--json").json()
    #expect((again["items"] as? [Any])?.isEmpty == true)
    #expect(try office.run("doctor").status == 0)
  }

  @Test("which orders are meant must be said, and an order that is none is 66")
  func asking() throws {
    let (office, number, _) = try office()
    #expect(try office.run("order", "restate").status == 64)
    #expect(try office.run("order", "restate", number, "--all").status == 64)
    let mixed = try office.run("order", "restate", "NH-999", number, "--json")
    #expect(mixed.status == 66)
    // The other one is done and told all the same.
    #expect((try mixed.json()["items"] as? [Any])?.count == 1)
    #expect(try mixed.json()["failed"] as? [String] == ["NH-999"])
  }
}
