import Foundation
import Testing

@Suite("What patrol lets one do")
struct RightsTests {
  @Test("nobody gives their system user to somebody who could not give it back")
  func login() throws {
    let office = try Office()
    let made = try office.run("init", "--json")
    let own = try #require(try made.json()["login"] as? String)
    let shut = try office.run("staff", "login", "1007", own, "--language", "en")
    #expect(shut.status == 75 && shut.complaint.contains("right to manage people"))
    #expect(try office.run("staff", "login", "1001", own).status == 0)
    // Nor does it take roles by it that one does not have.
    #expect(try office.run("staff", "login", "1", own).status == 77)
  }

  @Test("whoever may not act for others does not ask in their name either")
  func asking() throws {
    let office = try Office()
    let own = try #require(try office.run("init", "--json").json()["login"] as? String)
    let number = try office.launch([
      "order", "log", "--place", "NH", "--category", "lighting", "灯", "--reporter", "赵老师",
      "--contact", "13800138000",
    ])
    #expect(number.status == 0, "\(number)")
    #expect(try office.run("order", "list", "--as", "1007").status == 0)
    // An administrator manages people, and may not act for them.
    #expect(try office.run("staff", "add", "40", "甲", "--role", "administrator").status == 0)
    #expect(try office.run("staff", "login", "40", own).status == 0)
    for words in [
      ["order", "list", "--filter", "contact:138"], ["order", "show", "NH-1"],
      ["export", "orders"], ["report", "backlog"], ["staff", "list"],
    ] {
      let asked = try office.launch(words + ["--as", "1", "--language", "en"])
      #expect(asked.status == 77 && asked.output == "", "\(words): \(asked)")
      #expect(try office.launch(words + ["--as", "40"]).status == 0, "\(words)")
    }
  }

  @Test("a desk that is open closes once the one who sits there is disabled")
  func dismissed() throws {
    let office = try Office.simulated()
    #expect(try office.run("staff", "login", "1", "somebody-else").status == 0)
    let desk = try Conversation(
      "/usr/bin/env",
      [
        "HOME=\(office.home.path)", office.programPath, "--linear", "--database", office.database,
        "--as", "1007",
      ])
    #expect(desk.hears("Today"), "\(desk.said)")
    #expect(
      try office.run("order", "log", "--place", "NH", "--category", "lighting", "灯", "--as", "1")
        .status == 0)
    try desk.types("?\n")
    #expect(desk.hears("> "), "what others write ends nobody's desk: \(desk.said)")
    #expect(try office.run("staff", "disable", "1007", "--as", "1").status == 0)
    #expect(desk.hears("no longer on the staff"), "\(desk.said)")
    #expect(desk.end() == 0)
  }

  @Test("an id that was used for something else is refused, and nothing passes for done")
  func reusedID() throws {
    let office = try Office.simulated()
    let number = try office.logDefect("--id", "K1")
    let other = try office.run(
      "order", "log", "--place", "NH", "--category", "lighting", "--id", "K1", "another",
      "--language", "en")
    #expect(other.status == 75 && other.complaint.contains("“K1” was used before"))
    let step = try office.run("order", "cancel", number, "--reason", "x", "--id", "K1")
    #expect(step.status == 75 && !step.complaint.contains("DecodingError"))
    var file = try office.takeRound()
    file.set("lamps", "pass", at: "2026-11-27 09:05")
    let brought = try office.bring(file, "--id", "K1")
    #expect(brought.status == 75 && !brought.complaint.contains("DecodingError"))
  }

  @Test("who somebody is stands in the history")
  func loginEvent() throws {
    let office = try Office.simulated()
    #expect(try office.run("staff", "login", "1007", "zhang").status == 0)
    let events = try office.run("export", "events", "--format", "csv").lines
    #expect(events.contains { $0.contains("staff,") && $0.contains(",login,") })
    #expect(try office.run("doctor", "--chain").status == 0)
  }

  @Test("a step entered late keeps its time, whichever step it is")
  func happened() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(try office.run("tick", "--now", "2026-11-27 10:00").status == 0)
    func last() throws -> [String: Any] {
      let order = try office.run("order", "show", number, "--json").json()
      let events = try #require(order["events"] as? [[String: Any]])
      return try #require(events.last { $0["by"] is String })
    }
    for words in [["mark-major", number], ["undo", number]] {
      let step = try office.launch(["order"] + words + ["--happened", "2026-11-27 09:30"])
      #expect(step.status == 0, "\(step.complaint)")
      #expect(try last()["happened"] as? String == "2026-11-27T09:30:00+08:00")
    }
  }

  @Test("a sheet goes into the file that --output names, in every form")
  func output() throws {
    let office = try Office.simulated()
    for format in ["text", "html", "markdown", "json"] {
      let file = office.path("sheet.\(format)")
      let printed = try office.run(
        "handover", "print", "--campus", "NH", "--format", format, "--output", file)
      #expect(printed.status == 0, "\(printed.complaint)")
      #expect(printed.output == "")
      #expect(try String(contentsOfFile: file, encoding: .utf8).contains("NH"))
    }
  }

  @Test("a demonstration leaves nothing beside its database but the queue of its writers")
  func leftovers() throws {
    let office = try Office()
    #expect(try office.run("demo", "--days", "0", "--no-open").status == 0)
    let files = try FileManager.default.contentsOfDirectory(
      atPath: (office.database as NSString).deletingLastPathComponent)
    #expect(Set(files).isSubset(of: ["demo.db", "demo.db.lock"]))
  }
}
