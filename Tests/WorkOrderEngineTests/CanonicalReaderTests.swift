import Configuration
import Foundation
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Reading what was written as canonical JSON")
struct CanonicalReaderTests {
  private func check(_ random: inout SplitMix) -> Check {
    func maybe<Value>(_ value: Value, _ random: inout SplitMix) -> Value? {
      Bool.random(using: &random) ? value : nil
    }
    let texts = ["", "母排焦味", "a\"b", "line\nbreak", "back\\slash", "😀", "\u{1}"]
    var check = Check(
      item: "voltage", result: CheckResult.allCases.randomElement(using: &random) ?? .pass,
      value: maybe("388.5", &random), words: texts.randomElement(using: &random) ?? "",
      at: Instant(seconds: Int64.random(in: -9_000_000_000...9_000_000_000, using: &random)),
      by: Int64.random(in: 0...Int64.max, using: &random))
    check.order = maybe(4_107, &random)
    check.isMajor = Bool.random(using: &random)
    check.isRepaired = Bool.random(using: &random)
    check.isSighting = Bool.random(using: &random)
    if Int.random(in: 0..<10, using: &random) == 0 {
      check.photo = Photograph(location: "/leak.jpg", bytes: [1, 2, 3])
    }
    return check
  }

  private func record(_ body: String) -> OrderEventRecord {
    OrderEventRecord(kind: "answered", until: nil, target: "1", reason: "", body: body)
  }

  @Test("answers are read as a decoder reads them, whatever is in them")
  func equal() throws {
    var random = SplitMix(state: 11)
    var fast = 0
    for _ in 0..<2_000 {
      let checks = (0..<Int.random(in: 0..<6, using: &random)).map { _ in check(&random) }
      let body = try canonicalJSON(checks)
      #expect(Check.answers(in: record(body)) == checks)
      #expect(record(body).decoded([Check].self) == checks)
      if let quick = CanonicalReader.read(body, { $0.array(Check.read) }) {
        fast += 1
        #expect(quick == checks)
      }
    }
    #expect(fast > 200, "most events are plain")
  }

  @Test("reports and completions are read as a decoder reads them, with and without each part")
  func reports() throws {
    var report = Report(
      place: 7, kind: "dormitory", asset: 3, category: "lighting", priority: .p2, trigger: "gas",
      text: "灯管不亮", reporter: "李老师", contact: "555-0101", appointment: Instant(seconds: 9),
      agreed: Instant(seconds: 11), follows: 4, parent: 5, reference: "R-1", imported: true,
      standard: 2)
    let parts: [(inout Report) -> Void] = [
      { _ in }, { $0.kind = nil }, { $0.asset = nil }, { $0.trigger = nil }, { $0.text = "a\"b" },
      { $0.appointment = nil }, { $0.agreed = nil }, { $0.follows = nil }, { $0.parent = nil },
      { $0.reference = nil }, { $0.imported = false }, { $0.reporter = "" },
      { $0.finding = FindingOrigin(round: 1, stop: 2, item: "lamps") },
    ]
    for part in parts {
      part(&report)
      let body = try canonicalJSON(report)
      #expect(record(body).report == report)
      let quick = CanonicalReader.read(body, Report.read)
      #expect(quick == nil || quick == report)
      for length in 0..<body.utf8.count {
        #expect(record(String(decoding: body.utf8.prefix(length), as: UTF8.self)).report == nil)
      }
    }
    report.finding = nil
    report.text = "灯"
    #expect(try CanonicalReader.read(canonicalJSON(report), Report.read) == report, "it is plain")
    for completion in [
      Completion(cause: "松动", remedy: "紧固"),
      Completion(cause: "a", remedy: "b", minutes: 30, parts: ["灯管", "x\ny"]),
      Completion(cause: "", remedy: "", minutes: 0, parts: ["阀"]),
    ] {
      #expect(try record(canonicalJSON(completion)).completion == completion)
    }
  }

  @Test("what is cut, altered or of another form is no answer")
  func damaged() throws {
    var check = Check(
      item: "lamps", result: .fail, words: "不亮", at: Instant(seconds: 5), by: 7)
    check.order = 12
    let body = try canonicalJSON([check])
    for length in 0..<body.count {
      #expect(Check.answers(in: record(String(body.prefix(length)))) == nil)
    }
    for other in [
      body + "x", body.replacing("fail", with: "failed"), body.replacing("\"by\":7,", with: ""),
      body.replacing(":7", with: ":7.5"), "{}", "[1]", "",
    ] {
      #expect(Check.answers(in: record(other)) == nil, "\(other)")
    }
    // JSON that a decoder takes all the same: blanks, and a member that nobody knows.
    #expect(Check.answers(in: record(body.replacing(",", with: ", "))) == [check])
    #expect(Check.answers(in: record(body.replacing("{", with: "{\"z\":1,"))) == [check])
  }
}
