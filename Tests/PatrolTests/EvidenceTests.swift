import Foundation
import Testing

/// What changes a file behind the program's back, and proves it without the program.
private let tools = ["sqlite3", "xxd"].map { "/usr/bin/\($0)" }

/// What `patrol doctor --chain` says to people and to programs, and that its proof can be made by hand.
@Suite(
  "Evidence on the command line",
  .enabled(
    if: tools.allSatisfy { FileManager.default.isExecutableFile(atPath: $0) },
    "sqlite3 and xxd are not installed"))
struct EvidenceTests {
  /// An office with three orders, a sheet, and an order after it; and the line of the sheet.
  private func office() throws -> (office: Office, line: String) {
    let office = try Office.simulated()
    for _ in 1...3 { _ = try office.logDefect() }
    let given = try office.run("handover", "give", "--campus", "NH")
    #expect(given.status == 0, "\(given.complaint)")
    _ = try office.logDefect()
    let paper = try office.run("handover", "print", "NH-H1", "--columns", "200")
    let line = try #require(paper.lines.first { $0.hasPrefix("Event chain ") })
    return (office, String(line.dropFirst("Event chain ".count)))
  }

  private func alter(_ office: Office, _ statement: String) throws {
    let done = try office.shell(
      """
      sqlite3 data/patrol/patrol.db "DROP TRIGGER event_no_update; DROP TRIGGER event_no_delete;
        \(statement)"
      """)
    #expect(done.status == 0, "\(done.complaint)")
  }

  @Test("the sheet bears the head on paper in every form, and doctor proves up to it")
  func proven() throws {
    let (office, line) = try office()
    for format in ["html", "markdown"] {
      let paper = try office.run("handover", "print", "NH-H1", "--format", format)
      #expect(paper.output.contains(line), "\(format)")
    }
    let sequence = try #require(line.split(separator: ":").first.flatMap { Int($0) })
    let outcome = try office.run("doctor", "--chain")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("proven up to event \(sequence) by sheet NH-H1"))
    #expect(outcome.output.contains(line), "to be compared with the paper")
    #expect(outcome.output.contains("is not proven: from event \(sequence + 1) on"))
    let typed = try office.run("doctor", "--head", line, "--json")
    let chain = try #require(try typed.json()["chain"] as? [String: Any])
    let proven = try #require(chain["proven"] as? [String: Any])
    #expect(proven["by"] as? String == "paper" && proven["sequence"] as? Int == sequence)
    let unproven = try #require(chain["unproven"] as? [String: Any])
    #expect(unproven["from"] as? Int == sequence + 1)
    #expect(unproven["events"] as? Int == (chain["events"] as? Int ?? 0) - sequence)
    #expect(chain["fault"] is NSNull)
    #expect(try office.run("doctor", "--head", "7: 3f2a").status == 65)
  }

  @Test("names the altered event in both languages, and exits with 1")
  func altered() throws {
    let (office, _) = try office()
    try alter(
      office,
      """
      UPDATE event SET reason = 'x' WHERE sequence = (SELECT MIN(sequence) FROM event
        WHERE topic = 'order' AND subject = 2);
      """)
    for (language, says) in [
      ("en", ["is not as it was recorded", "order NH-2", "reported", "nothing shows that"]),
      ("zh-Hans", ["已非当时的记录", "工单 NH-2", "无从证明"]),
    ] {
      let outcome = try office.run("doctor", "--chain", "--language", language)
      #expect(outcome.status == 1)
      for part in says { #expect(outcome.output.contains(part), "\(part)\n\(outcome.output)") }
    }
    let json = try office.run("doctor", "--chain", "--json").json()
    let fault = try #require((json["chain"] as? [String: Any])?["fault"] as? [String: Any])
    #expect(fault["what"] as? String == "altered" && fault["subject"] as? String == "NH-2")
    #expect(json["ok"] as? Bool == false)
  }

  @Test("the paper catches a file from which the sheets and the last events are gone")
  func paper() throws {
    let (office, line) = try office()
    try alter(
      office,
      """
      DELETE FROM outbox; DELETE FROM handover; DELETE FROM event WHERE topic = 'handover';
      DELETE FROM event WHERE sequence > (SELECT MAX(sequence) - 2 FROM event);
      """)
    let typed = try office.run("doctor", "--head", line)
    #expect(typed.status == 1)
    #expect(typed.output.contains("the printed sheet knows event"), "\(typed.output)")
  }

  @Test("the script of Evidence.md finds nothing in a whole file, and the altered event in another")
  func byHand() throws {
    let (office, line) = try office()
    let page = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../Sources/patrol/patrol.docc/Evidence.md"), encoding: .utf8)
    let script = try #require(
      page.components(separatedBy: "```sh\n").last?.components(separatedBy: "```").first)
    try office.file("check.sh", script)
    let whole = try office.shell("bash check.sh data/patrol/patrol.db")
    #expect(whole.status == 0 && whole.lines.count == 1, "\(whole.output)\(whole.complaint)")
    let last = try office.run("doctor", "--chain", "--json").json()["chain"] as? [String: Any]
    let head = try #require(last?["head"] as? [String: Any])
    #expect(whole.lines[0] == "\(head["sequence"] as? Int ?? 0)|\(head["digest"] as? String ?? "")")
    #expect(!line.isEmpty)
    try alter(
      office,
      """
      UPDATE event SET target = 'x' WHERE sequence = 3;
      UPDATE event SET kind = CAST(kind AS BLOB) WHERE sequence = 4;
      """)
    let found = try office.shell("bash check.sh data/patrol/patrol.db")
    #expect(
      found.lines.dropLast() == ["event 4 is not stored as it was written", "event 3 was altered"],
      "\(found.output)")
  }
}
