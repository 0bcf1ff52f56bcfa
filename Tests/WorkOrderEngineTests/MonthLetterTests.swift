import Configuration
import Testing

@testable import WorkOrderEngine

@Suite("Promises and the letter of a month")
struct MonthLetterTests {
  private func promises(_ world: World) throws -> PromiseReport {
    try world.engine.ask(now: world.now) { try $0.promises() }
  }

  private func letter(_ month: String, _ world: World, campus: Int64? = nil) throws -> MonthLetter {
    let month = try #require(CalendarMonth(month))
    return try world.engine.ask(now: world.now) { try $0.monthLetter(month, campus: campus) }
  }

  private func line(
    _ clock: ClockKind, _ report: PromiseReport, _ priority: Priority = .p2
  ) throws -> PromiseLine {
    try #require(report.promises.first { $0.clock == clock && $0.priority == priority })
  }

  private func repair(
    _ category: String, at start: String, done: String, in world: inout World
  ) throws -> String {
    try world.move(to: start)
    let number = try world.give(
      LogDefect(place: "NH/TSG/101", category: category, priority: .p2, text: "坏"), as: "3"
    ).number
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: done)
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: "2")
    return number
  }

  /// In November 3 of 4 lighting orders and the one of plumbing in time, in December 1 of 2 and 0 of 1.
  private func twoMonths() throws -> World {
    var world = try World()
    for day in ["24", "25", "26"] {
      _ = try repair(
        "lighting", at: "2026-11-\(day) 09:00", done: "2026-11-\(day) 10:00", in: &world)
    }
    _ = try repair("plumbing", at: "2026-11-27 08:00", done: "2026-11-27 09:00", in: &world)
    _ = try repair("lighting", at: "2026-11-27 10:00", done: "2026-11-30 10:00", in: &world)
    _ = try repair("lighting", at: "2026-12-07 09:00", done: "2026-12-07 10:00", in: &world)
    _ = try repair("lighting", at: "2026-12-08 09:00", done: "2026-12-10 10:00", in: &world)
    _ = try repair("plumbing", at: "2026-12-11 09:00", done: "2026-12-14 10:00", in: &world)
    try world.move(to: "2027-01-04 09:00")
    return world
  }

  @Test("each priority's promise stands beside what was kept, broken and still runs")
  func promiseLines() throws {
    var world = try World()
    _ = try repair("lighting", at: "2026-11-23 09:00", done: "2026-11-23 12:00", in: &world)
    _ = try repair("lighting", at: "2026-11-24 09:00", done: "2026-11-26 09:00", in: &world)
    _ = try world.logDefect(priority: .p2)
    let fresh = try line(.complete, promises(world))
    #expect(fresh.promise == 0.9 && fresh.kept == 1 && fresh.broken == 1 && fresh.running == 1)
    #expect(fresh.rate == 0.5 && fresh.isKept == false)
    #expect(try line(.arrive, promises(world)).kept == 2)
    // Past due, an open order is a broken promise.
    try world.move(to: "2026-11-28 09:00")
    #expect(try line(.complete, promises(world)).broken == 2)
    // No rule promises anything of accepting.
    #expect(try promises(world).promises.allSatisfy { $0.clock != .accept })
  }

  @Test("cancelled orders and held ones break no promise of completion")
  func noBreach() throws {
    var world = try World()
    let cancelled = try world.logDefect(priority: .p2, text: "灯 1")
    let held = try world.logDefect(priority: .p2, text: "灯 2")
    try world.give(TransferOrder(order: held, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: held), as: "2")
    try world.give(
      HoldOrder(order: held, reason: .parts, wakeOn: try #require(CalendarDate("2026-12-30"))),
      as: "2")
    try world.move(to: "2026-11-27 09:00")
    try world.give(CancelOrder(order: cancelled, reason: "误报"), as: "3")
    let complete = try line(.complete, promises(world))
    #expect(complete.kept == 0 && complete.broken == 0 && complete.running == 1)
    #expect(complete.rate == nil && complete.isKept == nil)
  }

  @Test("a breach names its owner, the shares of the allowance, and the reasons on record")
  func breach() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 12:00")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-30"))),
      as: "2")
    try world.move(to: "2026-11-23 17:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try world.move(to: "2026-11-24 16:00")
    let report = try promises(world)
    let breach = try #require(report.breaches.first)
    let worker = try world.engine.ask(now: world.now) { try $0.person(named: "2").id }
    #expect(report.breaches.count == 1 && breach.breach.kind == .complete)
    #expect(breach.owner == .person(worker) && breach.stopped == nil)
    #expect(breach.reasons == [.held(.parts, seconds: 5 * 3_600), .transferred("就近")])
    #expect(breach.share == 26.0 / 24)
    let owners = BreachOwner.owners(of: report.breaches)
    #expect(owners.map(\.holder) == [.person(worker)])
    #expect(owners.first?.owned == 1 && owners.first?.meanShare == 26.0 / 24)
  }

  @Test("a trigger's own promise is the one that is judged, and its breach is among the breaches")
  func triggered() throws {
    var configuration = try Defaults.load()
    let rule = try #require(
      configuration.standards.rules.firstIndex { $0.id == "lift-trapped" })
    configuration.standards.rules[rule].promises = [.arrive: 0.99]
    var world = try World(configuration: configuration)
    _ = try world.logDefect(text: "电梯困人")
    _ = try world.logDefect(priority: .p1, text: "灯 1")
    try world.move(to: "2026-11-23 09:45")
    let report = try promises(world)
    let arrive = report.promises.filter { $0.clock == .arrive }
    #expect(arrive.map(\.promise) == [0.95, 0.99] && arrive.map(\.broken) == [1, 1])
    #expect(report.breaches.count == 2 && report.breaches.allSatisfy { $0.breach.kind == .arrive })
  }

  @Test("where a trigger's rule promises nothing, nothing is broken and no breach stands alone")
  func triggeredWithoutPromise() throws {
    var configuration = try Defaults.load()
    let rule = try #require(
      configuration.standards.rules.firstIndex { $0.id == "lift-trapped" })
    configuration.standards.rules[rule].promises = [:]
    var world = try World(configuration: configuration)
    _ = try world.logDefect(text: "电梯困人")
    try world.move(to: "2026-11-23 09:45")
    let report = try promises(world)
    #expect(report.breaches == [] && report.promises.allSatisfy { $0.clock != .arrive })
  }

  @Test("what happened after a clock had stopped is no reason for it")
  func reasonsUntilItStopped() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.move(to: "2026-11-23 11:30")
    let wake = try #require(CalendarDate("2026-11-30"))
    try world.give(HoldOrder(order: number, reason: .access, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 12:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 13:00")
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 15:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try world.give(TransferOrder(order: number, to: "4", reason: "换班"), as: "3")
    try world.move(to: "2026-11-25 16:00")
    let breaches = try promises(world).breaches
    let arrive = try #require(breaches.first { $0.breach.kind == .arrive })
    #expect(arrive.reasons == [.held(.access, seconds: 1_800), .transferred("就近")])
    let complete = try #require(breaches.first { $0.breach.kind == .complete })
    #expect(
      complete.reasons == [
        .held(.parts, seconds: 7_200), .held(.access, seconds: 1_800), .transferred("就近"),
        .transferred("换班"),
      ])
  }

  @Test("breaches and promises of all campuses and holders agree: each broken clock is one breach")
  func agree() throws {
    let world = try twoMonths()
    let report = try promises(world)
    #expect(report.breaches.count == report.promises.reduce(0) { $0 + $1.broken })
    #expect(
      BreachOwner.owners(of: report.breaches).reduce(0) { $0 + $1.owned }
        == report.breaches.count { $0.owner != nil })
    #expect(zip(report.breaches, report.breaches.dropFirst()).allSatisfy { $0.share >= $1.share })
  }

  @Test("the letter says what moved the share of kept promises since the month before")
  func moves() throws {
    let letter = try letter("2026-12", twoMonths())
    #expect(letter.before == GroupResult(kept: 4, judged: 5))
    #expect(letter.whole.result == GroupResult(kept: 1, judged: 3))
    let sum = letter.moves.reduce(0) { $0 + $1.move.contribution }
    #expect(abs(sum - (1.0 / 3 - 4.0 / 5)) < 1e-12)
    #expect(letter.mostMoved.map(\.move.group.category) == ["plumbing", "lighting"])
    let plumbing = try #require(letter.mostMoved.first)
    // From 1 of 1 to 0 of 1, at a mean share of (1/5 + 1/3) / 2.
    #expect(abs(plumbing.move.rate + (0.2 + 1.0 / 3) / 2) < 1e-12)
    #expect(plumbing.broken == ["NH-8"] && plumbing.brokenBefore == [])
    #expect(letter.mostMoved.last?.broken == ["NH-7"])
    #expect(letter.mostMoved.last?.brokenBefore == ["NH-5"])
    #expect(letter.isOver && !letter.isEmpty)
  }

  @Test("a month without data is empty, and one that goes on is not over")
  func emptyAndRunning() throws {
    let world = try twoMonths()
    let none = try letter("2025-03", world)
    #expect(none.isEmpty && none.moves == [] && none.whole.turnaround.onTimeRate == nil)
    #expect(none.whole.result.rate == nil && none.whole.promises.promises == [])
    let running = try letter("2027-01", world)
    #expect(!running.isOver && running.moves == [])
  }

  @Test("the campuses add up to the whole, and a letter of one campus is that campus")
  func campuses() throws {
    let world = try twoMonths()
    let all = try letter("2026-12", world)
    #expect(all.campuses.compactMap(\.campus?.slug) == ["nanhu", "xishan"])
    #expect(
      all.campuses.reduce(0) { $0 + $1.turnaround.reported } == all.whole.turnaround.reported)
    #expect(all.campuses.reduce(0) { $0 + $1.result.judged } == all.whole.result.judged)
    let one = try letter("2026-12", world, campus: all.campuses.first?.campus?.id)
    #expect(one.campuses == [] && one.whole.result == all.whole.result)
    #expect(one.whole.campus?.slug == "nanhu")
  }

  @Test("a week belongs to the month of its Thursday, with what was missed and why")
  func patrols() throws {
    var world = try World()
    // Week 49 is that of Thursday 3 December.
    try world.walk(at: "2026-12-01 10:00")
    try world.walk(at: "2026-12-03 10:00")
    try world.walk(at: "2026-12-08 10:00", minutes: 5)
    try world.move(to: "2027-01-04 09:00")
    let route = try #require(try letter("2026-12", world).whole.patrols.first)
    // Weeks 49 to 53: the last one has its Thursday on the 31st.
    #expect(route.span.quota.required == 10 && route.span.quota.done == 2)
    #expect(route.span.missed == ["2026-W50", "2026-W51", "2026-W52", "2026-W53"])
    #expect(route.gaps.map(\.verdict) == [.tooFast] && route.gaps.map(\.period) == ["2026-W50"])
    let november = try #require(try letter("2026-11", world).whole.patrols.first)
    #expect(november.span.missed.last == "2026-W48")
  }

  @Test("a missed week is explained by its rounds, also by those beyond the month's end")
  func weeksAcrossMonths() throws {
    var world = try World()
    // Week 49 begins on Monday 30 November, week 53 ends on Sunday 3 January; both are of December.
    try world.walk(at: "2026-11-30 10:00", minutes: 5)
    try world.walk(at: "2026-12-03 10:00")
    try world.walk(at: "2026-12-29 10:00")
    try world.walk(at: "2027-01-02 10:00", minutes: 5)
    try world.move(to: "2027-02-01 09:00")
    let december = try #require(try letter("2026-12", world).whole.patrols.first)
    #expect(december.span.missed == (49...53).map { "2026-W\($0)" })
    #expect(december.uncounted.map(\.period) == ["2026-W49", "2026-W53"])
    #expect(december.uncounted.map(\.round) == ["NH-R1-1", "NH-R1-4"])
    #expect(december.gaps == december.uncounted)
    // They started in other months, whose quotas did not ask for them.
    #expect(december.span.rounds.finished == 4 && december.span.rounds.valid == 2)
    for month in ["2026-11", "2027-01"] {
      let other = try #require(try letter(month, world).whole.patrols.first)
      #expect(other.gaps == [] && other.span.rounds.finished == 0, "\(month)")
    }
  }

  @Test("by months the rounds are those of the weeks asked for: what is done cannot exceed them")
  func monthsAddUp() throws {
    var world = try World()
    // Both of week 49, whose Thursday is in December, were walked in November.
    try world.move(to: "2026-11-30 08:00")
    try world.walk(at: "2026-11-30 08:00")
    try world.walk(at: "2026-12-01 08:00")
    // One of week 53 was walked in January.
    try world.walk(at: "2027-01-01 10:00")
    try world.move(to: "2027-02-01 09:00")
    let from = try #require(CalendarDate("2026-11-02"))
    let to = try #require(CalendarDate("2027-01-31"))
    let months = try world.engine.ask(now: world.now) {
      try $0.patrolSpans(from: from, to: to, by: .month)
    }
    #expect(months.map(\.quota.done) == [0, 3, 0])
    #expect(months.map(\.rounds.valid) == [0, 3, 0])
    #expect(zip(months, months.dropFirst()).allSatisfy { $0.end == $1.start })
  }

  @Test("a month of a quota counts once in a report, however many weeks it has, with its rounds")
  func monthlyQuota() throws {
    var world = try World()
    let monthly = ["code,place,quota,per", "NH-R1,NH/TSG,4,month", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, monthly, update: true).updated == 1)
    // Five in December, of which four are asked for; one more in January.
    for day in ["12-02", "12-09", "12-16", "12-23", "12-30"] {
      try world.walk(at: "2026-\(day) 10:00")
    }
    try world.walk(at: "2027-01-06 10:00")
    try world.move(to: "2027-02-02 09:00")
    func route(_ from: String, _ to: String) throws -> RouteFigures {
      let (from, to) = (try #require(CalendarDate(from)), try #require(CalendarDate(to)))
      let report = try world.engine.ask(now: world.now) {
        try $0.patrolReport(from: from, to: to)
      }
      return try #require(report.routes.first)
    }
    let december = try route("2026-12-01", "2026-12-31")
    #expect(december.quota.required == 4 && december.quota.done == 4)
    #expect(december.missed == [] && december.rounds.valid == 5)
    // A part of it is all of it: with its rounds, so that the row agrees with itself.
    #expect(try route("2026-12-10", "2026-12-12").rounds == december.rounds)
    let both = try route("2026-12-01", "2027-01-31")
    #expect(both.quota.required == 8 && both.quota.done == 5 && both.missed == ["2027-01"])
    let (from, to) = (
      try #require(CalendarDate("2026-12-01")), try #require(CalendarDate("2027-01-31"))
    )
    let rows = try world.engine.ask(now: world.now) {
      try $0.patrolSpans(from: from, to: to, by: .week)
    }
    #expect(rows.filter { $0.label.hasPrefix("2026-12") || $0.label == "2027-01" }.count == 2)
    #expect(rows.flatMap(\.missed).filter { $0 == "2027-01" }.count == 1)
  }

  @Test("weeks of a quota count whole in a report, and their rounds with them")
  func wholeWeeks() throws {
    var world = try World()
    // Sunday of the week before the month, and three in one week of it.
    for day in ["11-30", "12-08", "12-10", "12-12"] { try world.walk(at: "2026-\(day) 10:00") }
    try world.move(to: "2027-01-04 09:00")
    let report = try world.engine.ask(now: world.now) {
      try $0.patrolReport(
        from: try #require(CalendarDate("2026-12-01")), to: try #require(CalendarDate("2026-12-13"))
      )
    }
    let route = try #require(report.routes.first)
    #expect(route.quota.required == 4 && route.quota.done == 3)
    #expect(route.missed == ["2026-W49"] && route.rounds.valid == 4)
  }

  @Test("weeks and months of rounds hold the same periods, each once")
  func spans() throws {
    var world = try World()
    try world.walk(at: "2026-11-24 10:00")
    try world.walk(at: "2026-12-03 10:00")
    try world.move(to: "2027-02-01 09:00")
    let from = try #require(CalendarDate("2026-11-02"))
    let to = try #require(CalendarDate("2026-12-31"))
    let (weeks, months) = try world.engine.ask(now: world.now) { snapshot in
      (
        try snapshot.patrolSpans(from: from, to: to, by: .week),
        try snapshot.patrolSpans(from: from, to: to, by: .month)
      )
    }
    #expect(weeks.count == 9 && months.map(\.label) == ["2026-11", "2026-12"])
    for count in [\QuotaState.required, \QuotaState.done] {
      #expect(
        weeks.reduce(0) { $0 + $1.quota[keyPath: count] }
          == months.reduce(0) { $0 + $1.quota[keyPath: count] })
    }
    #expect(weeks.flatMap(\.missed) == months.flatMap(\.missed))
    #expect(months.map(\.rounds.valid) == [1, 1])
  }

  @Test(
    "as one row, by week and by month a report of the same days adds up to the same",
    arguments: ["2026-12-02", "2026-12-09", "2027-01-03"])
  func threeWays(from: String) throws {
    var world = try World()
    let daily = ["code,place,quota,per", "NH-R1,NH/TSG,1,day", "NH-R1,NH/TSG/PDS,,"]
    #expect(try world.importing(.routes, daily, update: true).updated == 1)
    for day in ["2026-12-03", "2026-12-05", "2026-12-09", "2026-12-31", "2027-01-05"] {
      try world.walk(at: "\(day) 10:00")
    }
    // A Wednesday: the days after it are asked for by none of the three.
    try world.move(to: "2027-01-06 09:00")
    let days = (
      from: try #require(CalendarDate(from)), to: try #require(CalendarDate("2027-01-31"))
    )
    let (report, weeks, months) = try world.engine.ask(now: world.now) {
      (
        try $0.patrolReport(from: days.from, to: days.to),
        try $0.patrolSpans(from: days.from, to: days.to, by: .week),
        try $0.patrolSpans(from: days.from, to: days.to, by: .month)
      )
    }
    let route = try #require(report.routes.first)
    let today = try #require(CalendarDate("2027-01-06"))
    #expect(route.quota.required == today.dayNumber - days.from.dayNumber + 1)
    // Today's can still be walked; the days before it cannot.
    #expect(route.quota.owed == 1 && route.quota.lost == route.missed.count)
    #expect(route.missed.count == route.quota.required - route.quota.done - 1)
    for spans in [weeks, months] {
      for count in [\QuotaState.required, \.done, \.owed, \.lost] {
        #expect(
          spans.reduce(0) { $0 + $1.quota[keyPath: count] } == route.quota[keyPath: count])
      }
      #expect(spans.flatMap(\.missed) == route.missed)
      for count in [\RoundCount.finished, \.valid, \.findings] {
        #expect(spans.reduce(0) { $0 + $1.rounds[keyPath: count] } == route.rounds[keyPath: count])
      }
    }
    #expect(route.weeks.map(\.quota) == weeks.map(\.quota))
  }
}
