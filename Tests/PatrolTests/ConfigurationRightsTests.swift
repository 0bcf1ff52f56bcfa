import Foundation
import Testing

/// A configuration can take every right away, also that of applying a better one.
@Suite("Roles that a configuration gives")
struct ConfigurationRightsTests {
  /// Every role with what it may do; all may log defects but those that are given otherwise.
  private func roles(_ given: [String: String]) -> String {
    ["worker", "supervisor", "head", "administrator"].map { role in
      "\(role) = [\(given[role] ?? "\"logDefect\"")]"
    }.joined(separator: "\n")
  }

  @Test("a version under which nobody could apply another is refused, and the old one stays")
  func lockedOut() throws {
    let office = try Office.simulated()
    let refusing: [[String: String]] = [
      [:], ["supervisor": "\"applyConfiguration\""], ["worker": "\"manageStaff\""],
    ]
    for given in refusing {
      try office.file("new/roles.toml", roles(given))
      let refused = try office.run("config", "apply", office.path("new"), "--yes")
      #expect(refused.status == 65, "\(given): \(refused.complaint)")
      #expect(refused.complaint.contains("nobody could apply a configuration"))
      let chinese = try office.run(
        "config", "apply", office.path("new"), "--yes", "--language", "zh-Hans")
      #expect(chinese.complaint.contains("再没有人能载入配置"))
      let checked = try office.run("config", "check", office.path("new"))
      #expect(checked.status == 65 && !checked.output.contains("is valid"))
      #expect(checked.complaint.contains("nobody could apply a configuration"))
      let json = try office.run("config", "check", office.path("new"), "--json")
      #expect(try json.json()["ok"] as? Bool == false)
    }
    // Whoever has the right still has it, and one role with both is enough.
    try office.file(
      "new/roles.toml", roles(["head": "\"applyConfiguration\", \"manageStaff\""]))
    let applied = try office.run("config", "apply", office.path("new"), "--yes", "--json")
    #expect(applied.status == 0, "\(applied.complaint)")
    #expect(try applied.json()["version"] as? Int == 2)
  }

  @Test("a command that does not exist is refused with its line by config check and config apply")
  func unknownCommand() throws {
    let office = try Office.simulated()
    try office.file("new/roles.toml", "worker = [\n  \"flyToMoon\",\n]\nhead = [\"*\"]\n")
    let checked = try office.run("config", "check", office.path("new"))
    #expect(checked.status == 65)
    #expect(checked.output.contains("roles.toml:2: worker[1]: unknown command “flyToMoon”"))
    #expect(!checked.output.contains("the configuration is valid"))
    let applied = try office.run("config", "apply", office.path("new"), "--yes")
    #expect(applied.status == 65)
    #expect(applied.complaint.contains("roles.toml:2: worker[1]: unknown command “flyToMoon”"))
  }

  @Test("config apply prints what config check would, before it asks")
  func warnings() throws {
    let office = try Office.simulated()
    try office.file("new/routing.toml", "[[rule]]\ncategory = \"lift\"\nto = \"desk\"\n")
    let checked = try office.run("config", "check", office.path("new"))
    let warnings = checked.lines.dropLast()
    #expect(!warnings.isEmpty)
    let asked = try office.run("config", "apply", office.path("new"))
    #expect(asked.status == 64, "nobody can be asked here")
    for line in warnings { #expect(asked.lines.contains(line)) }
    let json = try office.run("config", "apply", office.path("new"), "--yes", "--json").json()
    #expect((json["warnings"] as? [[String: Any]])?.count == warnings.count)
  }
}
