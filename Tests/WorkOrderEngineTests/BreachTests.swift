import Configuration
import ServiceClock
import Testing
@testable import WorkOrderEngine

@Suite("Who used the allowance")
struct BreachTests {
  private func breaches(_ number: String, _ world: World) throws -> [Breach] {
    try world.engine.ask(now: world.now) { try $0.orderView(number).breaches(at: world.now) }
  }

  private func person(_ number: String, _ world: World) throws -> Holder {
    .person(try world.engine.ask(now: world.now) { try $0.person(named: number).id })
  }

  @Test("a breach names how much of the allowance each holder used, and the sum is what was used")
  func shares() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 12:00")
    let wake = try #require(CalendarDate("2026-11-30"))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 17:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try world.move(to: "2026-11-24 00:00")
    try world.give(TransferOrder(order: number, to: "4", reason: "换班"), as: "3")
    #expect(try breaches(number, world).filter { $0.kind == .complete } == [])
    try world.move(to: "2026-11-24 16:00")
    let breach = try #require(try breaches(number, world).first { $0.kind == .complete })
    // Due 24 hours and the five held ones after the report.
    #expect(breach.due == (try world.at("2026-11-24 14:00")))
    #expect(breach.allowance == Int64(24 * 3_600) && breach.used == Int64(26 * 3_600))
    #expect(
      breach.shares == [
        BreachShare(holder: try person("2", world), seconds: 10 * 3_600),
        BreachShare(holder: try person("4", world), seconds: 16 * 3_600),
      ])
  }

  @Test("the clocks that no hold stops charge what the order waits for")
  func otherClocks() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.move(to: "2026-11-23 10:00")
    let wake = try #require(CalendarDate("2026-11-30"))
    try world.give(HoldOrder(order: number, reason: .access, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 12:00")
    let breach = try #require(try breaches(number, world).first { $0.kind == .arrive })
    #expect(
      breach.shares == [
        BreachShare(holder: try person("2", world), seconds: 3_600),
        BreachShare(holder: .reporter, seconds: 2 * 3_600),
      ])
  }

  @Test("in working time only open minutes are used")
  func workingTime() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.move(to: "2026-11-24 09:00")
    let breach = try #require(try breaches(number, world).first { $0.kind == .accept })
    #expect(breach.allowance == Int64(4 * 3_600))
    #expect(breach.shares.map(\.seconds).reduce(0, +) == breach.used)
    // 09–12, 14–18 and 08–09 of the next day.
    #expect(breach.used == Int64(8 * 3_600))
  }

  @Test("a clock that was met, or runs in time, is no breach")
  func none() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "松动", remedy: "紧固")), as: "4")
    try world.move(to: "2026-11-27 12:00")
    #expect(try breaches(number, world) == [])
  }
}
