import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Patrols: periods of a quota")
struct PatrolsPeriodTests {
  let shanghai = PatrolsRules.zone("Asia/Shanghai")

  @Test(
    "an instant lies in its week, day or month of the campus",
    arguments: [
      (CampusFile.Period.week, "2026-11-23 00:00", "2026-W48", "2026-11-23", "2026-11-29"),
      (.week, "2026-11-29 23:59", "2026-W48", "2026-11-23", "2026-11-29"),
      (.week, "2027-01-03 12:00", "2026-W53", "2026-12-28", "2027-01-03"),
      (.day, "2026-11-23 23:59", "2026-11-23", "2026-11-23", "2026-11-23"),
      (.month, "2028-02-29 12:00", "2028-02", "2028-02-01", "2028-02-29"),
      (.month, "2026-12-31 12:00", "2026-12", "2026-12-01", "2026-12-31"),
    ])
  func period(kind: CampusFile.Period, at: String, label: String, first: String, last: String)
    throws
  {
    let rule = PeriodRule(kind: kind, zone: shanghai)
    let period = try #require(rule.period(at: try TimeText.instant(at, in: shanghai)))
    #expect(period.label == label)
    #expect("\(period.firstDay)" == first && "\(period.lastDay)" == last)
    #expect(period.end == (try #require(rule.period(after: period))).start)
  }

  @Test("a night shift bears the date on which it starts")
  func nightShift() throws {
    let rule = PeriodRule(kind: .shift, zone: shanghai, shifts: PatrolsRules.shifts)
    let period = try #require(
      rule.period(at: try TimeText.instant("2026-11-24 05:00", in: shanghai)))
    #expect(period.label == "2026-11-23/night")
    #expect(period.end == (try TimeText.instant("2026-11-24 06:00", in: shanghai)))
    #expect(rule.period(after: period)?.label == "2026-11-24/early")
  }

  @Test("between shifts there is no period, and the next one is the next shift")
  func gapBetweenShifts() throws {
    let rule = PeriodRule(kind: .shift, zone: shanghai, shifts: [PatrolsRules.shifts[0]])
    let noon = try TimeText.instant("2026-11-23 20:00", in: shanghai)
    #expect(rule.period(at: noon) == nil)
    #expect(rule.period(from: noon)?.label == "2026-11-24/early")
  }

  @Test("the day on which clocks change has 23 hours, and weeks have no seam")
  func daylightSaving() throws {
    let berlin = PatrolsRules.zone("Europe/Berlin")
    let terms = RouteTerms(quota: 1, per: .day, gap: 0, inForce: PatrolsRules.day("2026-01-01"))
    let rule = RouteTimeline(former: [], terms: terms, zone: berlin, shifts: [])
    let day = try #require(rule.period(at: try TimeText.instant("2026-03-29 12:00", in: berlin)))
    #expect(day.end - day.start == 23 * 3_600)
    #expect(rule.periods(from: day.start, to: day.start + 7 * 86_400).count == 8)
  }
}

