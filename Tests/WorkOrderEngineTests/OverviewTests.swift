import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("The numbers of Today")
struct OverviewTests {
  @Test("unacknowledged counts what the queue shows unsigned, and no order that is repaired")
  func unacknowledged() throws {
    var world = try World()
    let first = try world.logDefect(priority: .p1, major: true)
    _ = try world.logDefect(priority: .p1, major: true)
    try world.move(to: "2026-11-23 10:00")
    _ = try world.engine.tick(now: world.now)
    func numbers() throws -> [Int] {
      try world.engine.ask(now: world.now) { snapshot in
        [
          try snapshot.overview().unacknowledged,
          try snapshot.queue().items.count { $0.order.unsigned > 0 },
          try snapshot.orders(try OrderFilter("unsigned")).items.count,
        ]
      }
    }
    #expect(try numbers() == [2, 2, 2])
    try world.give(
      CompleteOrder(order: first, completion: Completion(cause: "松动", remedy: "紧固")), as: "2")
    #expect(try numbers() == [1, 1, 1])
    try world.give(RefuseVerification(order: first, reason: "没有修好"), as: "1")
    #expect(try numbers() == [2, 2, 2], "refused, it waits for a signature again")
  }

  @Test("the trend says how each number stood at each instant")
  func trend() throws {
    var world = try World()
    let major = try world.logDefect(priority: .p1, major: true)
    let slow = try world.logDefect(priority: .p3)
    _ = try world.engine.tick(now: world.now)
    try world.move(to: "2026-11-23 11:00")
    try world.give(AcknowledgeEscalation(order: major), as: "1")
    try world.give(AcceptOrder(order: slow), as: "2")
    try world.give(
      CompleteOrder(order: slow, completion: Completion(cause: "老化", remedy: "更换")), as: "2")
    try world.move(to: "2026-11-23 15:00")
    try world.give(TellReporter(order: slow), as: "3")
    let instants = try [
      "2026-11-22 12:00", "2026-11-23 09:05", "2026-11-23 10:00", "2026-11-23 12:00",
      "2026-11-23 15:30",
    ].map { try world.at($0) }
    let trend = try world.engine.ask(now: world.now) { try $0.overviewTrend(at: instants) }
    #expect(trend.unacknowledged == [0, 1, 1, 0, 0])
    #expect(trend.untold == [0, 0, 0, 1, 0])
    // Nobody accepted the major one: its ten minutes are over at ten.
    #expect(trend.late == [0, 0, 1, 1, 1])
    #expect(trend.owed == [2, 2, 2, 2, 2])
  }

  @Test("the last instant of the trend agrees with the numbers of now")
  func now() throws {
    var world = try World()
    _ = try world.logDefect(priority: .p1, major: true)
    _ = try world.logDefect(priority: .p2)
    _ = try world.logDefect(priority: .p3)
    try world.move(to: "2026-11-23 09:24")
    _ = try world.engine.tick(now: world.now)
    try world.engine.ask(now: world.now) { snapshot in
      let trend = try snapshot.overviewTrend(at: [snapshot.now])
      let numbers = try snapshot.overview()
      #expect(numbers.late > 0 && numbers.atRisk > 0)
      #expect(trend.late == [numbers.late] && trend.atRisk == [numbers.atRisk])
      #expect(trend.unacknowledged == [numbers.unacknowledged])
      let owed = try snapshot.roundBoard().flatMap(\.routes).reduce(0) { $0 + $1.quota.owedNow }
      #expect(trend.owed == [owed])
    }
  }

  @Test("what is at risk is counted as the filter finds it, however long its last quarter is")
  func atRisk() throws {
    var world = try World()
    for (index, priority) in [Priority.p1, .p2, .p3, .p4, .p5, .p2, .p3].enumerated() {
      let order = try world.logDefect(priority: priority, major: index == 0)
      if index == 5 { try world.give(CancelOrder(order: order, reason: "误报"), as: "1") }
    }
    let filter = try OrderFilter("risk")
    var counts: Set<Int> = []
    for moment in [
      "23 09:20", "23 09:40", "23 11:30", "23 15:50", "23 17:40", "24 12:00", "25 17:00",
      "28 12:00",
    ] {
      try world.move(to: "2026-11-\(moment)")
      try world.engine.ask(now: world.now) { snapshot in
        let found = try snapshot.orders(filter, sort: .due).items
        for campus in [nil, 1, 2] as [Int64?] {
          let expected = found.count { campus == nil || $0.campusID == campus }
          try #expect(snapshot.overview(campus: campus).atRisk == expected, "\(moment)")
          counts.insert(expected)
        }
      }
    }
    #expect(counts.contains(0) && counts.contains { $0 > 0 }, "none at risk, and some")
  }

  @Test("the names of a place are found by its path")
  func placeNames() throws {
    let world = try World()
    try world.engine.ask(now: world.now) { snapshot in
      let library = try snapshot.placeNames(path: "NH/TSG")
      #expect(library?.english == "Library")
      let room = try snapshot.placeNames(path: "NH/TSG/PDS")
      #expect(room?.own == "配电室")
      let none = try snapshot.placeNames(path: "NH/NONE")
      #expect(none == nil)
    }
  }

  @Test("a filter on a campus finds what stands there alone")
  func onCampus() throws {
    var world = try World()
    let here = try world.logDefect()
    try world.engine.ask(now: world.now) { snapshot in
      let open = OrderFilter.open
      let found = try snapshot.orders(open.on(campus: "NH")).items
      #expect(found.map(\.number) == [here])
      let others = try snapshot.orders(open.on(campus: "XS")).items
      #expect(others.isEmpty)
    }
  }
}
