import Testing
import WorkOrderEngine

@Suite("What the bell rings for")
struct BellTests {
  private func newest(_ world: World) throws -> Int64 {
    try world.engine.ask(now: world.now) { try $0.newestEvent() }
  }

  private func rings(_ world: World, since event: Int64, campus: Int64? = nil) throws -> Bool {
    try world.engine.ask(now: world.now) { try $0.hasNewTelling(since: event, campus: campus) }
  }

  @Test("a telling after an event rings in its campus, until it is signed for")
  func telling() throws {
    var world = try World()
    #expect(try !rings(world, since: 0))
    _ = try world.logDefect(priority: .p3)
    let before = try newest(world)
    let major = try world.logDefect(priority: .p1, major: true)
    let after = try newest(world)
    #expect(after > before)
    #expect(try rings(world, since: 0) && rings(world, since: before))
    #expect(try !rings(world, since: after))
    let campus = try world.order(major).order.campus
    #expect(try rings(world, since: before, campus: campus))
    #expect(try !rings(world, since: before, campus: campus + 1))
    try world.give(AcknowledgeEscalation(order: major), as: "1")
    #expect(try !rings(world, since: before))
  }

  @Test("a further level of an order that nobody has signed for rings again; a reminder does not")
  func levels() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    var heard: [Bool] = []
    for time in ["2026-11-24 03:00", "2026-11-24 09:00", "2026-11-24 21:00"] {
      let before = try newest(world)
      try world.move(to: time)
      let lines = try world.engine.tick(now: world.now).lines
      #expect(lines.contains { $0.event == "escalated" }, "\(time)")
      heard.append(try rings(world, since: before))
    }
    #expect(heard == [false, true, true])
  }
}
