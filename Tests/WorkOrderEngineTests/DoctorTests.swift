import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Doctor")
struct DoctorTests {
  /// A world with a few orders in different states; nothing is wrong with it.
  private func world() throws -> (World, [String]) {
    var world = try World()
    var numbers = try (1...3).map { try world.logDefect(text: "灯管不亮 \($0)") }
    try world.give(TransferOrder(order: numbers[0], to: "2", reason: "近"), as: "3")
    try world.give(
      CompleteOrder(order: numbers[0], completion: Completion(cause: "a", remedy: "b")), as: "2")
    numbers.append(try world.logDefect(text: "有焦味", major: true))
    try world.move(to: "2026-11-26 10:00")
    _ = try world.engine.tick(now: world.now)
    return (world, numbers)
  }

  /// Changes the file behind the engine's back, through a connection of its own and without the
  /// triggers that refuse it.
  private func alter(_ world: World, _ statements: String...) throws {
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("DROP TRIGGER IF EXISTS event_no_update")
      try db.execute("DROP TRIGGER IF EXISTS event_no_delete")
      for statement in statements { try db.execute(statement) }
    }
    try other.close()
  }

  private func problems(_ world: World) throws -> [Problem] {
    try world.engine.doctor(chain: true, now: world.now)
  }

  @Test("finds nothing where nothing is wrong, holds, levels and extensions included")
  func healthy() throws {
    #expect(try problems(world().0) == [])
  }

  @Test("names the order and the column of an altered row")
  func column() throws {
    let (world, numbers) = try world()
    try alter(
      world, "UPDATE work_order SET live_due = live_due + 60 WHERE number = '\(numbers[1])'")
    let found = try problems(world)
    #expect(found.map(\.kind) == [.column])
    #expect(found.map(\.place) == ["\(numbers[1]) live_due"])
    let (is_, was) = (Int64(found[0].found) ?? 0, Int64(found[0].expected) ?? 0)
    #expect(is_ == was + 60)
  }

  @Test("names values that read like others and that no comparison finds")
  func strange() throws {
    let (world, numbers) = try world()
    try alter(
      world, "PRAGMA ignore_check_constraints = ON",
      "UPDATE work_order SET text = CAST(text AS BLOB) WHERE number = '\(numbers[1])'",
      "UPDATE staff SET login = '' WHERE number = '2'",
      "UPDATE event SET kind = CAST(kind AS BLOB) WHERE kind = 'registered'",
      "UPDATE staff SET name = '王' WHERE number = '2'")
    let found = try problems(world)
    #expect(found.filter { $0.kind == .value }.map(\.place) == ["event.kind", "work_order.text"])
    #expect(found.contains { $0.kind == .chain && $0.found == "altered" }, "\(found)")
  }

  @Test("names a clock and a signature that their events do not make")
  func sideRows() throws {
    let (world, numbers) = try world()
    try alter(
      world,
      """
      UPDATE order_clock SET held = 5 WHERE clock = 'accept'
        AND work_order = (SELECT id FROM work_order WHERE number = '\(numbers[2])')
      """,
      """
      UPDATE escalation SET acknowledged = 7 WHERE ladder = 'major' AND level =
        (SELECT MIN(level) FROM escalation WHERE ladder = 'major')
      """,
      """
      DELETE FROM order_clock WHERE clock = 'complete'
        AND work_order = (SELECT id FROM work_order WHERE number = '\(numbers[1])')
      """)
    let places = try problems(world).map(\.place)
    #expect(places.contains { $0.hasPrefix("\(numbers[2]) order_clock") && $0.hasSuffix("held") })
    #expect(
      places.contains { $0.hasPrefix("\(numbers[3]) escalation") && $0.hasSuffix("acknowledged") })
    #expect(places.contains("\(numbers[1]) order_clock 1 complete"))
    #expect(places.count == 3)
  }

  @Test("names an altered event by the chain, and the order that no longer follows from it")
  func event() throws {
    let (world, numbers) = try world()
    let sequence = try #require(try world.order(numbers[1]).events.first).sequence
    try alter(world, "UPDATE event SET happened = happened - 60 WHERE sequence = \(sequence)")
    let found = try problems(world)
    #expect(found.contains { $0.kind == .chain && $0.place == "\(sequence)" })
    #expect(found.contains { $0.kind == .column && $0.place == "\(numbers[1]) reported" })
    #expect(found.filter { $0.kind == .chain }.count == 1)
    let unchained = try world.engine.doctor(chain: false, now: world.now)
    #expect(!unchained.contains { $0.kind == .chain })
  }

  @Test("notices a deleted event, an unreadable one, and a history that cannot be")
  func history() throws {
    let (world, numbers) = try world()
    let events = try world.order(numbers[0]).events
    let dispatched = try #require(events.first { $0.change.kind == .dispatched }).sequence
    let last = try #require(try world.order(numbers[2]).events.last).sequence
    let first = try #require(try world.order(numbers[1]).events.first).sequence
    try alter(
      world, "DELETE FROM event WHERE sequence = \(dispatched)",
      "UPDATE event SET body = '{' WHERE sequence = \(first)",
      "UPDATE event SET kind = 'reopened' WHERE sequence = \(last)")
    let found = try problems(world)
    #expect(found.contains { $0.kind == .impossibleHistory && $0.place == numbers[0] })
    #expect(found.contains(Problem(kind: .unreadableEvent, place: "\(first)")))
    #expect(found.contains { $0.kind == .impossibleHistory && $0.place == numbers[2] })
    #expect(found.contains { $0.kind == .chain && $0.place == "\(dispatched)" })
  }

  @Test(
    "an order whose history is damaged is refused, and does not keep others from being reported")
  func damaged() throws {
    var (world, numbers) = try world()
    let first = try #require(try world.order(numbers[1]).events.first).sequence
    let last = try #require(try world.order(numbers[2]).events.last).sequence
    try alter(
      world, "UPDATE event SET body = '{' WHERE sequence = \(first)",
      "UPDATE event SET kind = 'reopened' WHERE sequence = \(last)",
      "UPDATE work_order SET next_at = 1 WHERE id IN (2, 3)")
    #expect(throws: EngineError.damagedHistory(event: first)) { try world.order(numbers[1]) }
    #expect(throws: EngineError.damagedHistory(event: last)) { try world.order(numbers[2]) }
    #expect(throws: EngineError.damagedHistory(event: first)) {
      try world.give(CommentOrder(order: numbers[1], text: "x"), as: "3")
    }
    let before = try world.order(numbers[3]).events.count
    try world.move(to: "2026-11-28 10:00")
    #expect(throws: EngineError.damagedHistory(event: first)) {
      try world.engine.tick(now: world.now)
    }
    #expect(try world.order(numbers[3]).events.count > before)
  }

  @Test("counts the counters, follows the links, and compares the search index")
  func countersAndLinks() throws {
    let (world, numbers) = try world()
    try alter(
      world, "UPDATE counter SET value = value + 1 WHERE name = 'open'",
      "INSERT INTO order_link (work_order, kind, other) VALUES (1, 'parent', 2)",
      "INSERT INTO order_link (work_order, kind, other) VALUES (2, 'parent', 1)",
      "DELETE FROM order_search WHERE rowid = 1",
      "UPDATE campus SET last_number = 9 WHERE code = 'NH'")
    let found = try problems(world)
    #expect(found.contains(Problem(kind: .counter, place: "NH open", found: "4", expected: "3")))
    #expect(
      found.contains(Problem(kind: .counter, place: "NH last_number", found: "9", expected: "4")))
    #expect(found.filter { $0.kind == .link }.map(\.found) == [numbers[0], numbers[1]])
    #expect(
      found.contains(
        Problem(kind: .search, place: "order_search", found: "3", expected: "4")))
    // Neither link has an event; both are named for that too.
    #expect(found.filter { $0.kind == .missing }.map(\.place).count == 2)
    #expect(found.count == 7)
  }

  @Test("names a row without events and events without a row")
  func missing() throws {
    let (world, numbers) = try world()
    let last = try #require(try world.order(numbers[2]).events.last).sequence
    try alter(
      world,
      "UPDATE event SET subject = 99 WHERE topic = 'order' AND subject = 3 AND \(last) > 0")
    let found = try problems(world)
    #expect(found.contains { $0.kind == .missing && $0.place == numbers[2] })
    #expect(
      found.contains(
        Problem(
          kind: .missing, place: "NH-4", found: "event reported", expected: "work_order")))
  }
}
