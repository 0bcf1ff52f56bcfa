import Configuration
import Foundation
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// Nobody acts on an order as it no longer is.
@Suite("A stale view")
struct StaleViewTests {
  /// An order with what somebody sees of it now.
  private func world() throws -> (world: World, order: String, seen: Int64) {
    var world = try World()
    let number = try world.logDefect()
    return (world, number, try seen(world, number))
  }

  private func seen(_ world: World, _ number: String) throws -> Int64 {
    try world.engine.ask(now: world.now) { try $0.orderRow(number).lastEvent }
  }

  @Test("is refused with who did what when, and nothing is written")
  func refused() throws {
    var (world, order, seen) = try world()
    try world.move(to: "2026-11-23 09:10")
    try world.give(TransferOrder(order: order, to: "2", reason: "近"), as: "3")
    let newest = try self.seen(world, order)
    let before = try world.order(order)
    let change = LaterChange(
      sequence: newest, event: .transferred, person: "孙前台", recorded: world.now)
    #expect(
      throws: EngineError.changedFirst(
        order: order, changes: [change], newest: newest, at: "\(world.now.seconds)")
    ) {
      try world.give(
        SeenOrder(PrioritizeOrder(order: order, priority: .p1), seen: seen), as: "1")
    }
    #expect(try world.order(order) == before)
    // Who has read what changed goes on, under the same id or another.
    try world.give(SeenOrder(PrioritizeOrder(order: order, priority: .p1), seen: newest), as: "1")
    #expect(try world.order(order).order.report.priority == .p1)
  }

  @Test("is none when only comments, sightings, tellings, ratings or levels came between")
  func added() throws {
    var (world, order, seen) = try world()
    try world.give(CommentOrder(order: order, text: "钥匙在门卫"), as: "3")
    try world.give(SightDefect(order: order, text: "又见"), as: "3")
    try world.give(SeenOrder(PrioritizeOrder(order: order, priority: .p1), seen: seen), as: "1")
    #expect(try world.order(order).order.report.priority == .p1)
    // Levels fire by themselves.
    let again = try self.seen(world, order)
    try world.move(to: "2026-11-23 09:20")
    _ = try world.engine.tick(now: world.now)
    #expect(try world.order(order).events.contains { $0.change.kind == .escalated })
    try world.give(SeenOrder(MarkMajor(order: order, reason: "有焦味"), seen: again), as: "1")
  }

  @Test("does not keep anybody from adding to an order")
  func adding() throws {
    var (world, order, seen) = try world()
    try world.give(TransferOrder(order: order, to: "2", reason: "近"), as: "3")
    try world.give(SeenOrder(CommentOrder(order: order, text: "x"), seen: seen), as: "1")
    try world.give(SeenOrder(SightDefect(order: order, text: "x"), seen: seen), as: "1")
    let kinds = try world.order(order).events.suffix(2).map(\.change.kind)
    #expect(kinds == [.commented, .sighted])
  }

  @Test("is none for what one did oneself, at whatever terminal")
  func own() throws {
    var (world, order, seen) = try world()
    try world.give(TransferOrder(order: order, to: "2", reason: "近"), as: "3")
    seen = try self.seen(world, order)
    try world.give(SeenOrder(AcceptOrder(order: order), seen: seen), as: "2")
    try world.give(SeenOrder(ArriveAtOrder(order: order), seen: seen), as: "2")
    #expect(try world.order(order).order.stage == .inProgress)
  }

  @Test("is one when a hold has woken by itself, whether or not tick has run")
  func byItself() throws {
    for ticks in [false, true] {
      var (world, order, _) = try world()
      try world.give(TransferOrder(order: order, to: "2", reason: "近"), as: "3")
      let day = world.zone.local(world.now).date.adding(days: 1)
      try world.give(
        HoldOrder(order: order, reason: .parts, note: "", wakeOn: day), as: "2")
      let seen = try self.seen(world, order)
      try world.move(to: "2026-11-25 10:00")
      if ticks { _ = try world.engine.tick(now: world.now) }
      let error = #expect(throws: EngineError.self) {
        try world.give(
          SeenOrder(CancelOrder(order: order, reason: "不用了"), seen: seen), as: "1")
      }
      #expect(error?.messageKey == "error.changedByItself", "ticks: \(ticks)")
      #expect(error?.arguments["events"] == "resumed")
    }
  }

  @Test("the same command given twice is applied once, though it changed the order itself")
  func twice() throws {
    let (world, order, seen) = try world()
    let command = SeenOrder(PrioritizeOrder(order: order, priority: .p1), seen: seen)
    for _ in 1...2 {
      _ = try world.engine.perform(command, id: "one", by: Actor(person: 1), now: world.now)
    }
    let kinds = try world.order(order).events.map(\.change.kind)
    #expect(kinds.filter { $0 == .prioritized }.count == 1)
  }

  @Test("of two connections that saw the same, one is first, whichever it is")
  func twoLedgers() throws {
    let (world, _, _) = try world()
    for round in 1...20 {
      var mine = world
      let order = try mine.logDefectOnce(round)
      let seen = try self.seen(world, order)
      let ledgers = try (1...2).map { _ in
        Engine(ledger: try SQLiteLedger(open: world.path, schema: Engine.schema))
      }
      let outcomes = Outcomes()
      let threads = zip(ledgers, [Int64(1), 4]).map { engine, person in
        let thread = Thread {
          do {
            _ = try engine.perform(
              SeenOrder(CategorizeOrder(order: order, category: "electrical"), seen: seen),
              id: "\(round)-\(person)", by: Actor(person: person), now: world.now)
            outcomes.add("done")
          } catch EngineError.changedFirst {
            outcomes.add("changed")
          } catch {
            outcomes.add("\(error)")
          }
        }
        thread.start()
        return thread
      }
      #expect(threads.count == 2)
      #expect(outcomes.both() == ["changed", "done"])
    }
  }
}

/// What two threads came to.
private final class Outcomes: @unchecked Sendable {
  private let condition = NSCondition()
  private var words: [String] = []

  func add(_ word: String) {
    condition.withLock {
      words.append(word)
      condition.broadcast()
    }
  }

  /// Waits until there are two.
  func both() -> [String] {
    condition.withLock {
      while words.count < 2 { condition.wait() }
      return words.sorted()
    }
  }
}

extension World {
  /// An order under an id of its own, whatever was given before.
  fileprivate mutating func logDefectOnce(_ number: Int) throws -> String {
    try engine.perform(
      LogDefect(place: "NH/TSG/101", category: "lighting", text: "灯管不亮 \(number)"),
      id: "log-\(number)", by: Actor(person: 3), now: now
    ).number
  }
}
