import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Patrols: answers to check items")
struct PatrolsAnswerTests {
  @Test(
    "what people type is read in both languages and any width",
    arguments: [
      ("pass", CheckAnswer.pass), ("正常", .pass), ("ＦＡＩＬ", .fail), ("异常", .fail),
      ("na", .notApplicable), ("不适用", .notApplicable), ("skip", .skipped), ("未到", .skipped),
      ("388", .value(388)), ("0,93", .value(0.93)), ("－１５．５", .value(-15.5)),
      ("2026-12", .date(CalendarDate(dayNumber: 20_818))),
      ("2026-12-31", .date(CalendarDate(dayNumber: 20_818))),
    ])
  func reads(text: String, answer: CheckAnswer) {
    #expect(CheckAnswer(text) == answer)
  }

  @Test(
    "what is no answer is refused",
    arguments: [
      "", "x", "nan", "inf", "1e3", "0x10", "2026-13-01", "1.2.3",
      String(repeating: "9", count: 400),
    ])
  func refuses(text: String) {
    #expect(CheckAnswer(text) == nil)
  }

  @Test("an answer's text reads back as the same answer")
  func readsBack() {
    for answer in [
      CheckAnswer.pass, .fail, .notApplicable, .skipped, .value(388), .value(-0.25),
      .value(0.00001), .value(-1.5e-7), .value(1e16), .value(-1.25e20),
      .value(.greatestFiniteMagnitude),
      .date(CalendarDate(dayNumber: 20_818)),
    ] {
      #expect(CheckAnswer(answer.text) == answer)
    }
  }

  private func result(_ answer: CheckAnswer, _ kind: CheckItem.Kind) throws -> CheckResult {
    let item = CheckItem(id: "i", zh: "项", en: "item", kind: kind, category: "other")
    return try AnswerRule.result(of: answer, to: item, today: CalendarDate(dayNumber: 20_000))
  }

  @Test(
    "limits belong to the good range, and a reading outside fails by itself",
    arguments: [
      (369.9, CheckResult.fail), (370, .pass), (388, .pass), (410, .pass), (410.1, .fail),
    ])
  func limits(value: Double, expected: CheckResult) throws {
    #expect(try result(.value(value), .reading(unit: "V", min: 370, max: 410)) == expected)
  }

  @Test("a missing limit does not exist")
  func openLimits() throws {
    #expect(try result(.value(-1e9), .reading(unit: "℃", min: nil, max: 95)) == .pass)
    #expect(try result(.value(1e9), .reading(unit: "A", min: nil, max: nil)) == .pass)
    #expect(try result(.value(0.1), .reading(unit: "MPa", min: 0.15, max: nil)) == .fail)
  }

  @Test("a date in the past fails, today is still good")
  func dates() throws {
    #expect(try result(.date(CalendarDate(dayNumber: 19_999)), .expiry) == .fail)
    #expect(try result(.date(CalendarDate(dayNumber: 20_000)), .expiry) == .pass)
  }

  @Test("an answer of another kind is refused")
  func otherKinds() {
    let reading = CheckItem.Kind.reading(unit: "V", min: nil, max: nil)
    for (answer, kind) in [
      (CheckAnswer.pass, reading), (.pass, .expiry), (.value(1), .passFail), (.value(1), .expiry),
      (.date(CalendarDate(dayNumber: 1)), reading), (.value(.infinity), reading),
    ] {
      #expect(throws: EngineError.self) { try result(answer, kind) }
    }
  }

  @Test("limits read as on the walk's screen")
  func limitsText() {
    func limits(_ min: Double?, _ max: Double?) -> String? {
      CheckItem(
        id: "i", zh: "", en: "", kind: .reading(unit: "", min: min, max: max), category: ""
      ).limits
    }
    #expect(limits(370, 410) == "370…410")
    #expect(limits(nil, 95) == "≤95" && limits(0.15, nil) == "≥0.15" && limits(nil, nil) == nil)
  }

  @Test("honesty: count, shortest, median, longest between stops, and the floor")
  func honesty() {
    let at = { (seconds: Int64) in Instant(seconds: seconds) }
    let figures = RoundHonesty(
      reached: [at(100), at(0), at(160), at(170)], started: at(0), finished: at(599), floor: 600)
    #expect(figures.count == 3 && figures.shortest == 10)
    #expect(figures.median == 60 && figures.longest == 100)
    #expect(figures.isBelowFloor)
    let none = RoundHonesty(reached: [at(5)], started: at(0), finished: nil, floor: 600)
    #expect(none.count == 0 && none.median == nil && !none.isBelowFloor)
  }

  @Test("a watch is raised by a major finding or by the third one, once")
  func watchCause() {
    let tally = { (findings: Int, majors: Int) in
      RoundTally(reached: 1, answered: 9, findings: findings, majors: majors)
    }
    #expect(WatchRule.cause(from: tally(1, 0), to: tally(2, 0)) == nil)
    #expect(WatchRule.cause(from: tally(2, 0), to: tally(3, 0)) == .findings)
    #expect(WatchRule.cause(from: tally(3, 0), to: tally(4, 0)) == nil)
    #expect(WatchRule.cause(from: tally(0, 0), to: tally(1, 1)) == .major)
  }

  @Test("clean rounds are counted in a row; what does not count changes nothing")
  func cleanRounds() {
    let round = { (verdict: RoundVerdict, findings: Int) in
      WatchRule.Follower(verdict: verdict, findings: findings)
    }
    #expect(
      WatchRule.cleanRounds(in: [round(.valid, 0), round(.tooFast, 0), round(.valid, 0)]) == 2)
    #expect(
      WatchRule.cleanRounds(in: [round(.valid, 0), round(.tooSoon, 1), round(.valid, 0)]) == 1)
  }
}
