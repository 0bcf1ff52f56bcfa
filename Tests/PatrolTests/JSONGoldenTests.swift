import Foundation
import Testing

/// What programs are told by each paper, in the words that they read.
@Suite("Papers as JSON")
struct JSONGoldenTests {
  @Test("every report, the sheet and an order are what their golden files say")
  func goldens() throws {
    let office = try office()
    let month = ["--from", "2026-11-01", "--to", "2026-11-30"]
    let papers: [(name: String, words: [String])] = [
      ("report-turnaround", ["report", "turnaround"] + month),
      ("report-patrols", ["report", "patrols"] + month),
      ("report-backlog", ["report", "backlog", "--by", "category"]),
      ("report-staff", ["report", "staff"] + month),
      ("report-recurrence", ["report", "recurrence"] + month),
      ("report-month", ["report", "month", "--month", "2026-11"]),
      ("report-contractor", ["report", "turnaround", "--contractor", "HL"] + month),
      ("sheet", ["handover", "show", "NH-H1"]), ("order", ["order", "show", "NH-1"]),
    ]
    for (name, words) in papers {
      let paper = try office.launch(words + ["--json", "--language", "en"])
      #expect(paper.status == 0, "\(name): \(paper.complaint)")
      try compare(readable(paper.output), with: "\(name).json")
    }
    // Keys and words are for programs: the language changes none of them.
    let chinese = try office.launch(
      ["report", "month", "--month", "2026-11", "--json", "--language", "zh-Hans"])
    try compare(readable(chinese.output), with: "report-month.json")
  }

  /// One order repaired, one late and given out, one on hold; a sheet that was received.
  private func office() throws -> Office {
    let office = try Office.simulated()
    for words in [
      ["staff", "add", "5001", "赵", "--role", "shiftLeader"],
      ["staff", "add", "5002", "钱", "--role", "shiftLeader"],
      ["staff", "add", "6001", "孙", "--role", "worker"],
      ["order", "log", "--place", "NH/TSG/201", "--category", "lighting", "灯管不亮"],
      ["order", "log", "--place", "NH/TSG/201", "--category", "lighting", "又不亮"],
      ["order", "log", "--place", "NH/TSG/B1", "--category", "plumbing", "--priority", "P1", "漏水"],
      ["order", "transfer", "NH-1", "--to", "6001", "--reason", "专业"],
      ["order", "complete", "NH-1", "--cause", "老化", "--remedy", "更换", "--minutes", "20"],
      ["order", "hold", "NH-2", "--reason", "parts", "--until", "2026-12-04"],
      ["handover", "draft", "--campus", "NH", "--write", "weather=晴", "--as", "5001"],
      ["handover", "give", "--campus", "NH", "--as", "5001"],
      ["handover", "receive", "NH-H1", "--checked", "--as", "5002"],
    ] {
      let done = try office.launch(words)
      #expect(done.status == 0, "\(words) \(done.complaint)")
    }
    return office
  }

  /// With its keys sorted, a line each, and without what differs from machine to machine.
  private func readable(_ output: String) throws -> String {
    let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
    let lines = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: lines, as: UTF8.self)
      .replacing(/("digest" : )"[0-9a-f]{64}"/) { "\($0.output.1)\"DIGEST\"" } + "\n"
  }

  private func compare(_ text: String, with name: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Goldens/\(name)")
    if ProcessInfo.processInfo.environment["PATROL_RECORD_GOLDENS"] != nil {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try? String(contentsOf: file, encoding: .utf8)), "\(name)")
  }
}
