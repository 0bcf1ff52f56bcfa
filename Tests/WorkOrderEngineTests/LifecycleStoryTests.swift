import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// What the life of an order promises beyond the table of its events (engine.md §2 and §3).
@Suite("The life of an order")
struct LifecycleStoryTests {
  private func face(_ kind: ClockKind, of number: String, _ world: World) throws -> ClockFace? {
    try world.engine.ask(now: world.now) {
      try $0.orderRow(number).clocks.first { $0.kind == kind }
    }
  }

  private func tomorrow() throws -> CalendarDate { try #require(CalendarDate("2026-11-24")) }

  @Test("arriving implies accepting: both clocks stop together")
  func arrivedAccepts() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.move(to: "2026-11-23 09:20")
    try world.give(ArriveAtOrder(order: number), as: "2")
    let cycle = try world.order(number).order.current
    #expect(cycle.accepted == world.now && cycle.arrived == world.now)
    #expect(try face(.accept, of: number, world)?.word == .met)
  }

  @Test("declining and transferring restart no clock")
  func nothingRestarts() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    let before = try world.engine.ask(now: world.now) { try $0.orderRow(number).clocks.map(\.due) }
    try world.move(to: "2026-11-23 09:10")
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.move(to: "2026-11-23 09:20")
    try world.give(DeclineOrder(order: number, reason: "不归我"), as: "2")
    try world.move(to: "2026-11-23 09:25")
    try world.give(DispatchOrder(order: number, to: "4"), as: "3")
    let after = try world.engine.ask(now: world.now) { try $0.orderRow(number).clocks.map(\.due) }
    #expect(after == before && !after.isEmpty)
  }

  @Test("a clock is at risk from three quarters of its allowance on, and late past its due time")
  func words() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(ArriveAtOrder(order: number), as: "2")
    for (time, word) in [
      ("2026-11-24 02:59", ClockWord.onTime), ("2026-11-24 03:00", .atRisk),
      ("2026-11-24 09:00", .atRisk), ("2026-11-24 09:01", .late),
    ] {
      try world.move(to: time)
      #expect(try face(.complete, of: number, world)?.word == word, "\(time)")
    }
  }

  @Test("arrive and complete start at the appointment, accept at the report")
  func appointment() throws {
    var world = try World()
    let at = try world.at("2026-11-25 10:00")
    let number = try world.give(
      LogDefect(
        place: "NH/TSG/101", category: "lighting", priority: .p3, text: "灯", reporter: "学生",
        appointment: at), as: "3"
    ).number
    #expect(try face(.accept, of: number, world)?.start == world.now)
    #expect(try face(.arrive, of: number, world)?.start == at)
    #expect(try face(.complete, of: number, world)?.start == at)
    #expect(
      try face(.complete, of: number, world)?.due == world.at("2026-11-30 10:00"))
  }

  @Test("planned work has no completion clock until a date is agreed, at the report or later")
  func agreed() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p5)
    #expect(try face(.complete, of: number, world) == nil)
    let until = try world.at("2026-12-18 17:00")
    try world.give(AgreeTime(order: number, until: until), as: "3")
    #expect(try face(.complete, of: number, world)?.due == until)
    let second = try world.give(
      LogDefect(
        place: "NH/TSG/101", category: "lighting", priority: .p5, text: "墙", agreed: until),
      as: "3"
    ).number
    #expect(try face(.complete, of: second, world)?.due == until)
  }

  @Test("a hold returns to the state it was entered from")
  func holdReturns() throws {
    for (steps, stage) in [(0, OrderStage.dispatched), (1, .accepted), (2, .inProgress)] {
      var world = try World()
      let number = try world.logDefect()
      try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
      if steps == 1 { try world.give(AcceptOrder(order: number), as: "2") }
      if steps == 2 { try world.give(ArriveAtOrder(order: number), as: "2") }
      try world.give(HoldOrder(order: number, reason: .parts, wakeOn: try tomorrow()), as: "2")
      #expect(try world.order(number).order.stage == .onHold)
      try world.give(ResumeOrder(order: number), as: "2")
      #expect(try world.order(number).order.stage == stage)
    }
  }

  @Test("a wake date in the past is refused, and so is an extension before the start")
  func datesBefore() throws {
    var world = try World()
    let number = try world.logDefect()
    let events = try world.order(number).events.count
    let yesterday = try #require(CalendarDate("2026-11-22"))
    #expect(
      throws: EngineError.outside(
        field: "until", value: "2026-11-22", first: "2026-11-24", last: "2027-11-24")
    ) {
      try world.give(HoldOrder(order: number, reason: .parts, wakeOn: yesterday), as: "4")
    }
    let early = world.now - 3_600
    #expect(throws: EngineError.beforeStart(order: number, value: "\(early.seconds)")) {
      try world.give(
        AskExtension(order: number, until: early, reason: "等配件"), as: "4")
    }
    #expect(try world.order(number).events.count == events)
  }

  @Test("completing needs cause and remedy, cancelling needs only a reason")
  func endings() throws {
    var world = try World()
    let number = try world.logDefect()
    for (cause, remedy) in [("", "紧固"), ("松动", ""), (" ", "　")] {
      #expect(throws: EngineError.self) {
        try world.give(
          CompleteOrder(order: number, completion: Completion(cause: cause, remedy: remedy)),
          as: "4")
      }
    }
    #expect(throws: EngineError.self) {
      try world.give(CancelOrder(order: number, reason: " "), as: "3")
    }
    try world.give(CancelOrder(order: number, reason: "误报"), as: "3")
    #expect(try world.order(number).order.stage == .cancelled)
  }

  @Test("dispatch happens by itself at the report; what no rule covers waits at the front desk")
  func routing() throws {
    var covered = try World()
    #expect(try covered.order(try covered.logDefect()).order.stage == .dispatched)
    var configuration = try Defaults.load()
    configuration.routing = []
    var world = try World(configuration: configuration)
    let order = try world.order(try world.logDefect()).order
    #expect(order.stage == .reported && order.holder == .desk)
  }

  @Test("the engine's now is never before the last event")
  func clockSetBack() throws {
    var world = try World()
    let number = try world.logDefect()
    let before = world.now
    world.now = before - 3_600
    try world.give(CommentOrder(order: number, text: "钟表回拨"), as: "3")
    let last = try #require(try world.order(number).events.last)
    #expect(last.recorded == before && last.happened == before)
    // Whoever only looks sees the same now.
    #expect(try world.engine.ask(now: world.now) { $0.now } == before)
  }

  @Test("typing a number ignores case and width, and a text may have ten thousand characters")
  func typing() throws {
    var world = try World()
    let number = try world.logDefect(text: String(repeating: "灯", count: 10_000))
    #expect(number == "NH-1")
    for typed in ["nh-1", "ＮＨ－１", " Nh-1 "] { #expect(try world.order(typed).number == number) }
    #expect(throws: EngineError.self) {
      _ = try world.logDefect(text: String(repeating: "灯", count: 10_001))
    }
  }
}
