import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("What a route asks for, over time")
struct RouteTermsTests {
  private let zone = PatrolsRules.zone("Asia/Shanghai")

  private func terms(
    _ quota: Int, _ per: CampusFile.Period, inForce: String = "2026-01-01"
  ) -> RouteTerms {
    RouteTerms(quota: quota, per: per, gap: 0, inForce: PatrolsRules.day(inForce))
  }

  /// The terms that were revised at some times, and those of now.
  private func timeline(_ former: [(String, RouteTerms)], _ now: RouteTerms) throws -> RouteTimeline
  {
    RouteTimeline(
      former: try former.map {
        FormerTerms(until: try TimeText.instant($0.0, in: zone), terms: $0.1)
      }, terms: now, zone: zone, shifts: PatrolsRules.shifts)
  }

  /// The labels of the periods that are judged, with the quota of each.
  private func judged(
    _ timeline: RouteTimeline, from: String, to: String
  ) throws -> [String] {
    let span = (try TimeText.instant(from, in: zone), try TimeText.instant(to, in: zone))
    return timeline.periods(from: span.0, to: span.1).compactMap { period in
      let span = timeline.span(of: period)
      let rule = QuotaRule(
        quota: span.terms.quota, inForce: span.terms.inForce, begins: span.begins)
      let need = rule.planned(in: period)
      return need == 0 ? nil : "\(period.label) \(need)"
    }
  }

