import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// A completion clock that is held is neither late nor escalated (engine.md §2, §5).
@Suite("Escalation while the work is held")
struct HeldLadderTests {
  private func levels(_ number: String, _ world: World) throws -> [String] {
    try world.order(number).order.escalations.filter { $0.escalated.ladder == "complete" }
      .map { "\($0.escalated.level)\($0.escalated.onward ? " onward" : "")" }
  }

  /// An order of 24 hours that somebody works on, reported on Monday at nine.
  private func underway() throws -> (World, String) {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    return (world, number)
  }

  @Test("the wait for a signature stands still with the clock, and goes on when the order wakes")
  func silence() throws {
    let (start, number) = try underway()
    var world = start
    try world.move(to: "2026-11-24 09:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try levels(number, world) == ["complete-75", "complete-100"])
    let wait = try #require(
      try world.engine.ask(now: world.now) { try $0.rulebook().configuration.escalation }
        .policies[.complete]?.first { $0.id == "complete-100" }?.acknowledgeWithin)
    try world.move(to: "2026-11-24 09:10")
    try world.give(
      HoldOrder(
        order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-27"))), as: "2")
    let wakes = try #require(try world.order(number).order.standingHold?.wakes)
    world.now = wakes
    _ = try world.engine.tick(now: world.now)
    #expect(try levels(number, world).count == 2, "nothing is told for the time of the hold")
    world.now = wakes + wait - 601
    _ = try world.engine.tick(now: world.now)
    #expect(try levels(number, world).count == 2)
    world.now = wakes + wait - 600
    _ = try world.engine.tick(now: world.now)
    let last = try #require(try world.order(number).order.escalations.last)
    #expect(last.fired == wakes + wait - 600)
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("the queue does not call an order late whose clock is held")
  func queue() throws {
    let (start, number) = try underway()
    var world = start
    try world.move(to: "2026-11-24 09:05")
    _ = try world.engine.tick(now: world.now)
    func reasons() throws -> [QueueReason] {
      try world.engine.ask(now: world.now) { try $0.queue().items[0].reasons }
    }
    guard case .clock(.complete, _)? = try reasons().first else {
      Issue.record("late before the hold")
      return
    }
    try world.give(
      HoldOrder(
        order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-27"))), as: "2")
    #expect(try reasons() == [.level("complete-100")])
  }
}
