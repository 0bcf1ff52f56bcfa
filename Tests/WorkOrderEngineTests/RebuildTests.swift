import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Rebuilding from the events")
struct RebuildTests {
  /// Orders in several states, two of them linked, a round with a finding, a suspension, a login.
  private func world() throws -> World {
    var world = try World()
    let numbers = try (1...3).map { try world.logDefect(text: "灯管不亮 \($0)") }
    try world.give(
      CancelOrder(order: numbers[1], reason: "重复", duplicateOf: numbers[0]), as: "3")
    try world.give(MapLogin(staff: "2", login: "wang"))
    _ = try world.logDefect(text: "有焦味", major: true)
    try world.walk(at: "2026-11-24 09:00", but: ["extinguishers": .fail])
    let day = world.zone.local(world.now).date
    try world.give(
      SuspendRoute(
        route: "NH-R1", from: day.adding(days: 9), to: day.adding(days: 20), reason: "封闭"))
    try world.move(to: "2026-11-26 10:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try problems(world) == [])
    return world
  }

  private func problems(_ world: World) throws -> [Problem] {
    try world.engine.doctor(chain: true, now: world.now)
  }

  /// Changes the file behind the engine's back.
  private func alter(_ world: World, _ statements: String...) throws {
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("DROP TRIGGER IF EXISTS event_no_update")
      for statement in statements { try db.execute(statement) }
    }
    try other.close()
  }

  /// All events but those of rebuilding.
  private func history(_ world: World) throws -> String {
    var bytes: [UInt8] = []
    try world.engine.export(.events, format: .json, now: world.now) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.contains("\"rebuilt\"") }.joined(separator: "\n")
  }

  @Test("an altered row, clock, counter, link, round, suspension and login come back")
  func everything() throws {
    let world = try world()
    let before = try history(world)
    try alter(
      world, "UPDATE work_order SET text = '一切正常', stage = 'closed' WHERE number = 'NH-1'",
      "UPDATE order_clock SET due = due + 86400 WHERE work_order = 3 AND clock = 'complete'",
      "UPDATE counter SET value = value + 1 WHERE name = 'open'",
      "UPDATE order_link SET other = 3", "UPDATE campus SET last_number = 9 WHERE code = 'NH'",
      "UPDATE escalation SET acknowledged = 7 WHERE ladder = 'major'",
      "DELETE FROM order_search WHERE rowid = 2",
      "UPDATE round SET findings = 0, verdict = 'tooFast'",
      "UPDATE round_check SET result = 'pass' WHERE result = 'fail'",
      "DELETE FROM route_suspension", "UPDATE staff SET login = 'intruder' WHERE number = '2'")
    let found = try problems(world)
    for place in [
      "NH-1 text", "NH-1 stage", "NH-3 order_clock 1 complete due", "NH open",
      "NH-2 order_link duplicate 1", "NH last_number", "order_search", "NH-R1-1", "NH-R1",
      "2 login",
    ] {
      #expect(found.contains { $0.place == place }, "\(place) in \(found.map(\.place))")
    }
    let rebuilt = try world.engine.rebuild(by: Actor(person: 1), now: world.now)
    #expect(Set(rebuilt) == Set(found))
    #expect(try problems(world) == [])
    #expect(try history(world) == before)
  }

  @Test("what was found stays in the history, with who rebuilt it")
  func recorded() throws {
    let world = try world()
    try alter(world, "UPDATE counter SET value = value + 1 WHERE name = 'open'")
    _ = try world.engine.rebuild(by: Actor(person: 1), now: world.now)
    let events = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows("SELECT person, target, body FROM event WHERE kind = 'rebuilt'") {
        "\($0.integer(0)) \($0.text(1)) \($0.text(2))"
      }
    }
    #expect(events.count == 1)
    #expect(events[0].hasPrefix("1 1 [{"))
    #expect(events[0].contains("NH open"))
    // The second time there is nothing to do, and nothing is written.
    #expect(try world.engine.rebuild(by: Actor(person: 1), now: world.now) == [])
    #expect(try history(world).split(separator: "\n").count > 10)
    #expect(try problems(world) == [])
  }

  @Test("a deleted order and round come back; exchanged numbers go back; a forged row goes away")
  func rows() throws {
    let world = try world()
    let (orders, rounds) = (try exported(world, .orders), try exported(world, .rounds))
    try alter(
      world, "PRAGMA defer_foreign_keys = ON",
      "UPDATE work_order SET number = 'x' WHERE number = 'NH-1'",
      "UPDATE work_order SET number = 'NH-1' WHERE number = 'NH-3'",
      "UPDATE work_order SET number = 'NH-3' WHERE number = 'x'",
      "DELETE FROM order_clock WHERE work_order = 4", "DELETE FROM escalation WHERE work_order = 4",
      "DELETE FROM work_order WHERE id = 4",
      """
      CREATE TEMP TABLE forged AS SELECT * FROM work_order WHERE id = 3
      """,
      "UPDATE forged SET id = 99, number = 'NH-99'",
      "INSERT INTO work_order SELECT * FROM forged",
      "DELETE FROM round_check", "DELETE FROM round_stop", "DELETE FROM round")
    let places = try problems(world).map(\.place)
    for place in ["NH-1 number", "NH-3 number", "NH-4", "NH-99", "round 1"] {
      #expect(places.contains(place), "\(place) in \(places)")
    }
    _ = try world.engine.rebuild(by: .system, now: world.now)
    #expect(try problems(world) == [])
    #expect(try exported(world, .orders) == orders)
    #expect(try exported(world, .rounds) == rounds)
  }

  private func exported(_ world: World, _ subject: ExportSubject) throws -> String {
    var bytes: [UInt8] = []
    try world.engine.export(subject, format: .json, now: world.now) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("refuses to build on events that were altered, and then writes nothing")
  func refused() throws {
    let world = try world()
    try alter(
      world, "UPDATE event SET reason = '正常' WHERE sequence = 5",
      "UPDATE counter SET value = value + 1 WHERE name = 'open'")
    let before = try problems(world)
    #expect(throws: EngineError.historyBroken(places: "5")) {
      _ = try world.engine.rebuild(by: .system, now: world.now)
    }
    #expect(try problems(world) == before)
  }
}