@Suite("Patrols: the word for a quota")
struct PatrolsQuotaTests {
  /// Two rounds in week 2026-W48 (Mon 23 … Sun 29), judged on a day.
  private func state(
    _ today: String, counted: [String] = [], inForce: String = "2026-01-05",
    suspensions: [(String, String)] = [], watches: [(String, String?)] = [], quota: Int = 2
  ) throws -> QuotaState {
    let zone = PatrolsRules.zone("Asia/Shanghai")
    let rule = QuotaRule(
      quota: quota, inForce: PatrolsRules.day(inForce),
      suspensions: suspensions.map {
        DaySpan(from: PatrolsRules.day($0.0), to: PatrolsRules.day($0.1))
      },
      watches: watches.map {
        DaySpan(from: PatrolsRules.day($0.0), to: $0.1.map(PatrolsRules.day))
      })
    let week = try #require(
      PeriodRule(kind: .week, zone: zone).period(
        at: try TimeText.instant("2026-11-25 12:00", in: zone)))
    return rule.state(
      in: week, counted: counted.map(PatrolsRules.day),
      now: try TimeText.instant("\(today) 12:00", in: zone), today: PatrolsRules.day(today))
  }

  @Test(
    "owed, at risk when days left ≤ owed + 1, done, missed",
    arguments: [
      ("2026-11-23", 0, QuotaWord.owed, 7), ("2026-11-26", 0, .owed, 4),
      ("2026-11-27", 0, .atRisk, 3), ("2026-11-29", 0, .atRisk, 1),
      ("2026-11-27", 1, .owed, 3), ("2026-11-28", 1, .atRisk, 2),
      ("2026-11-29", 2, .done, 1), ("2026-11-30", 1, .missed, 0),
      ("2026-11-30", 2, .done, 0), ("2026-12-30", 0, .missed, 0),
    ])
  func words(today: String, done: Int, word: QuotaWord, left: Int) throws {
    let counted = Array(["2026-11-23", "2026-11-24"].prefix(done))
    #expect(
      try state(today, counted: counted)
        == QuotaState(required: 2, done: done, word: word, daysLeft: left))
  }

  @Test("it begins with the first whole period after the route is in force")
  func inForce() throws {
    #expect(try state("2026-11-25", inForce: "2026-11-24").required == 0)
    #expect(try state("2026-11-25", inForce: "2026-11-24").word == .notYet)
    #expect(try state("2026-11-25", inForce: "2026-11-23").required == 2)
  }

  @Test("suspended days are not left, and a week without any other owes nothing")
  func suspended() throws {
    let holidays = [("2026-11-20", "2026-12-20")]
    #expect(
      try state("2026-11-25", suspensions: holidays)
        == QuotaState(required: 0, done: 0, word: .suspended, daysLeft: 0))
    let weekend = try state("2026-11-26", suspensions: [("2026-11-28", "2026-11-29")])
    #expect(weekend == QuotaState(required: 2, done: 0, word: .atRisk, daysLeft: 2))
    let sundayOnly = try state("2026-11-25", suspensions: [("2026-11-20", "2026-11-28")])
    #expect(sundayOnly == QuotaState(required: 1, done: 0, word: .atRisk, daysLeft: 1))
  }

  @Test("what is owed when the rest of the week is suspended is suspended, not missed")
  func restSuspended() throws {
    let rest = [("2026-11-25", "2026-12-20")]
    #expect(try state("2026-11-25", suspensions: rest).word == .suspended)
    #expect(try state("2026-12-01", suspensions: rest).word == .suspended)
    #expect(
      try state("2026-11-25", counted: ["2026-11-23", "2026-11-24"], suspensions: rest).word
        == .done)
  }

  @Test("heightened watch asks for a round on each of its days beside what was walked before")
  func watched() throws {
    let state = try state(
      "2026-11-26", counted: ["2026-11-23", "2026-11-25"], watches: [("2026-11-26", nil)])
    #expect(state == QuotaState(required: 6, done: 2, word: .atRisk, daysLeft: 4))
    let ended = try self.state("2026-11-26", watches: [("2026-11-24", "2026-11-24")])
    #expect(ended.required == 2)
  }

  @Test("the day of risk is the first on which the word would be at risk")
  func dayOfRisk() throws {
    let zone = PatrolsRules.zone("Asia/Shanghai")
    let rule = QuotaRule(quota: 2, inForce: PatrolsRules.day("2026-01-05"))
    let now = try TimeText.instant("2026-11-23 12:00", in: zone)
    let week = try #require(PeriodRule(kind: .week, zone: zone).period(at: now))
    let today = PatrolsRules.day("2026-11-23")
    let risk = { (counted: [String]) in
      rule.dayOfRisk(in: week, counted: counted.map(PatrolsRules.day), now: now, today: today)
    }
    #expect(risk([]) == PatrolsRules.day("2026-11-27"))
    #expect(risk(["2026-11-23"]) == PatrolsRules.day("2026-11-28"))
    #expect(risk(["2026-11-23", "2026-11-24"]) == nil)
  }

  @Test("days are summed with the worst word, and none helps another")
  func summed() {
    let sum = QuotaState(summing: [
      QuotaState(required: 1, done: 3, word: .done, daysLeft: 0),
      QuotaState(required: 1, done: 0, word: .missed, daysLeft: 0),
      QuotaState(required: 1, done: 0, word: .owed, daysLeft: 1),
    ])
    #expect(sum == QuotaState(required: 3, done: 1, word: .missed, daysLeft: 1, lost: 1))
    // The day that is over was missed; owed is what can still be walked.
    #expect(sum.lacking == 2 && sum.owed == 1)
    #expect(QuotaState(required: 1, done: 0, word: .missed, daysLeft: 0).owed == 0)
    let closed = QuotaState(required: 0, done: 0, word: .suspended, daysLeft: 0)
    #expect(QuotaState(summing: [closed, closed]).word == .suspended)
  }

  @Test(
    "days to come ask for nothing but where all lie ahead; what is not asked for yet has no word for programs"
  )
  func begun() {
    let walked = QuotaState(required: 1, done: 1, word: .done, daysLeft: 0)
    let ahead = QuotaState(required: 1, done: 0, word: .notBegun, daysLeft: 1)
    let early = QuotaState(required: 0, done: 0, word: .notYet, daysLeft: 0)
    #expect(QuotaState(begun: [walked, ahead], ahead: [walked, ahead]) == walked)
    #expect(
      QuotaState(begun: [ahead, ahead], ahead: [ahead, ahead])
        == QuotaState(required: 2, done: 0, word: .notBegun, daysLeft: 2))
    #expect(
      QuotaState(begun: [ahead]) == QuotaState(required: 0, done: 0, word: .notBegun, daysLeft: 0))
    #expect(QuotaState(begun: [early, ahead], ahead: [early, ahead]).word == .notBegun)
    #expect(QuotaState(begun: [early, early]).word == .notYet)
    #expect(QuotaState(begun: []).word == .notYet)
    #expect(QuotaState(begun: [early, walked]).word == .done)
    #expect(early.word.code == nil && walked.word.code == "done")
  }
}

