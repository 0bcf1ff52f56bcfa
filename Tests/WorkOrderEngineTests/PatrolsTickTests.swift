import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Patrols: what comes due by itself")
struct PatrolsTickTests {
  /// The rounds of NH-R1, the latest first.
  private func rounds(_ world: World) throws -> [RoundHead] {
    try world.engine.ask(now: world.now) {
      try $0.rounds(of: try $0.route(named: "NH-R1")).rounds
    }
  }

  @Test("the rounds of a period are planned once, whoever plans them")
  func plansOnce() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    #expect(try rounds(world).map(\.state) == [.planned, .planned])
    #expect(try world.give(PlanRounds(route: "NH-R1"), as: "4").isEmpty)
    #expect(try world.engine.tick(now: world.now).isEmpty)
    #expect(try rounds(world).count == 2)
  }

  @Test("what was missed stays missed: a suspension begins in a period that is not over")
  func suspendedTooLate() throws {
    var world = try World()
    try world.move(to: "2026-12-02 09:00")
    _ = try world.engine.tick(now: world.now)
    let monday = try #require(CalendarDate("2026-11-30"))
    #expect(
      throws: EngineError.outside(
        "from", monday.adding(days: -1), monday...monday.adding(days: 3_660))
    ) {
      try world.give(
        SuspendRoute(
          route: "NH-R1", from: monday.adding(days: -1), to: monday, reason: "下雪"), as: "1")
    }
    try world.give(
      SuspendRoute(route: "NH-R1", from: monday, to: monday, reason: "下雪"), as: "1")
  }

  @Test("a planned round may be given to somebody, and waits for them")
  func givenToSomebody() throws {
    var world = try World()
    let numbers = try world.give(PlanRounds(campus: "NH", walker: "2"), as: "4")
    #expect(numbers == ["NH-R1-1", "NH-R1-2"])
    let waiting = try world.engine.ask(now: world.now) {
      try $0.roundsWaiting(for: try $0.person(named: "2").id)
    }
    #expect(waiting.map(\.number) == numbers)
    #expect(try world.standing().walkers.map(\.name) == ["王工", "王工"])
  }

  @Test("what was never started in its period expires at its end")
  func expires() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    try world.walk(at: "2026-11-24 10:00")
    try world.move(to: "2026-12-01 08:00")
    let lines = try world.engine.tick(now: world.now).lines
    #expect(lines.filter { $0.event == "expired" }.map(\.at) == [try world.at("2026-11-30 00:00")])
    #expect(try rounds(world).map(\.state) == [.planned, .planned, .complete, .expired])
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("a quota at risk is told to the administrator once a period")
  func tellsRisk() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    try world.move(to: "2026-11-26 23:59")
    #expect(try world.engine.tick(now: world.now).isEmpty)
    try world.move(to: "2026-11-27 00:00")
    let lines = try world.engine.tick(now: world.now).lines
    #expect(lines.map(\.event) == ["quotaAtRisk"] && lines.map(\.detail) == ["2026-W48"])
    try world.move(to: "2026-11-28 12:00")
    #expect(try world.engine.tick(now: world.now).isEmpty)
    let tellings = try world.engine.ask(now: world.now) { try $0.waitingTellings(limit: 10) }
    #expect(tellings.count == 1)
    #expect(tellings.first?.body.contains("quotaAtRisk") == true)
  }

  @Test("a round that counts moves the risk to a later day")
  func riskMoves() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    try world.walk(at: "2026-11-24 10:00")
    try world.move(to: "2026-11-27 12:00")
    #expect(try world.engine.tick(now: world.now).lines.isEmpty)
    try world.move(to: "2026-11-28 12:00")
    #expect(
      try world.engine.tick(now: world.now).lines.map(\.at) == [try world.at("2026-11-28 00:00")])
  }

  @Test("one late tick leaves the same rounds as one every six hours")
  func sameHowever() throws {
    var often = try World()
    var late = try World()
    for day in 23...30 {
      for hour in ["00", "06", "12", "18"] where day > 23 || hour > "06" {
        try often.move(to: "2026-11-\(day) \(hour):00")
        _ = try often.engine.tick(now: often.now)
      }
    }
    try late.move(to: "2026-11-30 18:00")
    _ = try late.engine.tick(now: late.now)
    let plain = { (heads: [RoundHead]) in
      heads.map { head in
        var head = head
        head.lastEvent = 0
        return head
      }
    }
    #expect(plain(try rounds(often)) == plain(try rounds(late)))
    #expect(try rounds(late).count == 4)
  }

  @Test("a round walked before any tick takes a planned place")
  func walkedBeforeTick() throws {
    var world = try World()
    let round = try world.walk(at: "2026-11-23 10:00").round
    #expect(try world.round(round.number).head.plan?.slot == 1)
    _ = try world.engine.tick(now: world.now)
    #expect(
      try rounds(world).map(\.state).sorted { $0.rawValue < $1.rawValue } == [.complete, .planned])
  }

  @Test("a round brought in after its period revives the one that expired")
  func revives() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    try world.move(to: "2026-12-01 08:00")
    _ = try world.engine.tick(now: world.now)
    let round = try world.walk(at: "2026-11-25 10:00").round
    #expect(try world.round(round.number).head.plan?.period == "2026-W48")
    let week = try world.engine.ask(now: world.now) {
      try $0.weekQuotas(try #require(ISOWeek("2026-W48")), campus: 1)
    }
    #expect(week.map(\.quota) == [QuotaState(required: 2, done: 1, word: .missed, daysLeft: 0)])
  }

  @Test("an idle tick writes nothing")
  func idle() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    let before = try world.engine.changeCounter()
    world.now = world.now + 60
    _ = try world.engine.tick(now: world.now)
    #expect(try world.engine.changeCounter() == before)
  }
}
