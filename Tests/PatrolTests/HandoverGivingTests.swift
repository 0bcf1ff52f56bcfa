import Foundation
import Testing

@Suite("patrol handover draft and give")
struct HandoverGivingTests {
  private func office() throws -> Office {
    let office = try Office.simulated()
    for (number, name) in [("5001", "赵"), ("5002", "钱")] {
      let added = try office.run("staff", "add", number, name, "--role", "shiftLeader")
      #expect(added.status == 0, "\(added.complaint)")
    }
    return office
  }

  private func handover(
    _ office: Office, _ words: String..., as leader: String = "5001"
  ) throws -> Outcome {
    try office.launch(["handover"] + words + ["--campus", "NH", "--as", leader])
  }

  @Test("draft with nothing to write shows the draft and begins none")
  func shows() throws {
    let office = try office()
    let shown = try handover(office, "draft")
    #expect(shown.status == 0 && shown.output.contains("Shift handover sheet"))
    #expect(shown.output.contains("[no record]"))
    let json = try handover(office, "draft", "--json").json()
    #expect(json["state"] as? String == "drafted" && json["sheet"] is [String: Any])
    let list = try office.run("handover", "list", "--json").json()
    #expect((list["items"] as? [Any])?.isEmpty == true, "showing writes nothing")
    #expect(try handover(office, "draft", "--none", "isolations").status == 0)
    let begun = try office.run("handover", "list", "--json").json()
    #expect((begun["items"] as? [Any])?.count == 1)
  }

  @Test("topics go by the words of the sheet in either language, as wide as they are typed")
  func topics() throws {
    let office = try office()
    for line in [
      "天气＝晴", "动火=三号教学楼一张", "ｉｓｏｌａｔｉｏｎｓ=挂牌", "Running State=水电正常", "投诉=无",
      "fire equipment, lifts out of service=西区 2 号梯",
    ] {
      let written = try handover(office, "draft", "--write", line)
      #expect(written.status == 0, "\(line) \(written.complaint)")
    }
    #expect(try handover(office, "draft", "--none", "计划停供与下一班安排").status == 0)
    #expect(try handover(office, "draft", "--count", "钥匙＝２３／２４").status == 0)
    let json = try handover(office, "show", "--json").json()
    #expect(json["gaps"] as? [String] == ["onSite"])
    let sheet = try #require(json["sheet"] as? [String: Any])
    let said = try #require(sheet["statements"] as? [[String: Any]])
    let counted = said.first { $0["topic"] as? String == "counted" }?["entries"] as? [[String: Any]]
    #expect(counted?.first?["counted"] as? Int == 23 && counted?.first?["expected"] as? Int == 24)
    for (language, known) in [("en", "isolations (isolations"), ("zh-Hans", "weather (天气)")] {
      let refused = try handover(office, "draft", "--write", "食堂=无", "--language", language)
      #expect(refused.status == 65 && refused.complaint.contains("食堂"))
      #expect(refused.complaint.contains(known), "\(refused.complaint)")
    }
  }

  @Test("what earlier sheets hand on is shown, and confirmed by its topic")
  func confirms() throws {
    let office = try office()
    #expect(try handover(office, "draft", "--write", "隔离=3 号柜挂牌 L-03").status == 0)
    #expect(try handover(office, "give").status == 0)
    let shown = try handover(office, "draft", as: "5002")
    #expect(shown.output.contains("stands on sheet NH-H1"))
    #expect(shown.output.contains("L-03"))
    #expect(try handover(office, "draft", "--confirm", "weather", as: "5002").status == 75)
    #expect(try handover(office, "draft", "--confirm", "挂牌", as: "5002").status == 0)
    #expect(try !handover(office, "draft", as: "5002").output.contains("stands on sheet"))
  }