  @Test("another quota begins with the next period; those before are judged as was promised")
  func quota() throws {
    let timeline = try timeline([("2026-11-25 10:00", terms(2, .week))], terms(3, .week))
    #expect(
      try judged(timeline, from: "2026-11-16 00:00", to: "2026-12-13 00:00")
        == ["2026-W47 2", "2026-W48 2", "2026-W49 3", "2026-W50 3"])
  }

  @Test("a route that is to be walked each day instead of each week is so from the next Monday")
  func weekToDay() throws {
    let timeline = try timeline([("2026-11-26 10:00", terms(2, .week))], terms(1, .day))
    #expect(
      try judged(timeline, from: "2026-11-16 00:00", to: "2026-12-02 00:00")
        == ["2026-W47 2", "2026-W48 2", "2026-11-30 1", "2026-12-01 1"])
  }

  @Test("from months to weeks the week in which the month ends belongs to the month")
  func monthToWeek() throws {
    let timeline = try timeline([("2026-11-26 10:00", terms(4, .month))], terms(2, .week))
    #expect(
      try judged(timeline, from: "2026-11-01 00:00", to: "2026-12-20 00:00")
        == ["2026-11 4", "2026-W50 2", "2026-W51 2"])
  }

  @Test("from shifts to days, and back: no period is cut in two")
  func shifts() throws {
    let timeline = try timeline(
      [("2026-11-25 10:00", terms(1, .shift)), ("2026-11-27 23:00", terms(2, .day))],
      terms(1, .shift))
    #expect(
      try judged(timeline, from: "2026-11-25 06:00", to: "2026-11-28 14:00")
        == [
          "2026-11-25/early 1", "2026-11-26 2", "2026-11-27 2", "2026-11-28/early 1",
        ])
  }

  @Test("terms that come in force later begin then, and the old ones hold until")
  func later() throws {
    let timeline = try timeline(
      [("2026-11-25 10:00", terms(2, .week))], terms(3, .week, inForce: "2026-12-09"))
    #expect(
      try judged(timeline, from: "2026-11-23 00:00", to: "2026-12-27 00:00")
        == ["2026-W48 2", "2026-W49 2", "2026-W50 2", "2026-W51 3", "2026-W52 3"])
  }

  @Test(
    "terms that have judged nothing yet are replaced, a mistake of the first hour leaves no trace")
  func replaced() throws {
    let first = try timeline(
      [("2026-11-25 10:00", terms(20, .week, inForce: "2026-11-24"))],
      terms(2, .week, inForce: "2026-11-24"))
    #expect(first.spans.count == 1)
    #expect(
      try judged(first, from: "2026-11-16 00:00", to: "2026-12-06 00:00") == ["2026-W49 2"])
    let twice = try timeline(
      [("2026-11-25 10:00", terms(2, .week)), ("2026-11-25 11:00", terms(30, .week))],
      terms(3, .week))
    #expect(
      try judged(twice, from: "2026-11-23 00:00", to: "2026-12-06 00:00")
        == ["2026-W48 2", "2026-W49 3"])
  }

  @Test("periods follow each other without a seam or a circle, whatever was revised when")
  func seamless() throws {
    var random = SplitMix(state: 7)
    let start = try TimeText.instant("2026-11-01 00:00", in: zone)
    for _ in 0..<300 {
      var at = start
      let former = (0..<Int.random(in: 0..<4, using: &random)).map { _ in
        at = at + Int64.random(in: 0..<20 * 86_400, using: &random)
        return FormerTerms(
          until: at,
          terms: terms(
            Int.random(in: 1...3, using: &random),
            CampusFile.Period.allCases.randomElement(using: &random) ?? .week))
      }
      let timeline = RouteTimeline(
        former: former,
        terms: terms(2, CampusFile.Period.allCases.randomElement(using: &random) ?? .week),
        zone: zone,
        shifts: PatrolsRules.shifts)
      var covered = start
      for period in timeline.periods(from: start, to: start + 120 * 86_400) {
        let span = timeline.span(of: period)
        guard span.begins.map({ $0 <= period.start }) ?? true else { continue }
        #expect(period.start >= covered, "\(former) \(period.label)")
        covered = period.end
      }
      #expect(covered > start + 60 * 86_400)
    }
  }

  @Test(
    "a watch asks for its days from the first one on, though the new terms wait for a whole period")
  func watchInTheSeam() throws {
    let timeline = try timeline([("2026-11-10 10:00", terms(2, .week))], terms(4, .month))
    let at = try TimeText.instant("2026-11-20 12:00", in: zone)
    let period = try #require(timeline.period(at: at))
    let span = timeline.span(of: period)
    var rule = QuotaRule(
      quota: span.terms.quota, inForce: span.terms.inForce, begins: span.begins,
      beginsOn: span.begins.map { zone.local($0).date })
    let today = PatrolsRules.day("2026-11-20")
    func required() -> Int {
      rule.state(in: period, counted: [], now: at, today: today).required
    }
    #expect(period.label == "2026-11" && required() == 0)
    rule.watches = [DaySpan(from: PatrolsRules.day("2026-11-28"), to: nil)]
    #expect(required() == 3)
    // What was watched before these terms began was asked for by the former ones.
    rule.watches = [
      DaySpan(from: PatrolsRules.day("2026-11-12"), to: PatrolsRules.day("2026-11-17"))
    ]
    #expect(required() == 2)
    #expect(rule.dayOfRisk(in: period, counted: [], now: at, today: today) != nil)
  }

  @Test("whoever enters a start late is told from when it would have counted by the gap of then")
  func lateStart() throws {
    var world = try World()
    try world.walk(at: "2026-11-30 06:00")
    try world.move(to: "2026-11-30 12:00")
    let less = ["code,place,gap_hours", "NH-R1,NH/TSG,4", "NH-R1,NH/TSG/PDS,"]
    #expect(try world.importing(.routes, less, update: true).updated == 1)
    try world.move(to: "2026-11-30 12:30")
    let late = try world.give(StartRound(route: "NH-R1", happened: world.at("2026-11-30 11:30")))
    #expect(late.countsFrom == (try world.at("2026-12-01 02:00")))
  }

  @Test("where days give way to months within a week, the month stands on a line of its own")
  func mixedWeek() throws {
    var world = try World()
    let daily = ["code,place,quota,per", "NH-R1,NH/TSG,1,day", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, daily, update: true).updated == 1)
    try world.move(to: "2026-12-29 10:00")
    let monthly = ["code,place,quota,per", "NH-R1,NH/TSG,4,month", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, monthly, update: true).updated == 1)
    try world.move(to: "2027-02-01 10:00")
    let week = try #require(ISOWeek("2026-W53"))
    let lines = try world.engine.ask(now: world.now) { try $0.weekQuotas(week) }
      .filter { $0.route.code == "NH-R1" }
    let words = lines.map { "\($0.period) \($0.quota.required)" }
    #expect(words == ["2026-W53 2", "2027-01 4"])
  }

  @Test("a week that has not begun is neither kept nor at risk, whatever it will ask for")
  func ahead() throws {
    let world = try World()
    let more = ["code,place,quota,per", "NH-R1,NH/TSG,7,week", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, more, update: true).updated == 1)
    let week = try #require(ISOWeek("2026-W50"))
    func ahead() throws -> QuotaState? {
      try world.engine.ask(now: world.now) { try $0.weekQuotas(week) }
        .first { $0.route.code == "NH-R1" }?.quota
    }
    let quota = try #require(try ahead())
    #expect(quota.word == .notBegun && quota.required == 7 && quota.owedNow == 0)
    let daily = ["code,place,quota,per", "NH-R1,NH/TSG,1,day", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, daily, update: true).updated == 1)
    let days = try #require(try ahead())
    #expect(days.word == .notBegun && days.required == 7)
  }

  @Test(
    "nothing that has not begun is asked for: a report, a running week of days and a sheet say the same"
  )
  func reportAhead() throws {
    var world = try World()
    try world.walk(at: "2026-11-30 08:00")
    try world.walk(at: "2026-12-01 08:00")
    let (from, to) = (
      try #require(CalendarDate("2026-11-30")), try #require(CalendarDate("2027-01-31"))
    )
    let (report, months) = try world.engine.ask(now: world.now) {
      (
        try $0.patrolReport(from: from, to: to), try $0.patrolSpans(from: from, to: to, by: .month)
      )
    }
    let route = try #require(report.routes.first)
    #expect(route.quota.required == 2 && route.quota.done == 2 && route.missed == [])
    #expect(months.map(\.label) == ["2026-12", "2027-01"])
    #expect(months.map(\.quota.required) == [2, 0])
    #expect(months[0].quota.word == .done && months[1].quota.word == .notBegun)
    let daily = ["code,place,quota,per", "NH-R1,NH/TSG,1,day", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, daily, update: true).updated == 1)
    // From Monday 7 December on one a day; on Tuesday evening both are walked, five are to come.
    try world.walk(at: "2026-12-07 08:00")
    try world.walk(at: "2026-12-08 08:00")
    let week = try #require(ISOWeek("2026-W50"))
    let quotas = try world.engine.ask(now: world.now) { try $0.weekQuotas(week) }
    let running = try #require(quotas.first { $0.route.code == "NH-R1" }?.quota)
    #expect(running == QuotaState(required: 2, done: 2, word: .done, daysLeft: 1))
    let monday = week.monday
    let (weeks, sheet) = try world.engine.ask(now: world.now) { snapshot in
      (
        try snapshot.patrolSpans(from: monday, to: monday.adding(days: 6), by: .week),
        try snapshot.handoverDraft(campus: 1)
      )
    }
    #expect(weeks.first { $0.route.code == "NH-R1" }?.quota == running)
    let line = try #require(sheet.patrols?.routes.first { $0.code == "NH-R1" })
    #expect(line.required == 2 && line.done == 2 && line.word == "done")
  }

  @Test("a week that was walked as asked stays done when the route asks for more")
  func story() throws {
    var world = try World()
    try world.walk(at: "2026-11-30 08:00")
    try world.walk(at: "2026-12-02 08:00")
    #expect(try world.standing().quota.word == .done)
    let more = ["code,place,quota,per", "NH-R1,NH/TSG,3,week", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, more, update: true).updated == 1)
    #expect(
      try world.standing().quota == QuotaState(required: 2, done: 2, word: .done, daysLeft: 5))
    try world.move(to: "2026-12-09 10:00")
    #expect(try world.standing().quota.required == 3)
    let week = try #require(ISOWeek("2026-W49"))
    let past = try world.engine.ask(now: world.now) { try $0.weekQuotas(week) }
    let quota = try #require(past.first { $0.route.code == "NH-R1" }?.quota)
    #expect(quota.required == 2 && quota.word == .done)
    _ = try world.engine.tick(now: world.now)
    #expect(try world.roundProblems() == [] && world.doctor() == [])
    // What the route asked for before is in its events, and can be written again from them.
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { try $0.execute("DELETE FROM route_former") }
    try other.close()
    #expect(try world.roundProblems().map(\.kind) == [.route])
    _ = try world.engine.rebuild(by: Actor(person: 1), now: world.now)
    #expect(try world.roundProblems() == [])
    #expect(
      try world.engine.ask(now: world.now) { try $0.weekQuotas(week) }.first?.quota.required == 2)
  }
}
