import Testing

@testable import WorkOrderEngine

@Suite("Honesty of rounds over weeks")
struct PatrolHonestyTests {
  @Test(
    "two rounds have the same rhythm when each interval is alike to a twentieth or five seconds",
    arguments: [
      ([60, 120, 90, 30], [60, 120, 90, 30], true), ([60, 120, 90, 30], [65, 115, 94, 25], true),
      ([60, 120, 90, 30], [60, 127, 90, 30], false),
      ([600, 600, 600, 600], [630, 571, 600, 600], true),
      ([600, 600, 600, 600], [632, 600, 600, 600], false), ([60, 120, 90], [60, 120, 90], false),
      ([60, 120, 90, 30], [60, 120, 90, 30, 30], false),
    ] as [([Int64], [Int64], Bool)])
  func rhythm(first: [Int64], second: [Int64], isSame: Bool) {
    #expect(HonestyRule.isSameRhythm(first, second) == isSame)
    #expect(HonestyRule.isSameRhythm(second, first) == isSame)
  }

  private func walk(_ id: Int64, _ intervals: [Int64], findings: Int = 0) -> Walk {
    Walk(
      round: id, number: "NH-R1-\(id)", walker: 2, started: Instant(seconds: id * 86_400),
      finished: Instant(seconds: id * 86_400 + 1_800), findings: findings, intervals: intervals)
  }

  @Test("three rounds in a row in one rhythm are shown, two are not, another in between ends them")
  func runs() {
    let rote: [Int64] = [60, 61, 60, 59]
    let other: [Int64] = [60, 300, 20, 45]
    func rounds(_ walks: [[Int64]]) -> [[String]] {
      HonestyRule.rhythms(
        of: walks.enumerated().map { walk(Int64($0 + 1), $1) }, on: "NH-R1"
      ).map(\.rounds)
    }
    #expect(rounds([]) == [])
    #expect(rounds([rote, rote]) == [])
    #expect(rounds([other, rote, rote, rote]) == [["NH-R1-2", "NH-R1-3", "NH-R1-4"]])
    #expect(rounds([rote, rote, other, rote, rote]) == [])
    let shown = HonestyRule.rhythms(of: (1...3).map { walk($0, rote) }, on: "NH-R1")
    #expect(shown.first?.median == 60 && shown.first?.walker == 2)
  }

  private func report(_ world: World) throws -> PatrolReport {
    let days = try (
      #require(CalendarDate("2026-11-23")), #require(CalendarDate("2026-12-31"))
    )
    return try world.engine.ask(now: world.now) {
      try $0.patrolReport(from: days.0, to: days.1)
    }
  }

  /// Rounds without a finding by one person on these days of November.
  private func walk(_ days: [Int], in world: inout World) throws {
    for day in days { try world.walk(at: "2026-11-\(day) 10:00") }
  }

  private func log(at time: String, as person: String, in world: inout World) throws -> String {
    try world.move(to: time)
    return try world.give(
      LogDefect(place: "NH/TSG/PDS", category: "electrical", text: "插座松动"), as: person
    ).number
  }

  @Test("three rounds without a finding and then another's report at a stop: both are named")
  func streak() throws {
    var world = try World()
    try walk([23, 24, 26], in: &world)
    let order = try log(at: "2026-11-28 09:00", as: "3", in: &world)
    let streak = try #require(try report(world).streaks.first)
    #expect(streak.rounds == ["NH-R1-1", "NH-R1-2", "NH-R1-3"])
    #expect(streak.order == order && streak.place.own.contains("配电室"))
    #expect(try report(world).streaks.count == 1)
  }

  @Test("centuries without a record change nothing and are not gone through")
  func centuries() throws {
    var world = try World()
    try walk([23, 24, 26], in: &world)
    try world.move(to: "2026-12-07 09:00")
    let (short, long) = try world.engine.ask(now: world.now) { snapshot in
      let route = try #require(try snapshot.routes(campus: 1).first)
      func report(_ from: CalendarDate, _ to: String) throws -> [RouteFigures] {
        try snapshot.patrolReport(from: from, to: try #require(CalendarDate(to))).routes
      }
      return (
        try report(route.inForce, "2027-12-08"),
        try report(try #require(CalendarDate("0001-01-01")), "9999-12-31")
      )
    }
    #expect(short == long && short.first?.rounds.finished == 3)
  }

  @Test("own reports, reports elsewhere, later than a week, or after the next round end no streak")
  func honest() throws {
    var world = try World()
    try walk([23, 24], in: &world)
    _ = try log(at: "2026-11-25 09:00", as: "3", in: &world)
    #expect(try report(world).streaks == [], "two rounds are no streak")
    try walk([26], in: &world)
    _ = try log(at: "2026-11-27 09:00", as: "2", in: &world)
    #expect(try report(world).streaks == [], "the walker's own report")
    try world.give(
      LogDefect(place: "XS/SY", category: "lighting", text: "灯"), as: "3")
    #expect(try report(world).streaks == [], "elsewhere")
    _ = try log(at: "2026-12-03 10:31", as: "3", in: &world)
    #expect(try report(world).streaks == [], "more than a week later")
  }

  @Test("a route's rounds are counted by verdict, and its weeks stand beside")
  func figures() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 10:00")
    try world.walk(at: "2026-11-23 15:00")
    try world.walk(at: "2026-11-25 10:00", minutes: 5, but: ["air": .fail])
    let route = try #require(try report(world).routes.first { $0.route.code == "NH-R1" })
    let rounds = route.rounds
    #expect(rounds.finished == 3 && rounds.valid == 1)
    #expect(rounds.tooSoon == 1 && rounds.tooFast == 1)
    #expect(rounds.findings == 1 && rounds.incomplete == 0)
    #expect(route.weeks.first?.period == "2026-W48" && route.weeks.first?.quota.done == 1)
  }
}
