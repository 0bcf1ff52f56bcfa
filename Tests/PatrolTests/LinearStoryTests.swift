import Foundation
import Testing

/// Work done through `patrol --linear`: lines in, lines out, no terminal anywhere.
@Suite("patrol --linear through pipes")
struct LinearStoryTests {
  private func talk(
    _ office: Office, _ lines: [String], language: String = "en", words: [String] = []
  ) throws -> Outcome {
    let input = lines.map { "\($0)\n" }.joined()
    return try office.launch(
      words + ["--linear", "--language", language], input: input, environment: ["TERM": "dumb"])
  }

  @Test("a defect is logged, accepted, arrived at and completed")
  func order() throws {
    let office = try Office.simulated()
    let told = try talk(
      office,
      [
        "n", "tsg201", "lamp is dark", "", "", "", "", "", "g 3", "1", "accept", "A", "c",
        "worn out", "lamp replaced", "", "", "q",
      ])
    #expect(told.status == 0, "\(told.complaint)")
    #expect(told.complaint == "")
    for words in ["* logged NH-1", "* NH-1 accepted", "* NH-1 arrived", "* NH-1 completed"] {
      #expect(told.output.contains(words), "\(words)\n\(told.output)")
    }
    #expect(!told.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    let order = try office.run("order", "show", "NH-1", "--json").json()
    #expect(order["state"] as? String == "completed")
    #expect(order["text"] as? String == "lamp is dark")
  }

  @Test("a stop of a round is walked with a reading")
  func round() throws {
    let office = try Office.simulated()
    let told = try talk(office, ["g 2", "1", "1", "388", "p", "141", "esc", "q"])
    #expect(told.status == 0, "\(told.complaint)")
    #expect(told.output.contains("1. Voltage, limits 370…410 V, 388 V, pass"), "\(told.output)")
    let round = try office.run("round", "show", "NH-R1-1", "--json").json()
    let items = try #require(round["items"] as? [[String: Any]])
    #expect(items.compactMap { $0["value"] as? String }.contains("388"), "\(items)")
  }

  @Test("in Chinese a round finds a fault, the escalation is signed for and the sheet is given")
  func wholeLoop() throws {
    let office = try Office.simulated()
    let told = try talk(
      office,
      [
        "g 2", "enter", "388", "141", "0.95", "61", "f", "母排焦味", "是", "", "2027-03-01", "余项正常",
        "p", "空格", "F", "没时间", "g 4", "签收", "g 5", "g", "晴", ".保存", "仍然交班", "q",
      ], language: "zh-Hans")
    #expect(told.status == 0, "\(told.complaint)")
    for words in ["* 已登记 NH-1", "不计，有停点未到", "* NH-1 签收", "仍要交班吗", "* 已交 NH-H1 号"] {
      #expect(told.output.contains(words), "\(words)\n\(told.output)")
    }
    let order = try office.run("order", "show", "NH-1", "--json").json()
    #expect(order["major"] as? Bool == true)
    #expect(try office.run("handover", "show", "NH-H1").output.contains("晴"))
  }

  @Test("an escalation is signed for")
  func escalation() throws {
    let office = try Office.simulated()
    #expect(try office.logDefect("--major") == "NH-1")
    #expect(try office.run("queue", "acknowledge", "--help").status == 0)
    let told = try talk(office, ["g 4", "1", "a", "q"])
    #expect(told.status == 0, "\(told.complaint)")
    #expect(told.output.contains("* NH-1 acknowledged"), "\(told.output)")
    #expect(try office.run("queue").status == 0, "everything is signed for")
  }

  @Test("a letter that is not possible says why, and a cancelled form asks before it loses words")
  func refusals() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    let told = try talk(office, ["g 3", "v", "h", "2", ".", "n", ".", "y", "q"])
    #expect(told.status == 0)
    #expect(told.output.contains("* not possible while dispatched"), "\(told.output)")
    #expect(told.output.contains("Discard what is not saved?"))
    let order = try office.run("order", "show", "NH-1", "--json").json()
    #expect(order["state"] as? String == "dispatched")
  }

  @Test("the end of the input leaves, with or without a last end of line")
  func end() throws {
    let office = try Office.simulated()
    #expect(try talk(office, []).status == 0)
    let cut = try office.launch(["--linear"], input: "g 3")
    #expect(cut.status == 0)
    #expect(cut.output.contains("Orders, Filter state:open"))
  }

  @Test("what another terminal changed is told, and a letter does nothing to another order")
  func changedElsewhere() throws {
    let office = try Office.simulated()
    _ = try office.logDefect("--priority", "P2")
    _ = try office.logDefect("--priority", "P4")
    let talk = try office.shell(
      """
      wait_for() { for turn in $(seq 1200); do "$@" && return; sleep 0.05; done; return 1; }
      (echo 'g 3'; wait_for test -e cancelled; echo a; echo q) |
        "$PATROL" --linear > told &
      wait_for grep -qs '^2. NH-2' told
      "$PATROL" order cancel NH-1 --reason mistake
      touch cancelled
      wait
      """)
    #expect(talk.status == 0, "\(talk.complaint)")
    let told = try String(contentsOfFile: office.path("told"), encoding: .utf8)
    #expect(told.contains("The list has changed meanwhile; nothing was done"), "\(told)")
    let order = try office.run("order", "show", "NH-2", "--json").json()
    #expect(order["state"] as? String == "dispatched")
  }

  @Test("figures are written to a file, and that is told")
  func figures() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    let told = try talk(office, ["g 6", "w", "figures.csv", "q"])
    #expect(told.output.contains("* written: figures.csv"), "\(told.output)")
    #expect(FileManager.default.fileExists(atPath: office.path("figures.csv")))
  }

  @Test("Chinese is spoken, and figures are there before the next prompt")
  func chinese() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    let told = try talk(office, ["g 统计", "g 工单", "接单", "q"], language: "zh-Hans")
    #expect(told.output.contains("按时率"), "\(told.output)")
    #expect(told.output.contains("* NH-1 接单"), "\(told.output)")
  }

  @Test("the demonstration opens in lines too, and the option stands before or after")
  func demo() throws {
    let office = try Office()
    let told = try talk(office, ["q"], words: ["demo", "--days", "1"])
    #expect(told.status == 0, "\(told.complaint)")
    #expect(told.output.contains("Today"))
    let again = try office.launch(["--linear", "demo"], input: "q\n")
    #expect(again.output.contains("Today>"))
  }
}