@Suite("Patrols: which rounds count")
struct PatrolsValidityTests {
  private func times(_ start: Int64, minutes: Int64 = 30, complete: Bool = true) -> RoundTimes {
    RoundTimes(
      started: Instant(seconds: start * 3_600),
      finished: Instant(seconds: start * 3_600 + minutes * 60), isComplete: complete, floor: 600,
      gap: 20 * 3_600)
  }

  @Test("the gap runs from the start of the last one that counted, not of the last one walked")
  func gap() {
    let rounds = [times(0), times(19), times(20), times(39), times(41)]
    #expect(
      ValidityRule.judge(rounds)
        == [.valid, .tooSoon, .valid, .tooSoon, .valid])
  }

  @Test("a round exactly at the floor counts, one second less does not")
  func floor() {
    var round = times(0, minutes: 10)
    #expect(ValidityRule.verdict(of: round, lastCounted: nil) == .valid)
    round.finished = round.finished - 1
    #expect(ValidityRule.verdict(of: round, lastCounted: nil) == .tooFast)
  }

  @Test("an incomplete or fast round does not hold up the next")
  func invalidDoesNotBlock() {
    let rounds = [times(0, complete: false), times(1, minutes: 1), times(2)]
    #expect(ValidityRule.judge(rounds) == [.incomplete, .tooFast, .valid])
  }
}

/// What these tests are made of.
enum PatrolsRules {
  static let shifts = [
    Shift(id: 1, code: "early", name: "", nameEnglish: "", startMinute: 360, endMinute: 840),
    Shift(id: 2, code: "late", name: "", nameEnglish: "", startMinute: 840, endMinute: 1_320),
    Shift(id: 3, code: "night", name: "", nameEnglish: "", startMinute: 1_320, endMinute: 360),
  ]

  static func zone(_ name: String) -> ZoneRules {
    (try? ZoneRules(identifier: name)) ?? .utc
  }

  static func day(_ text: String) -> CalendarDate {
    CalendarDate(text) ?? CalendarDate(dayNumber: 0)
  }
}
