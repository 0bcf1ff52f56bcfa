import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

/// Stories of one order's clocks, each from the public failures of other systems.
@Suite("The four clocks of an order")
struct ClockStoryTests {
  private func clock(_ kind: ClockKind, of number: String, _ world: World) throws -> ClockFace {
    let faces = try world.engine.ask(now: world.now) { try $0.orderRow(number).clocks }
    return try #require(faces.first { $0.kind == kind })
  }

  /// An order of the worker 2, accepted at 09:00 on Mon 2026-11-23.
  private func accepted(_ world: inout World, _ priority: Priority = .p3) throws -> String {
    let number = try world.logDefect(priority: priority)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(AcceptOrder(order: number), as: "2")
    return number
  }

  private func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

  @Test("on hold a clock shows the time that remains, and goes on from there")
  func remaining() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-23 15:00")
    let before = try clock(.complete, of: number, world).remaining
    #expect(before == 18 * 3_600)
    try world.give(
      HoldOrder(order: number, reason: .access, wakeOn: try date("2026-11-30")), as: "2")
    try world.move(to: "2026-11-26 03:00")
    #expect(try clock(.complete, of: number, world).remaining == before)
    #expect(try clock(.complete, of: number, world).word == .onHold)
    try world.give(ResumeOrder(order: number), as: "2")
    #expect(try clock(.complete, of: number, world).remaining == before)
    #expect(try clock(.complete, of: number, world).due == world.now + before)
  }

  @Test("a hold moves completion by the open time it lasted, and never arrival")
  func hold() throws {
    var world = try World()
    let number = try accepted(&world)
    let (before, arrive) = (
      try clock(.complete, of: number, world), try clock(.arrive, of: number, world)
    )
    #expect(before.due == (try world.at("2026-11-26 09:00")))
    try world.move(to: "2026-11-23 10:00")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try date("2026-11-24")), as: "2")
    try world.move(to: "2026-11-23 16:00")
    #expect(try clock(.complete, of: number, world).word == .onHold)
    try world.give(ResumeOrder(order: number), as: "2")
    // Open while held: 10–12 and 14–16, four hours.
    let after = try clock(.complete, of: number, world)
    #expect(after.due == (try world.at("2026-11-26 15:00")))
    #expect(try clock(.arrive, of: number, world).due == arrive.due)
  }

  @Test("a change of priority keeps what was held")
  func priorityKeepsHolds() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.move(to: "2026-11-23 10:00")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try date("2026-11-24")), as: "2")
    try world.move(to: "2026-11-23 11:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try world.give(PrioritizeOrder(order: number, priority: .p2), as: "3")
    // 24 hours around the clock from the report, and the hour that was held.
    #expect(try clock(.complete, of: number, world).due == (try world.at("2026-11-24 10:00")))
  }

  @Test("two holds both count, not only the last")
  func twoHolds() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    for hour in [10, 12] {
      try world.move(to: "2026-11-23 \(hour):00")
      try world.give(
        HoldOrder(order: number, reason: .parts, wakeOn: try date("2026-11-24")), as: "2")
      try world.move(to: "2026-11-23 \(hour + 1):00")
      try world.give(ResumeOrder(order: number), as: "2")
    }
    #expect(try clock(.complete, of: number, world).due == (try world.at("2026-11-24 11:00")))
  }

  @Test("a hold wakes at the first opening of its date, however late tick runs")
  func wakes() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.give(
      HoldOrder(order: number, reason: .access, wakeOn: try date("2026-11-24")), as: "2")
    try world.move(to: "2026-11-26 11:00")
    _ = try world.engine.tick(now: world.now)
    let order = try world.order(number).order
    #expect(order.stage == .accepted)
    #expect(order.holds.last?.end == (try world.at("2026-11-24 08:00")))
  }

  @Test("a completion clock on hold is never late and never escalated")
  func heldNeverLate() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.give(
      HoldOrder(order: number, reason: .weather, wakeOn: try date("2026-12-04")), as: "2")
    try world.move(to: "2026-12-03 09:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try world.order(number).order.escalations == [])
    #expect(try clock(.complete, of: number, world).word == .onHold)
    let late = try world.engine.ask(now: world.now) { try $0.count(try OrderFilter("late")) }
    #expect(late == 0)
  }

  @Test("the wait for a refused verification counts as held, and the clock goes on")
  func refusedVerification() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-23 10:00")
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    #expect(try clock(.complete, of: number, world).word == .met)
    try world.move(to: "2026-11-23 15:00")
    try world.give(RefuseVerification(order: number, reason: "仍不亮"), as: "3")
    let order = try world.order(number).order
    #expect(order.rework == 1)
    #expect(order.stage == .inProgress)
    #expect(try clock(.complete, of: number, world).due == (try world.at("2026-11-24 14:00")))
  }

  @Test("an approved extension replaces the target; only later holds push it further")
  func extensionStory() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    let until = try world.at("2026-11-27 12:00")
    try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "2")
    #expect(throws: EngineError.notPermitted(command: "decideExtension", person: "王工")) {
      try world.give(DecideExtension(order: number, approve: true), as: "2")
    }
    try world.give(DecideExtension(order: number, approve: true), as: "1")
    #expect(try clock(.complete, of: number, world).due == until)
    try world.move(to: "2026-11-24 09:00")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try date("2026-11-25")), as: "2")
    try world.move(to: "2026-11-24 11:00")
    try world.give(ResumeOrder(order: number), as: "2")
    #expect(try clock(.complete, of: number, world).due == until + 2 * 3_600)
  }

  @Test("the one who asked for an extension does not approve it")
  func ownExtension() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    let until = try world.at("2026-11-27 12:00")
    try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "1")
    #expect(throws: EngineError.refused(order: number, obstacle: .approvesOwnExtension)) {
      try world.give(DecideExtension(order: number, approve: true), as: "1")
    }
  }

  @Test("reopened: the second cycle's clocks start there, the first cycle's figures stand")
  func reopened() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-23 10:00")
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    try world.give(VerifyOrder(order: number), as: "3")
    try world.move(to: "2026-11-30 08:00")
    try world.give(ReopenOrder(order: number, reason: "又坏了"), as: "3")
    let view = try world.engine.ask(now: world.now) { try $0.orderView(number) }
    #expect(view.order.cycle == 2)
    #expect(
      view.order.holder
        == .person(
          try world.engine.ask(now: world.now) {
            try $0.person(named: "2").id
          }))
    let second = try #require(view.clocks.first { $0.cycle == 2 && $0.kind == .complete })
    #expect(second.run.due(at: world.now).due == (try world.at("2026-12-01 08:00")))
    let first = try #require(view.clocks.first { $0.cycle == 1 && $0.kind == .complete })
    #expect(first.word(at: world.now) == .met)
  }

  @Test("a major order that is reopened goes up again at once, once for its new cycle")
  func reopenedMajor() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p1, major: true)
    try world.give(AcknowledgeEscalation(order: number), as: "1")
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    try world.give(VerifyOrder(order: number), as: "3")
    try world.move(to: "2026-11-26 10:00")
    try world.give(ReopenOrder(order: number, reason: "又有焦味"), as: "3")
    let escalations = try world.order(number).order.escalations
    #expect(escalations.map(\.cycle) == [1, 2])
    #expect(escalations.last?.fired == world.now)
  }

  @Test("more than thirty days after closing a reopening is refused")
  func reopenedTooLate() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    try world.give(VerifyOrder(order: number), as: "3")
    try world.move(to: "2026-12-24 09:00")
    #expect(throws: EngineError.refused(order: number, obstacle: .tooLateToReopen)) {
      try world.give(ReopenOrder(order: number, reason: "又坏了"), as: "3")
    }
  }

  @Test("the acceptance period closes an order by itself, dated its end")
  func acceptancePeriod() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    try world.move(to: "2026-11-30 09:00")
    _ = try world.engine.tick(now: world.now)
    let order = try world.order(number).order
    #expect(order.stage == .closed)
    #expect(order.current.closed == (try world.at("2026-11-26 09:00")))
  }
}
