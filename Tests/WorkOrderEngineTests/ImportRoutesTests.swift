import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Importing routes")
struct ImportRoutesTests {
  static let list = [
    "code,name,quota,per,floor_minutes,position,place,checklist",
    "NH-R7,图书馆夜巡,3,周,20,2,图书馆 配电室,",
    "NH-R8,门口,,,,1,NH,室外",
    "NH-R7,,,,,1,tsg,消防",
  ]

  private func plan(_ world: World, _ code: String) throws -> CampusFile.Route {
    try world.engine.ask(now: world.now) { try $0.plan(of: $0.route(named: code)) }
  }

  private func events(_ world: World) throws -> [String] {
    try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows(
        """
        SELECT r.code, e.kind FROM event e JOIN route r ON r.id = e.subject
        WHERE e.topic = 'route' ORDER BY e.sequence
        """
      ) { "\($0.text(0)) \($0.text(1))" }
    }
  }

  @Test("its rows are its stops in the order of their positions, with an event")
  func stops() throws {
    let world = try World()
    let summary = try world.importing(.routes, Self.list)
    #expect(summary.added == 2 && summary.badRows == [])
    let night = try plan(world, "NH-R7")
    #expect(night.stops.map(\.place) == ["NH/TSG", "NH/TSG/PDS"])
    #expect(night.stops.map(\.checklist) == ["fireSafety", "powerRoom"])
    #expect(night.quota == 3 && night.per == .week && night.floorMinutes == 20)
    #expect(night.gapSeconds == 20 * 3_600 && night.inForce == CalendarDate("2026-11-23"))
    #expect(try plan(world, "NH-R8").quota == 2)
    #expect(try events(world) == ["NH-R7 revised", "NH-R8 revised"])
    #expect(try world.importing(.routes, Self.list, update: true).unchanged == 2)
    #expect(try events(world).count == 2)
    #expect(try world.doctor() == [])
  }

  @Test("other stops are listed, and applied with --update; a round that began keeps its own")
  func again() throws {
    var world = try World()
    _ = try world.importing(.routes, Self.list)
    let round = try world.give(StartRound(route: "NH-R7"), as: "2")
    let other = ["code,place,gap_hours", "NH-R7,NH/TSG/101,4", "NH-R7,NH/TSG/102,"]
    #expect(
      try world.importing(.routes, other).different == [
        ImportDifference(line: 2, number: "NH-R7", fields: ["gap_hours", "stops"])
      ])
    #expect(try plan(world, "NH-R7").stops.count == 2)
    #expect(try world.importing(.routes, other, update: true).updated == 1)
    let plan = try plan(world, "NH-R7")
    #expect(plan.stops.map(\.place) == ["NH/TSG/101", "NH/TSG/102"])
    #expect(plan.name == "图书馆夜巡" && plan.quota == 3)
    let walked = try world.engine.ask(now: world.now) { try $0.round("NH-R7-1") }
    #expect(walked.stops.map(\.checklist) == ["fireSafety", "powerRoom"], "\(round)")
    #expect(try world.doctor() == [])
  }

  @Test("another gap counts for the rounds that start from then on, another floor likewise")
  func gap() throws {
    var world = try World()
    try world.move(to: "2026-11-24 18:00")
    _ = try world.walk(at: "2026-11-24 08:00")
    let second = try world.walk(at: "2026-11-24 14:00").round.number
    #expect(try world.round(second).head.verdict == .tooSoon)
    let other = [
      "code,place,floor_minutes,gap_hours", "NH-R1,NH/TSG,25,2", "NH-R1,NH/TSG/PDS,,",
    ]
    #expect(try world.importing(.routes, other, update: true).updated == 1)
    #expect(try world.round(second).head.verdict == .tooSoon)
    let third = try world.walk(at: "2026-11-24 19:00").round.number
    #expect(try world.round(third).head.verdict == .valid)
    let fast = try world.walk(at: "2026-11-25 08:00", minutes: 24).round.number
    #expect(try world.round(fast).head.verdict == .tooFast)
    #expect(try world.standing().quota.done == 2)
    #expect(try world.roundProblems() == [] && world.doctor() == [])
  }

  @Test("one bad row keeps the whole route out, and each of its rows is named")
  func whole() throws {
    let world = try World()
    let summary = try world.importing(
      .routes,
      Self.list + ["NH-R9,九,,,,1,NH/XX,", "NH-R9,九,,,,2,NH/TSG,", "NH-R9,十,,,,3,NH/TSG/101,"])
    #expect(summary.added == 2)
    #expect(
      summary.faults == [
        5: .unknown(field: "place", value: "NH/XX"), 6: .brokenRoute(route: "NH-R9", line: 5),
        7: .unlike(field: "name", value: "十", line: 5),
      ])
    #expect(throws: EngineError.unknownRoute("NH-R9")) { try plan(world, "NH-R9") }
  }

  @Test("a row of which nobody can tell the route keeps all of them out")
  func lost() throws {
    let world = try World()
    let summary = try world.importing(.routes, Self.list + [",,,,,3,NH/TSG/101,"])
    #expect(summary.added == 0)
    #expect(summary.faults[5] == .missing(field: "code"))
    #expect(summary.faults[2] == .brokenRoute(route: "NH-R7", line: 5))
    #expect(summary.badRows.count == 4)
  }

  @Test("a bad row says what is wrong")
  func badRows() throws {
    let world = try World()
    let summary = try world.importing(
      .routes,
      [
        "code,name,quota,per,place,checklist,items,in_force,campus", "R1,一,0,,NH/TSG,,,,",
        "R2,二,,年,NH/TSG,,,,", "R3,三,,,NH/TSG,怪,,,", "R4,四,,,NH/TSG,,怪,,",
        "R5,五,,,NH/TSG,,,昨天,", "R6,六,,,NH/TSG,,,,XS", "R7,七,,,NH/TSG,,,,",
        "R7,,,,NH/TSG,,,,", "R8,,,,NH/TSG,,,,",
      ])
    #expect(
      summary.faults == [
        2: .malformed(field: "quota", value: "0"), 3: .unknown(field: "per", value: "年"),
        4: .unknown(field: "checklist", value: "怪"), 5: .unknown(field: "items", value: "怪"),
        6: .notATime(field: "in_force", value: "昨天"),
        7: .elsewhere(field: "place", value: "NH/TSG", campus: "XS"),
        8: .brokenRoute(route: "R7", line: 9), 9: .stopTwice(line: 8),
        10: .missing(field: "name"),
      ])
  }

  @Test("needs the rights to import and to set what a route owes")
  func rights() throws {
    let world = try World()
    #expect(throws: EngineError.notPermitted(command: "importOrders", person: "王工")) {
      try world.importing(.routes, Self.list, as: "2")
    }
  }
}
