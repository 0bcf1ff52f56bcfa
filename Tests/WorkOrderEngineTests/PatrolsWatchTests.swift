import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Heightened watch and suspension")
struct PatrolsWatchTests {
  /// A world whose route is under watch since Monday because of three findings.
  private func watched() throws -> (world: World, orders: [String]) {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    let round = try world.walk(
      at: "2026-11-23 10:00", but: ["air": .fail, "lamps": .fail, "desks": .fail])
    return (world, round.orders)
  }

  private func close(_ orders: [String], in world: inout World) throws {
    for order in orders {
      try world.give(CancelOrder(order: order, reason: "重复"), as: "1")
    }
  }

  @Test("three findings raise it, and it says why, since when and what ends it")
  func raised() throws {
    let (world, orders) = try watched()
    let watch = try #require(try world.standing().watch)
    #expect(watch.watch.cause == .findings && watch.round == "NH-R1-1")
    #expect(watch.watch.since == (try world.at("2026-11-23 10:00:05")))
    #expect(watch.cleanRounds == 0 && watch.watch.cleanRounds == 2)
    #expect(watch.openOrders == orders.sorted())
    // Six days are left after today, and one was walked.
    #expect(try world.standing().quota.required == 7)
  }

  @Test(
    "a sheet says of a route under watch why, since when and what ends it, and of others nothing")
  func onSheet() throws {
    var (world, orders) = try watched()
    let watch = try #require(try world.draft().patrols?.routes.first?.watch)
    #expect(watch.cause == "findings")
    #expect(watch.since == (try world.at("2026-11-23 10:00:05")))
    #expect(watch.cleanRoundsLeft == 2 && watch.openOrders == orders.sorted())
    #expect(watch.extended == nil)
    try world.give(
      ExtendWatch(route: "NH-R1", cleanRounds: 5, reason: "再看一周"), as: "1")
    try world.walk(at: "2026-11-24 10:00")
    let extended = try world.draft().patrols?.routes.first?.watch
    #expect(extended?.cleanRoundsLeft == 6 && extended?.extended == "再看一周")
    try world.give(EndWatch(route: "NH-R1", reason: "查明"), as: "1")
    #expect(try world.draft().patrols?.routes.first?.watch == nil)
    try close(orders, in: &world)
  }

  @Test("two findings do not raise it")
  func notRaised() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 10:00", but: ["air": .fail, "lamps": .fail])
    #expect(try world.standing().watch == nil)
  }

  @Test("it ends once its findings are closed and two clean rounds have followed")
  func ends() throws {
    var (world, orders) = try watched()
    try world.walk(at: "2026-11-24 10:00")
    try world.walk(at: "2026-11-25 10:00")
    #expect(try world.standing().watch?.cleanRounds == 2)
    try close(orders, in: &world)
    let lines = try world.engine.tick(now: world.now).lines
    #expect(lines.filter { $0.event == "watchEnded" }.map(\.subject) == ["NH-R1"])
    #expect(try world.standing().watch == nil)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("it ends with the second clean round when its findings are closed already")
  func endsWithRound() throws {
    var (world, orders) = try watched()
    try close(orders, in: &world)
    try world.walk(at: "2026-11-24 10:00")
    #expect(try world.standing().watch != nil)
    try world.walk(at: "2026-11-25 10:00")
    #expect(try world.standing().watch == nil)
  }

  @Test("a new finding begins the count of clean rounds anew")
  func begunAnew() throws {
    var (world, _) = try watched()
    try world.walk(at: "2026-11-24 10:00")
    try world.walk(at: "2026-11-25 10:00", but: ["walls": .fail])
    #expect(try world.standing().watch?.cleanRounds == 0)
  }

  @Test("a supervisor ends or extends it with a reason, a worker may not")
  func byHand() throws {
    var (world, _) = try watched()
    try world.give(ExtendWatch(route: "NH-R1", cleanRounds: 1, reason: "天气"), as: "1")
    #expect(try world.standing().watch?.watch.cleanRounds == 3)
    #expect(throws: EngineError.notPermitted(command: "endWatch", person: "王工")) {
      try world.give(EndWatch(route: "NH-R1", reason: "好了"), as: "2")
    }
    try world.give(EndWatch(route: "NH-R1", reason: "已整改"), as: "1")
    #expect(try world.standing().watch == nil)
    let past = try world.engine.ask(now: world.now) {
      try $0.watches(of: try $0.route(named: "NH-R1"))
    }
    #expect(past.map(\.endReason) == ["已整改"])
    #expect(throws: EngineError.self) {
      try world.give(EndWatch(route: "NH-R1", reason: "再次"), as: "1")
    }
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("a suspended route owes nothing and says why; lifted, it owes again")
  func suspended() throws {
    var world = try World()
    let from = try #require(CalendarDate("2026-11-23"))
    let to = try #require(CalendarDate("2026-12-06"))
    try world.give(SuspendRoute(route: "NH-R1", from: from, to: to, reason: "寒假"), as: "1")
    #expect(try world.standing().quota.word == .suspended)
    #expect(try world.standing().suspension?.reason == "寒假")
    #expect(try world.engine.tick(now: world.now).isEmpty)
    #expect(throws: EngineError.notPermitted(command: "suspendRoute", person: "王工")) {
      try world.give(SuspendRoute(route: "NH-R1", from: from, to: to, reason: "寒假"), as: "2")
    }
    try world.give(LiftSuspension(route: "NH-R1", from: from, reason: "提前返校"), as: "1")
    #expect(try world.standing().quota.owed == 2)
    #expect(try world.engine.tick(now: world.now).lines.count == 2)
    #expect(try world.roundProblems().isEmpty)
  }
}
