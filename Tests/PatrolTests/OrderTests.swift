import Foundation
import Testing

@testable import patrol

@Suite("patrol order")
struct OrderTests {
  @Test("an order on hold has no due time anywhere, and says what is left in hours and in seconds")
  func held() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    for words in [["arrive"], ["hold", "--reason", "parts", "--until", "2026-12-04"]] {
      let done = try office.launch(["order", words[0], number] + words.dropFirst())
      #expect(done.status == 0, "\(done.complaint)")
    }
    let shown = try office.run("order", "show", number, "--json").json()
    let clocks = try #require(shown["clocks"] as? [[String: Any]])
    let held = try #require(clocks.first { $0["clock"] as? String == "complete" })
    #expect(held["state"] as? String == "onHold" && held["due"] is NSNull)
    let remaining = try #require(held["remaining"] as? Int)
    #expect(remaining == 24 * 3_600, "three working days, none of them used")
    let met = try #require(clocks.first { $0["clock"] as? String == "accept" })
    #expect(met["due"] is String && met["remaining"] == nil)
    let row = try office.run("order", "list").output
    #expect(row.contains("\ton hold\t24:00\t\t"), "\(row)")
    #expect(try office.run("order", "show", number).output.contains("on hold\t\t24:00\t"))
    let explained = try office.run("order", "explain", number, "--clock", "complete")
    #expect(explained.output.contains("due if resumed now\t"), "\(explained.output)")
    #expect(!explained.output.contains("\ndue\t"))
    let accept = try office.run("order", "explain", number, "--clock", "accept")
    #expect(accept.output.contains("\ndue\t") && !accept.output.contains("resumed"))
    let lines = try office.run("order", "explain", number, "--json").json()["clocks"]
    let holds = try #require(lines as? [[String: Any]]).map { $0["held"] as? Bool }
    #expect(holds == [nil, nil, true], "of accept, arrive and complete")
    #expect(try office.run("order", "resume", number).status == 0)
    let again = try office.run("order", "show", number, "--json").json()
    let running = (again["clocks"] as? [[String: Any]])?.first {
      $0["clock"] as? String == "complete"
    }
    #expect(running?["due"] is String && running?["remaining"] == nil)
  }

  @Test("the clocks of a cancelled order only stopped, in words, in JSON and in lists")
  func cancelled() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(try office.run("order", "cancel", number, "--reason", "false alarm").status == 0)
    let shown = try office.run("order", "show", number).output
    #expect(shown.contains("\tstopped\t") && !shown.contains("\tmet\t"), "\(shown)")
    let list = try office.run("order", "list", "--filter", "state:cancelled", "--json").json()
    let items = try #require(list["items"] as? [[String: Any]])
    for order in try items + [office.run("order", "show", number, "--json").json()] {
      let clocks = try #require(order["clocks"] as? [[String: Any]])
      #expect(clocks.count == 3)
      #expect(clocks.allSatisfy { $0["state"] as? String == "stopped" }, "\(clocks)")
    }
    let slip = try office.run("order", "slip", number).output
    for words in ["Cancelled", "false alarm", "nothing is to be repaired"] {
      #expect(slip.contains(words), "\(slip)")
    }
    #expect(!slip.contains("____") && !slip.contains(" met "), "\(slip)")
  }

  @Test("an order shown and explained has words for triggers, levels, categories and calendars")
  func words() throws {
    let office = try Office.simulated()
    let logged = try office.run(
      "order", "log", "--place", "NH/TSG/201", "--category", "electrical", "配电箱冒烟，有人受伤")
    let number = try #require(logged.lines.first)
    try office.run("order", "categorize", number, "fire")
    try office.run("tick", "--now", "2026-11-28T09:00:00+08:00")
    for language in ["en", "zh-Hans"] {
      let shown = try office.run("--language", language, "order", "show", number).output
      let explained = try office.run("--language", language, "order", "explain", number).output
      for id in ["personHurt", "major-supervisor", "accept-100", "complete-75", "24x7", "30m"] {
        #expect(!shown.contains(id) && !explained.contains(id), "\(id): \(shown)\(explained)")
      }
      let level = language == "en" ? "accept level 2" : "接单 2 级"
      #expect(shown.contains(level), "\(shown)")
      #expect(explained.contains(language == "en" ? "around the clock" : "全天候"), "\(explained)")
    }
  }

  @Test("a defect prints its number, for people and for programs")
  func log() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(number == "NH-1")
    let second = try office.run(
      "--json", "order", "log", "--place", "nh/tsg/202", "--category", "lighting", "too")
    #expect(second.output == "{\"number\":\"NH-2\"}\n")
  }

  @Test("the words of nearly every call are read as the parser reads them, and all others by it")
  func plainWords() throws {
    let office = try Office.simulated()
    let options = [
      "--place", "NH/TSG/201", "--category", "lighting", "--priority", "p2", "--reporter", "王老师",
      "--contact", "8123",
    ]
    func shown(_ words: [String]) throws -> [String: Any] {
      let logged = try office.launch(["order", "log"] + words)
      let number = try #require(logged.lines.first, "\(logged.complaint)")
      var order = try office.run("order", "show", number, "--json").json()
      for key in ["number", "events", "id"] { order[key] = nil }
      return order
    }
    let plain = try shown(options + ["灯管不亮"])
    let parsed = try shown(options.dropLast(2) + ["--contact=8123", "--", "灯管不亮"])
    #expect(plain["text"] as? String == "灯管不亮" && plain["priority"] as? String == "P2")
    #expect(plain as NSDictionary == parsed as NSDictionary)
    #expect(LogRequest.plain(["order", "log"] + options + ["灯"])?.request.reporter == "王老师")
    for words in [
      ["order", "show", "NH-1"], ["order", "log"], ["order", "log", "a", "b"],
      ["order", "log", "a", "--place"], ["order", "log", "a", "--place", ""],
      ["order", "log", "a", "--place", "-x"], ["order", "log", "a", "--place=x"],
      ["order", "log", "a", "--id", "1", "--id", "2"], ["order", "log", "--", "a"],
      ["order", "log", "a", "--done"], ["order", "log", "a", "--language", "latin"],
    ] {
      #expect(LogRequest.plain(words) == nil, "\(words)")
    }
  }

  @Test("a category is guessed from the words, and may be called by its name")
  func category() throws {
    let office = try Office.simulated()
    func category(_ words: String...) throws -> String? {
      let logged = try office.launch(["order", "log", "--place", "NH"] + words)
      let number = try #require(logged.lines.first)
      return try office.run("order", "show", number, "--json").json()["category"] as? String
    }
    #expect(try category("水龙头漏水") == "plumbing")
    #expect(try category("--category", "照明", "坏了") == "lighting")
    #expect(try category("--category", "Lighting", "坏了") == "lighting")
    // Nobody types the blank between the building and the room.
    let unspaced = try office.run("order", "log", "--place", "图书馆201", "水龙头漏水")
    #expect(unspaced.status == 0, "\(unspaced.complaint)")
    let vague = try office.run("order", "log", "--place", "NH", "坏了")
    #expect(vague.status == 64 && vague.complaint.contains("--category"))
  }

  @Test("what is left is told by the clock on the wall, not in open hours that look like days")
  func remaining() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    // Friday 09:00; three working days are over on Wednesday.
    let shown = try office.run("order", "show", number)
    #expect(shown.output.contains("5d\t3 working days"))
    let late = try office.run("order", "list", "--now", "2026-12-04T09:00:00+08:00")
    #expect(late.output.contains("+"))
    #expect(!shown.output.contains("3wd"))
  }

  @Test("the same id twice counts once")
  func idempotence() throws {
    let office = try Office.simulated()
    #expect(try office.logDefect("--id", "phone-17") == "NH-1")
    #expect(try office.logDefect("--id", "phone-17") == "NH-1")
    let items = try office.run("order", "list", "--json").json()["items"] as? [Any]
    #expect(items?.count == 1)
  }

  @Test("a date alone is agreed until its end, in the report as later")
  func agreedDate() throws {
    let office = try Office.simulated()
    let number = try office.logDefect(
      "--appointment", "2026-11-30 15:00", "--agreed", "2026-11-30")
    let shown = try office.run("order", "show", number, "--json").output
    #expect(shown.contains("2026-11-30T23:59:00+08:00"))
  }

  @Test("a new order goes on from another at its place, and both show it")
  func follows() throws {
    let office = try Office.simulated()
    let first = try office.logDefect()
    let second = try office.run("order", "log", "--follows", first, "again").lines.first ?? ""
    let (old, new) = try (
      office.run("order", "show", first, "--json").json(),
      office.run("order", "show", second, "--json").json()
    )
    #expect(new["place"] as? String == old["place"] as? String)
    #expect(new["category"] as? String == old["category"] as? String)
    #expect(
      new["links"] as? [[String: String]] == [["relation": "follows", "number": first]])
    #expect(
      old["links"] as? [[String: String]] == [["relation": "followedBy", "number": second]])
    #expect(try office.run("order", "show", second).output.contains("goes on from \(first)"))
    try office.run("order", "cancel", second, "--duplicate-of", first)
    #expect(try office.run("order", "show", first).output.contains("\(second) was its duplicate"))
  }

  @Test("a part of a repair stands at its place, and the repair is not complete without it")
  func parts() throws {
    let office = try Office.simulated()
    let whole = try office.logDefect()
    let part =
      try office.run("order", "log", "--parent", whole, "first the cable").lines.first ?? ""
    #expect(try office.run("order", "show", part).output.contains("a part of \(whole)"))
    #expect(try office.run("order", "show", whole).output.contains("has the part \(part)"))
    func complete(_ number: String) throws -> Outcome {
      try office.run("order", "complete", number, "--cause", "worn", "--remedy", "replaced")
    }
    let refused = try complete(whole)
    #expect(refused.status == 75)
    #expect(refused.complaint.contains("parts that are not repaired (\(part))"))
    #expect(try complete(part).status == 0)
    #expect(try complete(whole).status == 0)
  }

  @Test("an order as JSON has exactly the keys of the contract")
  func shape() throws {
    let office = try Office.simulated()
    let order = try office.run("order", "show", try office.logDefect(), "--json").json()
    #expect(
      Set(order.keys) == [
        "number", "reference", "state", "priority", "category", "campus", "place", "text",
        "holder", "major", "cycle", "reported", "clocks", "events",
      ])
    #expect(order["reference"] is NSNull)
    #expect(order["reported"] as? String == "2026-11-27T09:00:00+08:00")
    let clocks = try #require(order["clocks"] as? [[String: Any]])
    #expect(clocks.map { $0["clock"] as? String } == ["accept", "arrive", "complete"])
    for clock in clocks {
      #expect(Set(clock.keys) == ["clock", "state", "start", "due", "used", "estimated"])
    }
    let events = try #require(order["events"] as? [[String: Any]])
    #expect(events.first?["event"] as? String == "reported")
    for event in events {
      #expect(Set(event.keys).isSuperset(of: ["event", "happened", "recorded", "by"]))
    }
  }

  @Test("lists call places and people by their English names in English, and by their own in JSON")
  func englishNames() throws {
    let office = try Office.simulated()
    try office.run(
      "staff", "add", "77", "孙工", "--name-en", "Sun Gong", "--role", "worker")
    let number = try office.logDefect()
    let handed = try office.run(
      "order", "transfer", number, "--to", "77", "--reason", "nearer")
    #expect(handed.status == 0, "\(handed.complaint)")
    func list(_ language: String, _ arguments: String...) throws -> String {
      try office.launch(["--language", language] + arguments).output
    }
    #expect(try list("en", "order", "list").contains("Sun Gong"))
    #expect(try !list("en", "order", "list").contains("孙工"))
    #expect(try list("zh-Hans", "order", "list").contains("孙工"))
    #expect(try list("en", "order", "list", "--json").contains("孙工"))
    #expect(try list("en", "staff", "list").contains("Sun Gong"))
  }

  @Test("a list goes on behind its cursor, and piped it is separated by tabs")
  func pages() throws {
    let office = try Office.simulated()
    for _ in 1...3 { _ = try office.logDefect() }
    let first = try office.run("order", "list", "--limit", "2", "--json").json()
    let cursor = try #require(first["next"] as? String)
    #expect((first["items"] as? [Any])?.count == 2)
    let rest = try office.run("order", "list", "--limit", "2", "--after", cursor, "--json").json()
    #expect((rest["items"] as? [Any])?.count == 1)
    #expect(rest["next"] is NSNull)
    let piped = try office.run("order", "list")
    #expect(piped.lines.count == 3)
    #expect(piped.lines.first?.hasPrefix("NH-1\t") == true)
    #expect(!piped.output.contains("\u{1B}"))
  }

  @Test("an order walks through its life from the command line")
  func life() throws {
    let office = try Office.simulated()
    let number = try office.logDefect("--reporter", "王老师", "--contact", "555")
    func step(_ words: String...) throws -> String {
      let outcome = try office.launch(["order"] + words + ["--json"])
      #expect(outcome.status == 0, "\(words): \(outcome.complaint)")
      return try outcome.json()["state"] as? String ?? ""
    }
    #expect(try step("transfer", number, "--to", "1007", "--reason", "归张工") == "dispatched")
    #expect(try step("accept", number, "--as", "1007") == "accepted")
    #expect(try step("arrive", number, "--as", "1007") == "inProgress")
    #expect(try step("hold", number, "--reason", "parts", "--until", "2026-11-30") == "onHold")
    #expect(try step("resume", number) == "inProgress")
    #expect(try step("extend", number, "--until", "2026-12-09", "--reason", "缺货") == "inProgress")
    #expect(try step("deny", number, "--reason", "不急", "--as", "1001") == "inProgress")
    #expect(try step("prioritize", number, "P4") == "inProgress")
    #expect(try step("comment", number, "等配件") == "inProgress")
    let repair = ["--cause", "老化", "--remedy", "更换", "--part", "灯管"]
    let done = try office.launch(["order", "complete", number, "--as", "1007"] + repair)
    #expect(done.status == 0, "\(done.complaint)")
    #expect(try step("tell", number) == "completed")
    #expect(try step("verify", number) == "closed")
    #expect(try step("rate", number, "--rating", "5") == "closed")
    let lines = try office.run("order", "list", "--filter", "state:closed").lines
    #expect(lines.count == 1)
  }

  @Test("what a step of another leaves impossible answers 75 and says what is possible")
  func wrongState() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(try office.run("order", "cancel", number, "--reason", "误报").status == 0)
    let late = try office.run("order", "accept", number)
    #expect(late.status == 75)
    #expect(late.complaint.contains("cancelled"))
  }

  @Test("an order is told by English names in English, and to programs by those of the campus")
  func englishContractor() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let given = try office.run("order", "transfer", number, "--to", "HL", "--reason", "保修期内")
    #expect(given.status == 0, "\(given.complaint)")
    let shown = try office.launch(["order", "show", number, "--language", "en"]).output
    #expect(shown.contains("Hengleng Refrigeration") && !shown.contains("恒冷制冷"), "\(shown)")
    let list = try office.launch(["order", "list", "--language", "en"]).output
    #expect(list.contains("Hengleng Refrigeration"), "\(list)")
    let json = try office.launch(["order", "show", number, "--json", "--language", "en"]).json()
    #expect(json["holder"] as? String == "恒冷制冷")
    let chinese = try office.launch(["order", "show", number, "--language", "zh-Hans"]).output
    #expect(chinese.contains("恒冷制冷"))
  }

  @Test("explain ends in the due time that show prints")
  func explain() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let shown = try office.run("order", "show", number, "--json").json()
    let explained = try office.run("order", "explain", number, "--json").json()
    let due = (shown["clocks"] as? [[String: Any]])?.compactMap { $0["due"] as? String }
    let lines = (explained["clocks"] as? [[String: Any]])?.compactMap {
      ($0["lines"] as? [[String: Any]])?.last?["to"] as? String
    }
    #expect(due == lines)
    #expect(due?.count == 3)
  }

  @Test("an agreed time is shown as the campus' wall shows it, not in UTC")
  func agreedTimes() throws {
    let office = try Office.simulated()
    let number = try office.logDefect("--agreed", "2026-12-01 10:00")
    for words in [["order", "show", number], ["order", "explain", number]] {
      let shown = try office.launch(words)
      #expect(shown.status == 0, "\(shown.complaint)")
      #expect(shown.output.contains("by agreement 2026-12-01 10:00"), "\(shown.output)")
      #expect(!shown.output.contains("02:00:00Z"), "\(shown.output)")
    }
  }
}
