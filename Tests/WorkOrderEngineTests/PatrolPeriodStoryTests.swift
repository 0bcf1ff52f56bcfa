import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Rounds and their periods")
struct PatrolPeriodStoryTests {
  private func done(_ week: String, _ world: World) throws -> Int? {
    let week = try #require(ISOWeek(week))
    return try world.engine.ask(now: world.now) {
      try $0.weekQuotas(week).first { $0.route.code == "NH-R1" }?.quota.done
    }
  }

  @Test("a round belongs to the period in which it started, whenever it was finished")
  func startDecides() throws {
    var world = try World()
    try world.walk(at: "2026-11-29 23:50", minutes: 30)
    #expect(try done("2026-W48", world) == 1)
    #expect(try done("2026-W49", world) == 0)
  }

  @Test("the gap runs across the end of a period")
  func gapAcross() throws {
    var world = try World()
    try world.walk(at: "2026-11-29 20:00")
    let soon = try world.walk(at: "2026-11-30 15:59")
    #expect(try world.round(soon.round.number).head.verdict == .tooSoon)
    #expect(try done("2026-W49", world) == 0)
    let later = try world.walk(at: "2026-11-30 16:00", as: "4")
    #expect(try world.round(later.round.number).head.verdict == .valid)
    #expect(try done("2026-W49", world) == 1)
  }

  @Test("anybody may walk at any time, beyond the quota and outside of any shift, and it counts")
  func anyTime() throws {
    var world = try World()
    for start in ["2026-11-24 03:00", "2026-11-25 03:00", "2026-11-26 03:00"] {
      try world.walk(at: start, as: "8")
    }
    #expect(try world.standing().quota.done == 3 && world.standing().quota.required == 2)
    #expect(try world.standing().quota.word == .done)
  }

  @Test("who starts a round is told from when one would count")
  func countsFrom() throws {
    var world = try World()
    try world.walk(at: "2026-11-24 10:00")
    try world.move(to: "2026-11-24 15:00")
    let early = try world.give(StartRound(route: "NH-R1"), as: "4")
    #expect(try early.countsFrom == world.at("2026-11-25 06:00"))
  }

  @Test(
    "the gap is 20 hours for weeks and months, 8 for days, none for shifts, unless the file says",
    arguments: [("week", 20), ("month", 20), ("day", 8), ("shift", 0)] as [(String, Int64)])
  func usualGap(per: String, hours: Int64) throws {
    let usual = World.campusFile.replacing("per = \"week\"", with: "per = \"\(per)\"")
    let said = usual.replacing("quota = 2", with: "quota = 2\ngap_hours = 1.5")
    #expect(
      try CampusFile(toml: usual, file: "a").routes.first?.gapSeconds == hours * 3_600)
    #expect(try CampusFile(toml: said, file: "a").routes.first?.gapSeconds == 5_400)
  }
}
