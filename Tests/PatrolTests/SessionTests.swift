import Foundation
import Testing

/// Which database, who and when.
@Suite("Whose command it is, where and when")
struct SessionTests {
  @Test("--database beats PATROL_DATABASE, which beats the data folder")
  func databases() throws {
    let office = try Office()
    let (first, second) = (office.path("a.db"), office.path("b.db"))
    #expect(try office.run("init", "--simulated", "--database", first).status == 0)
    let variable = ["PATROL_DATABASE": first]
    #expect(try office.run("order", "list", environment: variable).status == 0)
    #expect(try office.run("order", "list").status == 66)
    let named = try office.run("order", "list", "--database", second, environment: variable)
    #expect(named.status == 66)
    #expect(named.complaint.contains("b.db"))
  }

  @Test("global options stand before or after the subcommand")
  func globals() throws {
    let office = try Office.simulated()
    let before = try office.run("--json", "--language", "en", "order", "list")
    let after = try office.run("order", "list", "--language", "en", "--json")
    #expect(before.output == after.output)
    #expect(before.output == "{\"items\":[],\"next\":null}\n")
    let version = try office.run("order", "--version")
    #expect(try office.run("--version").output == version.output)
  }

  @Test("a simulated clock stands, moves forward by --now, and stays there")
  func clock() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    let moved = try office.run("--now", "2026-11-28T10:00", "tick", "--json")
    #expect(moved.status == 0, "\(moved.complaint)")
    let items = try #require(try moved.json()["items"] as? [[String: Any]])
    #expect(items.first?["event"] as? String == "escalated")
    _ = try office.logDefect()
    let order = try office.run("order", "show", "NH-2", "--json").json()
    #expect(order["reported"] as? String == "2026-11-28T10:00:00+08:00")
    #expect(try office.run("--now", "2026-11-28 09:59", "order", "list").status == 65)
  }

  @Test("other databases use the system clock and refuse --now")
  func systemClock() throws {
    let office = try Office()
    #expect(try office.run("init").status == 0)
    let refused = try office.run("--now", "2030-01-01", "order", "list")
    #expect(refused.status == 65)
    #expect(refused.complaint.contains("system clock"))
  }

  @Test("--as is free in a simulated database and keeps both names elsewhere")
  func actingAs() throws {
    let office = try Office()
    #expect(try office.run("init").status == 0)
    let number = try office.logDefect()
    #expect(try office.run("order", "comment", number, "好", "--as", "1001").status == 0)
    let order = try office.run("order", "show", number, "--json").json()
    let event = try #require((order["events"] as? [[String: Any]])?.last)
    #expect(event["by"] as? String == "李静")
    #expect(event["enteredBy"] != nil)
  }

  @Test("a system user who is nobody gets 77 and the line to type")
  func nobody() throws {
    let office = try Office()
    let campus = try office.run("init", "--template").output
    #expect(campus.contains("[university]"))
    try office.file("campus.toml", campus)
    #expect(try office.run("init", "--campus", office.path("campus.toml")).status == 0)
    #expect(try office.run("staff", "login", "1", "somebody-else").status == 0)
    let refused = try office.run("order", "list")
    #expect(refused.status == 77)
    #expect(refused.complaint.contains("patrol staff login"))
  }

  @Test("the language comes from the option, else from the locale, else it is Chinese")
  func languages() throws {
    let office = try Office()
    func said(_ environment: [String: String], _ more: String...) throws -> String {
      try office.launch(["order", "list"] + more, environment: environment).complaint
    }
    let none = ["LANG": ""]
    #expect(try said(none).contains("没有"))
    #expect(try said(none, "--language", "en").contains("there is no database"))
    #expect(try said(["LANG": "C", "LC_ALL": "en_GB.UTF-8"]).contains("there is no database"))
    #expect(try said(["LANG": "zh_CN.UTF-8"]).contains("没有"))
    #expect(try office.run("--help", environment: none).output.contains("后勤处"))
    #expect(try office.run("order", environment: none).output.contains("未结"))
  }

  @Test("config apply shows what changes and makes a new version only then")
  func apply() throws {
    let office = try Office.simulated()
    try office.file("rules/notify.toml", "[notify]\ncommand = \"cat >>'\(office.path("told"))'\"\n")
    #expect(try office.run("config", "apply", office.path("rules")).status == 64)
    let applied = try office.run("config", "apply", office.path("rules"), "--yes")
    #expect(applied.status == 0, "\(applied.complaint)")
    #expect(applied.output.contains("notify.command"))
    #expect(applied.output.contains("version 2"))
    let again = try office.run("config", "apply", office.path("rules"), "--yes")
    #expect(!again.output.contains("version 3"))
    // The command it names is what tick tells people through.
    _ = try office.logDefect("--major")
    let tick = try office.run("tick", "--json", "--now", "2026-11-27 10:00")
    #expect((try tick.json()["delivered"] as? Int ?? 0) > 0)
    let told = try String(contentsOfFile: office.path("told"), encoding: .utf8)
    #expect(told.contains("\"subject\":\"NH-1\""))
  }

  @Test("the queue answers 1 while something is unacknowledged")
  func queue() throws {
    let office = try Office.simulated()
    #expect(try office.run("queue").status == 0)
    let number = try office.logDefect("--major")
    let waiting = try office.run("queue", "--json")
    #expect(waiting.status == 1)
    let row = try #require((try waiting.json()["items"] as? [[String: Any]])?.first)
    #expect(
      Set(row.keys) == ["number", "why", "level", "since", "acknowledgedBy", "major", "due"])
    #expect(try office.run("queue", "acknowledge", number).status == 0)
    #expect(try office.run("queue").status == 0)
  }

  @Test("a week's rows have the contract's keys, and 1 says that rounds are at risk")
  func week() throws {
    let office = try Office.simulated()
    let week = try office.run("week", "--json")
    #expect(week.status == 1)
    let row = try #require((try week.json()["items"] as? [[String: Any]])?.first)
    #expect(Set(row.keys) == ["route", "week", "required", "done", "owed", "word"])
  }

  @Test("a backup comes back, also where nothing is left")
  func backup() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(try office.run("backup", office.path("copy.db")).status == 0)
    #expect(try office.run("order", "cancel", number, "--reason", "x").status == 0)
    #expect(try office.run("restore", office.path("copy.db"), "--yes").status == 0)
    #expect(try office.run("order", "list").lines.count == 1)
    try FileManager.default.removeItem(atPath: office.database)
    #expect(try office.run("restore", office.path("copy.db")).status == 0)
    #expect(try office.run("order", "list").lines.count == 1)
  }

  @Test("config apply shows each value before and after, and a rule put first as that one rule")
  func changes() throws {
    let office = try Office.simulated()
    try office.file(
      "rules/routing.toml",
      """
      [[rule]]
      category = "kitchen"
      to = "desk"
      [[rule]]
      to = "duty"

      """)
    let standards = try office.run("config", "show", "standards.toml").output
    try office.file(
      "rules/standards.toml", standards.replacing("accept = \"4wh\"", with: "accept = \"5wh\""))
    let applied = try office.run("config", "apply", office.path("rules"), "--yes", "--json").json()
    let changes = try #require(applied["changes"] as? [[String: Any]])
    let shown = changes.map { change in
      ["key", "before", "after"].map { change[$0] as? String ?? "-" }.joined(separator: " | ")
    }
    #expect(shown.filter { $0.hasPrefix("routing") } == ["routing | - | category=kitchen to=desk"])
    #expect(shown.count { $0.hasSuffix(" | 4wh | 5wh") } == 1, "\(shown)")
    #expect(shown.count == 2, "\(shown)")
  }

  @Test("leave and stand-ins are entered by date, listed, and told apart from shifts")
  func roster() throws {
    let office = try Office.simulated()
    let staff = try office.run("staff", "list", "--json").json()["items"] as? [[String: Any]] ?? []
    let numbers = staff.compactMap { $0["number"] as? String }
    #expect(try office.run("staff", "roster", numbers[1], "--duty", "leave").status == 0)
    let listed = try office.run("staff", "roster", "--json").json()
    let entry = try #require((listed["items"] as? [[String: Any]])?.first)
    #expect(entry["duty"] as? String == "leave" && entry["number"] as? String == numbers[1])
    #expect(entry["day"] as? String == "2026-11-27")
    #expect(try office.run("staff", "roster").output.contains("leave"))
    #expect(try office.run("staff", "roster", numbers[1]).status == 64)
    let unknown = try office.run("staff", "roster", numbers[1], "--duty", "noon")
    #expect(unknown.status == 65 && unknown.complaint.contains("noon"))
  }
}
