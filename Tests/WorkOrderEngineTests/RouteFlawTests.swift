import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Routes that cannot be walked as they say")
struct RouteFlawTests {
  private func flaws(
    _ world: World, under configuration: EffectiveConfiguration? = nil
  ) throws -> [RouteFlaw] {
    let rules = try configuration ?? Defaults.load()
    return try world.engine.ask(now: world.now) { try $0.flawedRoutes(under: rules) }
      .map(\.flaw)
  }

  private func change(_ world: World, _ sql: String) throws {
    let ledger = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try ledger.write { try $0.execute(sql) }
    try ledger.close()
  }

  @Test("a route as it should be has none")
  func sound() throws { #expect(try flaws(World()) == []) }

  @Test("a route without stops, and a stop without a checklist or without items")
  func stops() throws {
    let world = try World()
    var rules = try Defaults.load()
    rules.checklists.removeAll { $0.id == "powerRoom" }
    #expect(try flaws(world, under: rules) == [.noChecklist(stop: 2, checklist: "powerRoom")])
    try change(world, "UPDATE route_stop SET items = 'nothing' WHERE position = 1")
    #expect(try flaws(world) == [.noItems(stop: 1)])
    try change(world, "DELETE FROM route_stop")
    #expect(try flaws(world) == [.noStops])
  }

  @Test(
    "a quota that the gap or the days of its period do not allow",
    arguments: [
      (2, "week", 20, nil), (8, "week", 0, .quotaBeyondDays(rounds: 8, days: 7)),
      (7, "week", 27, nil), (7, "week", 28, .quotaBeyondGap(rounds: 7, fitting: 6)),
      (7, "week", 30, .quotaBeyondGap(rounds: 7, fitting: 6)),
      (3, "day", 8, nil), (4, "day", 8, .quotaBeyondGap(rounds: 4, fitting: 3)),
      (29, "month", 1, .quotaBeyondDays(rounds: 29, days: 28)),
      (2, "shift", 0, nil), (2, "shift", 8, .quotaBeyondGap(rounds: 2, fitting: 1)),
    ] as [(Int, String, Int, RouteFlaw?)])
  func quota(rounds: Int, per: String, gapHours: Int, flaw: RouteFlaw?) throws {
    let world = try World()
    try change(
      world, "UPDATE route SET quota = \(rounds), per = '\(per)', gap = \(gapHours * 3_600)")
    #expect(try flaws(world) == [flaw].compactMap { $0 })
  }
}