  @Test("giving says what is missing and what was given before, and without a terminal does it")
  func warns() throws {
    let office = try office()
    let first = try handover(office, "give")
    #expect(first.status == 0 && first.output == "NH-H1 given, not received\n")
    #expect(first.complaint.contains("patrol: no record: weather; "))
    #expect(first.complaint.contains("readings"))
    #expect(!first.complaint.contains("of this shift"))
    let second = try handover(office, "give", "--json")
    #expect(try second.json()["number"] as? String == "NH-H2")
    #expect(
      second.complaint.contains("sheet NH-H1 of this shift was given before: given, not received"))
    #expect(try office.run("handover", "receive", "NH-H2", "--as", "5002").status == 0)
    #expect(try office.run("staff", "add", "5003", "孙", "--role", "worker").status == 0)
    let refused = try handover(office, "give", as: "5003")
    #expect(refused.status == 77 && refused.complaint.split(separator: "\n").count == 1)
    let third = try handover(office, "give", "--yes", "--language", "zh-Hans")
    #expect(third.complaint.contains("本班已交过 NH-H2 号：已接收") && third.status == 0)
  }

  @Test("giving says whose draft stays behind, and with words on what")
  func staysBehind() throws {
    let office = try office()
    #expect(try handover(office, "draft", "--write", "weather=雨", as: "5002").status == 0)
    let given = try handover(office, "give")
    #expect(
      given.complaint.contains(
        "patrol: 钱 has a draft that was not given; what it says is not on this sheet: weather\n"),
      "\(given.complaint)")
    #expect(try !handover(office, "give").complaint.contains("has a draft"))
    #expect(try !handover(office, "give", as: "5002").complaint.contains("has a draft"))
  }

  @Test(
    "a template whose name is none is told of with the names that there are, wherever it counts")
  func strangeTemplate() throws {
    let office = try office()
    let path = try office.file("config/patrol/templates/pages.css", "p { color: red }")
    try office.file("config/patrol/templates/import.toml", "")
    try office.file("config/patrol/templates/page.css~", "")
    let words = "\(path): no template has this name"
    for command in [["config", "check"], ["doctor"]] {
      let outcome = try office.launch(command)
      #expect(outcome.output.ranges(of: words).count == 1, "\(command) \(outcome.output)")
      #expect(outcome.output.contains("page.mustache page.css"), "\(command)")
      #expect(!outcome.output.contains("import.toml") && !outcome.output.contains("css~"))
      #expect(outcome.status == (command == ["doctor"] ? 1 : 0))
    }
    let html = try handover(office, "print", "--format", "html")
    #expect(html.status == 0 && html.complaint.contains(words), "\(html.complaint)")
    #expect(try handover(office, "print").complaint.isEmpty, "a text has no template")
    try FileManager.default.removeItem(atPath: path)
    #expect(try office.run("config", "check").output.contains("no template") == false)
  }

  @Test("doctor names a template that is broken, with its line, and one that cannot be read")
  func templates() throws {
    let office = try office()
    #expect(try office.run("doctor").status == 0)
    let path = try office.file(
      "config/patrol/templates/page.mustache", "<html>\n<body>\n{{unknownThing}}\n{{{body}}}\n")
    let broken = try office.run("doctor", "--json")
    #expect(broken.status == 1)
    let problem = try #require((try broken.json()["problems"] as? [[String: Any]])?.first)
    #expect(problem["where"] as? String == "\(path):3")
    #expect((problem["what"] as? String)?.contains("unknownThing") == true)
    #expect((problem["advice"] as? String)?.contains("title") == true)
    #expect(try office.run("doctor").output.contains("\(path):3: a page has nothing called"))
    try Data([0xFF, 0xFE]).write(to: URL(fileURLWithPath: path))
    let unreadable = try office.run("doctor", "--json")
    let found = try #require((try unreadable.json()["problems"] as? [[String: Any]])?.first)
    #expect(found["where"] as? String == path && unreadable.status == 1)
    #expect((found["advice"] as? String)?.isEmpty == false)
  }

  @Test("the list names the leaders as the language has them, and a program as they are called")
  func list() throws {
    let office = try office()
    let added = try office.run(
      "staff", "add", "5004", "周", "--name-en", "Zhou Min", "--role", "shiftLeader")
    #expect(added.status == 0, "\(added.complaint)")
    #expect(try handover(office, "give", as: "5004").status == 0)
    #expect(try office.run("handover", "receive", "NH-H1", "--as", "5001").status == 0)
    let english = try office.run("handover", "list").output
    #expect(english.contains("\tZhou Min\t") && english.contains("\t赵\t"), "\(english)")
    let chinese = try office.run("handover", "list", "--language", "zh-Hans").output
    #expect(chinese.contains("\t周\t") && !chinese.contains("Zhou"))
    let items = try office.run("handover", "list", "--json").json()["items"] as? [[String: Any]]
    #expect(items?.first?["leaving"] as? String == "周")
  }
}
