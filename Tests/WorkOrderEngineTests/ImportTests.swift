import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

@Suite("Importing orders")
struct ImportTests {
  @Test("an excerpt of a city's requests has the same figures as the whole: times, targets, ends")
  func boston() throws {
    let world = try World()
    let source = try ImportSource(path: ImportFiles.excerpt("boston-311.csv"))
    let summary = try world.importing(source, ImportFiles.boston)
    #expect(summary.rows == 28 && summary.added == 28 && summary.badRows == [])
    #expect(summary.warnings.map(\.fault) == Array(repeating: .dueBeforeReported, count: 3))
    #expect(summary.campuses == ["BOSTON"] && summary.isCommitted)
    let total = try world.engine.ask(now: world.now) { try $0.turnaround(by: .category) }.total
    #expect(total.completed == 23 && total.onTime == 9 && total.late == 9)
    #expect(total.open == 5 && total.noTarget == 5)
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("the same file again changes nothing")
  func again() throws {
    let world = try World()
    let source = try ImportSource(path: ImportFiles.excerpt("boston-311.csv"))
    _ = try world.importing(source, ImportFiles.boston)
    let events = try world.eventCount()
    let summary = try world.importing(source, ImportFiles.boston)
    #expect(summary.unchanged == 28 && summary.added == 0 && summary.different == [])
    #expect(summary.categories == [] && summary.places == [] && summary.campuses == [])
    #expect(try world.eventCount() == events)
  }

  @Test("an imported order has its own events at their own times, and only the completion clock")
  func events() throws {
    let world = try World()
    _ = try world.importing(
      rows: "R-1,2026-03-02 08:00,2026-03-05 18:00,2026-03-04 10:00,lighting,tsg,灯坏,1,老化,更换\n")
    let file = try world.imported("R-1")
    #expect(file.events.map(\.change.kind) == [.reported, .completed, .closed])
    #expect(
      try file.events.map(\.happened)
        == [
          world.at("2026-03-02 08:00"), world.at("2026-03-04 10:00"), world.at("2026-03-04 10:00"),
        ])
    #expect(file.events.allSatisfy { $0.recorded == world.now && $0.isEnteredLate })
    #expect(file.order.stage == .closed && file.order.report.priority == .p1)
    #expect(file.order.current.completion == Completion(cause: "老化", remedy: "更换"))
    let clocks = try world.engine.ask(now: world.now) { try $0.view(of: file).clocks }
    #expect(clocks.map(\.kind) == [.complete])
    #expect(clocks.first?.run.target == .agreed(try world.at("2026-03-05 18:00")))
  }

