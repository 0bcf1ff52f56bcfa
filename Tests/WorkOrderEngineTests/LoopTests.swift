import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("The loop of one order")
struct LoopTests {
  @Test("a reported defect goes by itself to the worker on duty with the fewest open orders")
  func dispatchesByItself() throws {
    var world = try World()
    let first = try world.order(try world.logDefect())
    #expect(first.order.stage == .dispatched)
    guard case .person(let holder) = first.order.holder else {
      Issue.record("held by \(first.order.holder.text)")
      return
    }
    let present = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.onDuty(crew: try snapshot.crews()[0], at: world.now).map(\.id)
    }
    #expect(present.contains(holder))
  }

  @Test("accepting, arriving, completing and verifying closes an order and stops its clocks")
  func wholeLoop() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "离得近"), as: "3")
    try world.move(to: "2026-11-23 09:10")
    try world.give(AcceptOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 10:00")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 11:00")
    let completion = Completion(cause: "镇流器烧毁", remedy: "更换")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    try world.give(VerifyOrder(order: number), as: "3")
    let order = try world.order(number).order
    #expect(order.stage == .closed)
    #expect(order.current.accepted == (try world.at("2026-11-23 09:10")))
    #expect(order.current.completed == (try world.at("2026-11-23 11:00")))
  }

  @Test("nobody verifies or rates their own repair")
  func ownRepair() throws {
    var world = try World()
    let number = try world.logDefect()
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(TransferOrder(order: number, to: "8", reason: "就近"), as: "3")
    try world.give(CompleteOrder(order: number, completion: completion), as: "8")
    let refusal = EngineError.refused(order: number, obstacle: .judgesOwnRepair)
    #expect(throws: refusal) { try world.give(VerifyOrder(order: number), as: "8") }
    #expect(throws: refusal) { try world.give(RateOrder(order: number, rating: 5), as: "8") }
    try world.give(VerifyOrder(order: number), as: "3")
  }

  @Test("a major defect is told to the supervisor in the same moment")
  func majorAtOnce() throws {
    var world = try World()
    let number = try world.logDefect(text: "配电室有焦味", major: true)
    let order = try world.order(number).order
    #expect(order.markedMajor == world.now)
    #expect(order.escalations.map(\.escalated.ladder) == ["major"])
    #expect(order.escalations.first?.escalated.role == "supervisor")
  }

  @Test("the same command id twice is applied once and answers the same")
  func sameCommandTwice() throws {
    let world = try World()
    let command = LogDefect(place: "tsg", category: "plumbing", text: "水管漏水")
    let actor = Actor(person: try world.engine.ask(now: world.now) { try $0.person(named: "3").id })
    let first = try world.engine.perform(command, id: "same", by: actor, now: world.now)
    let second = try world.engine.perform(command, id: "same", by: actor, now: world.now)
    #expect(first == second)
    let count = try world.engine.ask(now: world.now) { try $0.orderFile(first.number).events.count }
    #expect(count == (try world.order(second.number).events.count))
  }

  @Test("an auditor may not log a defect")
  func notPermitted() throws {
    var world = try World()
    #expect(throws: EngineError.notPermitted(command: "logDefect", person: "审计")) {
      try world.logDefect(as: "7")
    }
  }
}
