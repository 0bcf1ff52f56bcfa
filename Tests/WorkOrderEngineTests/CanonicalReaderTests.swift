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