  @Test("a target that an import set beyond ten years can be moved from where it stands")
  func farTarget() throws {
    var world = try World()
    _ = try world.importing(
      rows: "FAR,2026-03-02 08:00,2045-03-05 18:00,,lighting,tsg,外墙翻新,,,\n")
    let number = try world.imported("FAR").number
    let (sooner, later) = (try world.at("2040-03-05 18:00"), try world.at("2046-03-05 18:00"))
    let never = try world.at("2146-03-05 18:00")
    try world.give(AskExtension(order: number, until: later, reason: "分期"), as: "1")
    #expect(throws: EngineError.self) {
      try world.give(AskExtension(order: number, until: never, reason: "分期"), as: "1")
    }
    try world.give(AgreeTime(order: number, until: sooner), as: "1")
    #expect(try world.order(number).order.current.agreed == sooner)
  }

  @Test("levels that were due before the import never fire, later ones do")
  func escalation() throws {
    var world = try World()
    _ = try world.importing(
      rows: """
        OLD,2026-03-02 08:00,2026-03-05 18:00,,lighting,tsg,很久以前,,,
        NEW,2026-11-23 08:00,2026-11-24 08:00,,lighting,tsg,今天的,,,

        """)
    world.now = try world.at("2026-11-25 12:00")
    let lines = try world.engine.tick(now: world.now).lines
    let old = try world.imported("OLD").number
    #expect(!lines.contains { $0.subject == old })
    #expect(lines.contains { $0.subject != old && $0.event == "escalated" })
  }

  @Test("what is not here is created and listed; no category is other, no place the campus")
  func creation() throws {
    let world = try World()
    let summary = try world.importing(
      rows: """
        1,2026-03-02 08:00,,,Odd Jobs,New Hall,a,,,
        2,2026-03-02 08:00,,,odd jobs,图书馆,b,,,
        3,2026-03-02 08:00,,,照明,,c,,,
        4,2026-03-02 08:00,,,,新楼,d,,,

        """)
    #expect(summary.categories == ["odd-jobs"])
    #expect(summary.places.count == 2 && summary.places[0] == "NH/NEW-HALL")
    let orders = try ["1", "2", "3", "4"].map { try world.imported($0).order.report }
    #expect(orders.map(\.category) == ["odd-jobs", "odd-jobs", "lighting", "other"])
    let paths = try world.engine.ask(now: world.now) { snapshot in
      try orders.map { try snapshot.place($0.place).path }
    }
    #expect(Array(paths[..<3]) == ["NH/NEW-HALL", "NH/TSG", "NH"])
    let found = try world.engine.ask(now: world.now) { snapshot in
      (
        try snapshot.place(named: "新楼").id,
        try snapshot.rulebook(version: orders[0].standard).configuration.category("odd-jobs")?.en
      )
    }
    #expect(found.0 == orders[3].place && found.1 == "Odd Jobs")
  }

  @Test("a changed row is listed, and applied only when that is asked for")
  func update() throws {
    let world = try World()
    _ = try world.importing(rows: "1,2026-03-02 08:00,2026-03-05 18:00,,lighting,tsg,灯坏,,,\n")
    let changed = "1,2026-03-02 08:00,2026-03-06 18:00,2026-03-04 09:00,plumbing,tsg,水管,P2,老化,更换\n"
    let listed = try world.importing(rows: changed)
    let fields = ["text", "category", "priority", "due", "completed", "cause", "remedy"]
    #expect(listed.different.map(\.fields) == [fields] && listed.updated == 0)
    #expect(try world.imported("1").order.report.text == "灯坏")

    let applied = try world.importing(rows: changed, ImportOptions(update: true))
    #expect(applied.updated == 1 && applied.different == [] && applied.badRows == [])
    let order = try world.imported("1").order
    #expect(order.report.text == "水管" && order.report.category == "plumbing")
    #expect(order.stage == .closed && order.report.priority == .p2)
    #expect(order.cycles[0].agreed == (try world.at("2026-03-06 18:00")))
    #expect(try world.importing(rows: changed).unchanged == 1)

    let later = "1,2026-03-02 08:00,2026-03-06 18:00,2026-03-07 09:00,plumbing,tsg,水管,P2,老化,更换\n"
    #expect(try world.importing(rows: later, ImportOptions(update: true)).updated == 1)
    #expect(
      try world.imported("1").order.current.completed == world.at("2026-03-07 09:00"))
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("an order that has gone on here is not taken back by an empty cell")
  func goneOn() throws {
    var world = try World()
    let row = "1,2026-11-20 08:00,,,lighting,tsg,灯坏,,,\n"
    _ = try world.importing(rows: row)
    let number = try world.imported("1").number
    try world.give(DispatchOrder(order: number, to: "2"), as: "3")
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: "2")
    #expect(try world.importing(rows: row, ImportOptions(update: true)).unchanged == 1)
    let ended = "1,2026-11-20 08:00,,2026-11-21 08:00,lighting,tsg,灯坏,,,\n"
    let summary = try world.importing(rows: ended, ImportOptions(update: true))
    #expect(summary.badRows.map(\.fault) == [.contradicts(order: number)])
    #expect(try world.imported("1").order.stage == .completed)
  }

  @Test("an auditor may not import")
  func permission() throws {
    let world = try World()
    let auditor = try world.engine.ask(now: world.now) { try $0.person(named: "7").id }
    #expect(throws: EngineError.notPermitted(command: "importOrders", person: "审计")) {
      _ = try world.engine.importOrders(
        ImportSource(
          bytes: Array("\(ImportFiles.plainHeader)\n1,2026-03-02 08:00,,,,,a,,,\n".utf8),
          name: "f"),
        map: ImportMap(toml: ImportFiles.plain, file: "m"), id: "x", by: Actor(person: auditor),
        now: world.now)
    }
    #expect(try world.orderCount() == 0)
  }
}

extension World {
  func eventCount() throws -> Int64 {
    try engine.ask(now: now) { try $0.reader.value("SELECT COUNT(*) FROM event") ?? 0 }
  }
}
