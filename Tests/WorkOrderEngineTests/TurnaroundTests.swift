import Foundation
import Testing

@testable import WorkOrderEngine

@Suite("Turnaround")
struct TurnaroundTests {
  private func report(
    _ world: World, by grouping: TurnaroundGrouping, from: CalendarDate? = nil,
    to: CalendarDate? = nil
  ) throws -> TurnaroundReport {
    try world.engine.ask(now: world.now) {
      try $0.turnaround(from: from, to: to, by: grouping)
    }
  }

  private func complete(_ number: String, in world: inout World) throws {
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: "2")
  }

  /// Four orders: one on time, one late, one late but for its extension, one open and past due.
  private func world() throws -> World {
    var world = try World()
    let numbers = try (1...4).map { try world.logDefect(priority: .p2, text: "灯 \($0)") }
    for number in numbers {
      try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    }
    try world.move(to: "2026-11-23 11:00")
    try complete(numbers[0], in: &world)
    try world.give(
      AskExtension(order: numbers[2], until: try world.at("2026-11-26 09:00"), reason: "缺件"),
      as: "2")
    try world.give(DecideExtension(order: numbers[2], approve: true), as: "1")
    try world.move(to: "2026-11-25 10:00")
    try complete(numbers[1], in: &world)
    try complete(numbers[2], in: &world)
    try world.move(to: "2026-11-25 12:00")
    return world
  }

  @Test("counts on time, late, open and past due, with the rates that follow")
  func counts() throws {
    let total = try report(world(), by: .priority).total
    #expect(total.reported == 4 && total.completed == 3)
    #expect(total.onTime == 2 && total.late == 1)
    #expect(total.open == 4 && total.openPastDue == 1)
    #expect(total.onTimeRate == 2.0 / 3)
    #expect(total.onTimeRateWithOpen == 2.0 / 4)
    #expect(total.onTimeRateBeforeExtensions == 1.0 / 3)
    #expect(total.noTarget == 0 && total.rework == 0 && total.firstTimeFix == 1)
  }

  @Test("durations are in wall time and in working time of the campus")
  func durations() throws {
    let total = try report(world(), by: .priority).total
    // Two hours once, and two days and an hour twice; the office is open eight hours a day.
    #expect(total.medianWall == 49 * 3_600 && total.p90Wall == 49 * 3_600)
    #expect(total.median == 17 * 3_600 && total.p90 == 17 * 3_600)
    #expect(total.meanWall == 100 * 1_200 && total.meanWorking == 36 * 1_200)
  }

  @Test("a staff number that is the code of a crew is a group of its own, and a filter finds each")
  func sameCode() throws {
    var world = try World()
    try world.give(
      EnterStaff(number: "NH-ZH", name: "同号师傅", roles: ["worker"]), as: "1")
    let numbers = try (1...3).map { try world.logDefect(priority: .p2, text: "灯 \($0)") }
    try world.give(TransferOrder(order: numbers[0], to: "NH-ZH", reason: "近"), as: "3")
    try world.give(TransferOrder(order: numbers[1], to: "同号师傅", reason: "近"), as: "3")
    try world.give(TransferOrder(order: numbers[2], to: "person:NH-ZH", reason: "近"), as: "3")
    let people = try report(world, by: .person).groups
    #expect(people.map(\.key).sorted() == ["NH-ZH", "crew:NH-ZH"])
    #expect(people.first { $0.key == "NH-ZH" }?.reported == 2)
    #expect(try report(world, by: .crew).groups.map(\.key).sorted() == ["", "NH-ZH"])
    func found(_ filter: String) throws -> [String] {
      try world.engine.ask(now: world.now) {
        try $0.orders(OrderFilter(filter)).items.map(\.number)
      }
    }
    #expect(try found("holder:NH-ZH") == [numbers[0]])
    #expect(try found("holder:crew:NH-ZH") == [numbers[0]])
    #expect(try Set(found("holder:person:NH-ZH")) == Set(numbers.dropFirst()))
    #expect(throws: EngineError.unknownHolder("contractor:NH-ZH")) {
      try world.engine.ask(now: world.now) { try $0.holder(named: "contractor:NH-ZH") }
    }
  }

  @Test("groups add up to the total, and bear the names that people use")
  func groups() throws {
    let world = try world()
    let keys: [TurnaroundGrouping: [String]] = [
      .category: ["lighting"], .campus: ["nanhu"], .place: ["NH/TSG/101"], .crew: ["NH-ZH"],
      .person: ["2"], .contractor: [TurnaroundGrouping.own], .priority: ["P2"], .week: ["2026-W48"],
      .month: ["2026-11"],
    ]
    for grouping in TurnaroundGrouping.allCases {
      let report = try report(world, by: grouping)
      #expect(report.groups.map(\.key) == keys[grouping])
      var sum = report.groups[0]
      sum.key = ""
      #expect(sum == report.total)
    }
  }

  @Test("the cohort goes from 00:00 of the first day to 24:00 of the last in campus time")
  func cohort() throws {
    let world = try World()
    _ = try world.importing(
      rows: """
        1,2026-03-01 23:59,,,,,a,,,
        2,2026-03-02 00:00,,,,,a,,,
        3,2026-03-03 23:59,,,,,a,,,
        4,2026-03-04 00:00,,,,,a,,,

        """)
    let days = (CalendarDate("2026-03-02"), CalendarDate("2026-03-03"))
    #expect(try report(world, by: .month, from: days.0, to: days.1).total.reported == 2)
    #expect(try report(world, by: .month, from: days.0).total.reported == 3)
    #expect(try report(world, by: .month, to: days.0).total.reported == 2)
  }

  @Test("a reopened order keeps its first figures and counts as rework")
  func rework() throws {
    var world = try world()
    let number = "NH-1"
    try world.give(VerifyOrder(order: number), as: "3")
    let before = try report(world, by: .priority).total
    try world.give(ReopenOrder(order: number, reason: "又坏了"), as: "3")
    let after = try report(world, by: .priority).total
    #expect(after.completed == before.completed && after.onTime == before.onTime)
    #expect(after.rework == 1 && after.open == before.open + 1)
    #expect(after.firstTimeFix == 2.0 / 3)
  }

  @Test("an order that was reopened and is past due again counts once in the rate with open ones")
  func reopenedPastDue() throws {
    var world = try world()
    let before = try report(world, by: .priority).total
    try world.give(VerifyOrder(order: "NH-1"), as: "3")
    try world.give(ReopenOrder(order: "NH-1", reason: "又坏了"), as: "3")
    try world.move(to: "2026-11-28 12:00")
    let total = try report(world, by: .priority).total
    // It is past due, and its first repair was in time.
    #expect(total.openPastDue == before.openPastDue + 1 && total.onTime == before.onTime)
    #expect(before.onTimeRateWithOpen == 2.0 / 4 && total.onTimeRateWithOpen == 2.0 / 4)
    #expect(total.rework == 1)
  }

  @Test("a group without orders shows nothing: every key is there, and rates are null")
  func nothing() throws {
    let report = try report(World(), by: .category)
    #expect(report.groups == [])
    let json = String(decoding: try JSONEncoder().encode(report.total), as: UTF8.self)
    #expect(json.contains("\"onTimeRate\":null") && json.contains("\"median\":null"))
    #expect(json.contains("\"reported\":0"))
    let keys = try #require(
      JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    ).keys
    #expect(
      Set(keys).isSuperset(of: [
        "key", "reported", "completed", "onTime", "late", "open", "openPastDue", "noTarget",
        "onTimeRate", "onTimeRateWithOpen", "onTimeRateBeforeExtensions", "median", "p90", "p99",
        "firstTimeFix", "rework",
      ]))
  }

  @Test("what is on hold is open and not past due")
  func onHold() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-30"))),
      as: "2")
    try world.move(to: "2026-11-26 09:00")
    let total = try report(world, by: .priority).total
    #expect(total.open == 1 && total.openPastDue == 0)
  }

  @Test("the backlog has ages, and weeks to clear at the present rate")
  func backlog() throws {
    var world = try World()
    _ = try world.importing(
      rows: """
        1,2026-11-22 10:00,2026-11-22 12:00,,plumbing,,a,,,
        2,2026-11-20 08:00,,,plumbing,,b,,,
        3,2026-06-01 08:00,2027-01-01 08:00,,lighting,,c,,,
        4,2026-11-10 08:00,,2026-11-11 08:00,lighting,,d,,,
        5,2026-09-10 08:00,,2026-09-11 08:00,lighting,,e,,,

        """)
    try world.move(to: "2026-11-23 09:30")
    let backlog = try world.engine.ask(now: world.now) { try $0.backlog(by: .category) }
    #expect(backlog.total.ages == [1, 1, 0, 0, 0, 1])
    #expect(backlog.total.open == 3 && backlog.total.openPastDue == 1)
    #expect(backlog.total.closedInFourWeeks == 1 && backlog.total.weeksToClear == 12)
    #expect(backlog.groups.map(\.key) == ["lighting", "plumbing"])
    #expect(backlog.groups.map(\.weeksToClear) == [4, nil])
    // Of the orders of some days: as of now, like every figure of what is open.
    let days = try world.engine.ask(now: world.now) { snapshot in
      let today = snapshot.now
      let day = try snapshot.campus(named: "NH").zone.local(today).date
      return (
        try snapshot.backlog(from: day.adding(days: -6), by: .category).total,
        try snapshot.backlog(to: day.adding(days: -7), by: .category).total
      )
    }
    #expect(days.0.open + days.1.open == 3 && days.0.open > 0 && days.1.open > 0)
    #expect(days.0.ages[5] == 0 && days.1.ages[5] == 1)
  }

  @Test("the time from report to completion is split into parts that add up to it")
  func split() throws {
    var world = try World()
    let numbers = try (1...2).map { try world.logDefect(priority: .p2, text: "灯 \($0)") }
    for number in numbers {
      try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    }
    // Accepted after an hour, there after two, held for parts from the third to the tenth, done
    // after twelve; the other one is accepted at eleven and completed without a word.
    try world.move(to: "2026-11-23 10:00")
    try world.give(AcceptOrder(order: numbers[0]), as: "2")
    try world.move(to: "2026-11-23 11:00")
    try world.give(ArriveAtOrder(order: numbers[0]), as: "2")
    try world.give(AcceptOrder(order: numbers[1]), as: "2")
    try world.move(to: "2026-11-23 12:00")
    try world.give(
      HoldOrder(
        order: numbers[0], reason: .parts, wakeOn: try #require(CalendarDate("2026-11-30"))),
      as: "2")
    try world.move(to: "2026-11-23 19:00")
    try world.give(ResumeOrder(order: numbers[0]), as: "2")
    try world.move(to: "2026-11-23 21:00")
    for number in numbers { try complete(number, in: &world) }
    let total = try report(world, by: .priority).total
    let split = try #require(total.split)
    #expect(total.splitOrders == 2)
    #expect(split.waiting == 90 * 60 && split.travelling == 30 * 60)
    #expect(split.working == (3 + 10) * 1_800 && split.onHold == ["parts": 7 * 1_800])
    #expect(split.total == 12 * 3_600)
  }

  @Test("the wait for a verification that was refused is held time, and so is what is held twice")
  func splitOfRefusal() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 10:00")
    try complete(number, in: &world)
    try world.move(to: "2026-11-23 14:00")
    try world.give(RefuseVerification(order: number, reason: "仍不亮"), as: "3")
    try world.move(to: "2026-11-23 15:00")
    try complete(number, in: &world)
    let split = try #require(try report(world, by: .priority).total.split)
    #expect(split.onHold == ["verification": 4 * 3_600] && split.working == 2 * 3_600)
  }

  @Test("of imported orders nobody knows where the time went")
  func splitOfImports() throws {
    let world = try World()
    _ = try world.importing(
      rows: "R-1,2026-03-02 08:00,2026-03-05 18:00,2026-03-04 10:00,lighting,tsg,灯坏,1,老化,更换\n")
    let total = try report(world, by: .priority).total
    #expect(total.completed == 1 && total.splitOrders == 0 && total.split == nil)
  }

  @Test("what is reported is completed, cancelled or not repaired yet, and each order once")
  func sums() throws {
    var world = try world()
    let more = try (1...2).map { try world.logDefect(priority: .p2, text: "水 \($0)") }
    try world.give(CancelOrder(order: more[0], reason: "误报"), as: "3")
    let total = try report(world, by: .priority).total
    #expect(total.reported == 6 && total.completed == 3 && total.cancelled == 1)
    // Of the five open ones three are repaired and wait for the verification.
    #expect(total.open == 5 && total.unrepaired == 2)
    #expect(total.reported == total.completed + total.cancelled + total.unrepaired)
  }
}
