import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

/// A desk that is open all day reads what seldom changes once: until it changes, at whatever desk.
@Suite("Tables that are read once")
struct TableShelfTests {
  private func desk(_ world: World) throws -> Engine {
    Engine(ledger: try SQLiteLedger(open: world.path, schema: Engine.schema))
  }

  private func log(
    _ place: String = "NH/TSG/101", as number: String = "3", at desk: Engine, _ id: String,
    _ world: World
  ) throws -> OrderFile {
    let person = try desk.ask(now: world.now) { try $0.person(named: number).id }
    let answer = try desk.perform(
      LogDefect(place: place, category: "lighting", text: "灯管不亮"), id: id,
      by: Actor(person: person), now: world.now)
    return try desk.ask(now: world.now) { try $0.orderFile(answer.number) }
  }

  @Test("are read again when they are of another edition, and no sooner")
  func editions() {
    let shelf = TableShelf()
    var reads = 0
    func value(_ rows: TableShelf.Rows, _ edition: Int64) -> Int {
      shelf.value(rows, in: edition) {
        reads += 1
        return reads
      }
    }
    #expect([value(.shifts, 1), value(.shifts, 1), value(.contractors, 1)] == [1, 1, 2])
    #expect([value(.shifts, 2), value(.contractors, 2), value(.shifts, 2)] == [3, 4, 3])
    // Nothing there is an answer too.
    var asked = 0
    for _ in 0..<2 {
      let none: Int64? = shelf.value(.pattern(crew: 1, day: 1), in: 2) {
        asked += 1
        return nil
      }
      #expect(none == nil)
    }
    #expect(asked == 1)
  }

  @Test("never grow without end")
  func capacity() {
    let shelf = TableShelf()
    for place in 0..<1_000 { _ = shelf.value(.place(Int64(place)), in: 1) { place } }
    #expect(shelf.value(.place(0), in: 1) { -1 } == 0)
    _ = shelf.value(.shifts, in: 1) { 0 }
    #expect(shelf.value(.place(0), in: 1) { -1 } == -1)
  }

  @Test("a second command asks none of them again")
  func once() throws {
    let world = try World()
    let open = try desk(world)
    _ = try log(at: open, "first", world)
    // Behind the back of every desk, so that no edition says it.
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute(
        "DELETE FROM staff_role WHERE staff = (SELECT id FROM staff WHERE number = '3')")
    }
    _ = try log(at: open, "second", world)
    #expect(throws: EngineError.self) { try log(at: try desk(world), "third", world) }
  }

  @Test("whoever loses a right at one desk has lost it at another that is open")
  func rights() throws {
    var world = try World()
    let open = try desk(world)
    _ = try log(at: open, "first", world)
    var revision = ReviseStaff(staff: "3")
    revision.roles = ["auditor"]
    try world.give(revision)
    #expect(throws: EngineError.notPermitted(command: "logDefect", person: "孙前台")) {
      try log(at: open, "second", world)
    }
    revision.roles = ["frontDesk"]
    try world.give(revision)
    _ = try log(at: open, "third", world)
    revision.enabled = false
    try world.give(revision)
    #expect(throws: EngineError.self) { try log(at: open, "fourth", world) }
  }

  @Test("a place that is renamed, and made another kind, is so for the next order at an open desk")
  func places() throws {
    let world = try World()
    let open = try desk(world)
    _ = try log(at: open, "first", world)
    let list = ["path,name,kind,rooms", "NH/TSG,新馆,dormitory,101-104"]
    #expect(try world.importing(.places, list, update: true).updated == 1)
    let file = try log("新馆 101", at: open, "second", world)
    #expect(file.order.report.kind == (try world.place("NH/TSG/101").kind))
    let words = try world.engine.ask(now: world.now) {
      try $0.reader.indexedWords("order_search", file.id)
    }
    #expect(words.contains("新馆"))
    #expect(try world.doctor() == [])
  }

  @Test("who leaves a crew gets none of the orders that are logged at an open desk from then on")
  func crews() throws {
    var world = try World()
    let open = try desk(world)
    let first = try log(at: open, "first", world)
    guard case .person(let holder) = first.order.holder else {
      Issue.record("somebody of the crew is on duty at nine")
      return
    }
    let number = try world.engine.ask(now: world.now) { try $0.person(holder)?.number }
    var revision = ReviseStaff(staff: try #require(number))
    revision.crew = ""
    try world.give(revision)
    let second = try log(at: open, "second", world)
    #expect(second.order.holder != first.order.holder)
  }
}
