import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// Single promises about orders (engine.md §2 and §3), each with the smallest story that shows it.
@Suite("What an order promises")
struct OrderPromiseTests {
  private func person(_ number: String, _ world: World) throws -> Int64 {
    try world.engine.ask(now: world.now) { try $0.person(named: number).id }
  }

  private func complete(_ number: String, as person: String = "2", _ world: inout World) throws {
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "松动", remedy: "紧固")),
      as: person)
  }

  private func accepted(_ world: inout World) throws -> String {
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(AcceptOrder(order: number), as: "2")
    return number
  }

  @Test(
    "while it is held an order belongs to what it waits for",
    arguments: [
      (HoldReason.parts, Holder.parts), (.access, .reporter), (.weather, .weather),
      (.decision, .supervisor),
    ])
  func heldBy(reason: HoldReason, holder: Holder) throws {
    var world = try World()
    let number = try accepted(&world)
    let wake = try #require(CalendarDate("2026-11-25"))
    try world.give(HoldOrder(order: number, reason: reason, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 11:00")
    let share = try #require(
      try world.order(number).order.custodyShares(at: world.now).last)
    #expect(share.holder == holder && share.seconds == 7_200)
  }

  @Test("completed, an order is the reporter's until it is verified")
  func reportersTurn() throws {
    var world = try World()
    let number = try accepted(&world)
    try complete(number, &world)
    try world.move(to: "2026-11-23 15:00")
    let share = try #require(
      try world.order(number).order.custodyShares(at: world.now).last)
    #expect(share.holder == .reporter && share.seconds == 6 * 3_600)
  }

  @Test("refused at verification it is rework, and the wait was the reporter's")
  func refused() throws {
    var world = try World()
    let number = try accepted(&world)
    try complete(number, &world)
    try world.move(to: "2026-11-23 10:00")
    try world.give(RefuseVerification(order: number, reason: "仍不亮"), as: "3")
    try world.move(to: "2026-11-23 10:30")
    let order = try world.order(number).order
    let shares = order.custodyShares(at: world.now)
    #expect(shares.first { $0.holder == .reporter }?.seconds == 3_600)
    #expect(try order.holder == .person(person("2", world)))
    let total = try world.engine.ask(now: world.now) { try $0.turnaround(by: .category).total }
    #expect(total.rework == 1 && total.completed == 0)
  }

  @Test("reopened, it goes back to whoever repaired it, and counts as rework")
  func reopened() throws {
    var world = try World()
    let number = try accepted(&world)
    try complete(number, &world)
    try world.give(VerifyOrder(order: number), as: "3")
    try world.move(to: "2026-12-20 09:00")
    try world.give(ReopenOrder(order: number, reason: "又不亮"), as: "3")
    let order = try world.order(number).order
    #expect(order.stage == .dispatched && order.cycle == 2)
    #expect(try order.holder == .person(person("2", world)))
    let total = try world.engine.ask(now: world.now) { try $0.turnaround(by: .category).total }
    #expect(total.rework == 1 && total.completed == 1 && total.firstTimeFix == 0)
  }

  @Test("an order late by its standard and in time by its extension tells both rates")
  func beforeExtensions() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(
      AskExtension(order: number, until: try world.at("2026-11-26 17:00"), reason: "等配件"),
      as: "2")
    try world.give(DecideExtension(order: number, approve: true), as: "1")
    try world.move(to: "2026-11-25 09:00")
    try complete(number, &world)
    let total = try world.engine.ask(now: world.now) { try $0.turnaround(by: .category).total }
    #expect(total.onTimeRate == 1 && total.onTimeRateBeforeExtensions == 0)
  }

  @Test("a change of category keeps what was held")
  func categorized() throws {
    var world = try World()
    let number = try accepted(&world)
    func due() throws -> Instant? {
      try world.engine.ask(now: world.now) {
        try $0.orderRow(number).clocks.first { $0.kind == .complete }?.due
      }
    }
    let before = try due()
    let wake = try #require(CalendarDate("2026-11-25"))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 11:00")
    try world.give(ResumeOrder(order: number), as: "2")
    let held = try due()
    #expect(held != before)
    try world.give(CategorizeOrder(order: number, category: "electrical"), as: "3")
    #expect(try due() == held, "both categories have the same target")
  }

  @Test("five minutes between happening and entering are usual, a second more is entered late")
  func enteredLate() throws {
    for (seconds, isLate) in [(Int64(300), false), (301, true)] {
      var world = try World()
      let number = try world.logDefect()
      try world.move(to: "2026-11-23 10:00")
      try world.give(
        CommentOrder(order: number, text: "到过现场", happened: world.now - seconds), as: "4")
      #expect(try world.order(number).events.last?.isEnteredLate == isLate, "\(seconds)")
    }
  }

  @Test("the end of a hold before its start is refused, and nothing is written")
  func endBeforeStart() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.move(to: "2026-11-23 10:00")
    let wake = try #require(CalendarDate("2026-11-25"))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    let events = try world.order(number).events.count
    try world.move(to: "2026-11-23 10:30")
    #expect(throws: EngineError.self) {
      try world.give(
        ResumeOrder(order: number, happened: try world.at("2026-11-23 09:50")), as: "2")
    }
    #expect(try world.order(number).events.count == events)
  }

  @Test("the reporter withdraws while it is open, with a reason, and it ends as cancelled")
  func withdrawn() throws {
    var world = try World()
    let number = try world.logDefect()
    #expect(throws: EngineError.empty(field: "reason")) {
      try world.give(WithdrawOrder(order: number, reason: " "), as: "3")
    }
    try world.give(WithdrawOrder(order: number, reason: "自己修好了"), as: "3")
    let file = try world.order(number)
    #expect(file.order.stage == .cancelled && file.events.last?.change.kind == .withdrawn)
    #expect(throws: EngineError.self) {
      try world.give(WithdrawOrder(order: number, reason: "再次"), as: "3")
    }
  }

  @Test("routing goes by category, campus and shift: the rule with most fields, to whom it names")
  func routing() throws {
    var configuration = try Defaults.load()
    configuration.routing = [
      RoutingRule(to: .desk), RoutingRule(category: "lighting", to: .crew("NH-ZH")),
      RoutingRule(category: "lighting", campus: "nanhu", shift: "night", to: .duty("NH-ZH")),
      RoutingRule(campus: "xishan", to: .crew("NH-ZH")),
    ]
    var world = try World(configuration: configuration)
    func stage(_ place: String, _ category: String) throws -> (OrderStage, Holder) {
      let number = try world.give(
        LogDefect(place: place, category: category, text: "坏了"), as: "3"
      ).number
      let order = try world.order(number).order
      return (order.stage, order.holder)
    }
    let crew = try world.engine.ask(now: world.now) { try $0.holder(named: "NH-ZH") }
    #expect(try stage("NH/TSG/101", "plumbing") == (.reported, .desk))
    #expect(try stage("NH/TSG/101", "lighting") == (.dispatched, crew))
    #expect(try stage("XS/SY", "plumbing") == (.dispatched, crew))
  }
}
