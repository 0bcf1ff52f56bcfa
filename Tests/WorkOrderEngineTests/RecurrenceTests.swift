import Testing

@testable import WorkOrderEngine

@Suite("Recurring defects")
struct RecurrenceTests {
  @Test("the most within any 30 days, both ends included, wherever a month ends")
  func most() {
    let expected: [([Int64], Int)] = [
      ([], 0), ([0], 1), ([0, 10, 30], 3), ([0, 10, 31], 2), ([0, 25, 50, 55, 58], 3),
      ([5, 5, 5], 3), ([0, 31, 62, 93], 1), ([0, 30, 60], 2),
    ]
    for (days, most) in expected {
      #expect(
        RecurrenceRule.most(days.map { Instant(seconds: $0 * 86_400) }) == most, "\(days)")
    }
    #expect(
      RecurrenceRule.most([0, 5, 30 * 86_400 + 1].map { Instant(seconds: $0) }) == 2,
      "a second more than 30 days")
  }

  /// Reports at a place on these dates, 09:00; the numbers of their orders.
  private func log(
    _ dates: [String], at place: String = "NH/TSG/101", _ category: String = "lighting",
    in world: inout World
  ) throws -> [String] {
    try dates.map { date in
      try world.move(to: "\(date) 09:00")
      return try world.give(
        LogDefect(place: place, category: category, text: "又坏了"), as: "3"
      ).number
    }
  }

  private func recurring(
    _ world: World, from: String? = nil, to: String? = nil
  ) throws -> [String] {
    try world.engine.ask(now: world.now) {
      try $0.recurrence(
        from: from.flatMap { CalendarDate($0) }, to: to.flatMap { CalendarDate($0) })
    }.faults.map {
      "\($0.path) \($0.category) \($0.most)/\($0.count) open \($0.open): "
        + $0.orders.joined(separator: " ")
    }
  }

  @Test(
    "three of one category at one place within 30 days recur; fewer, elsewhere or cancelled do not")
  func groups() throws {
    var world = try World()
    let lamps = try log(["2026-11-24", "2026-12-01", "2026-12-20"], in: &world)
    _ = try log(["2026-12-21", "2026-12-22"], "plumbing", in: &world)
    _ = try log(["2026-12-22"], at: "NH/TSG", in: &world)
    #expect(
      try recurring(world)
        == ["NH/TSG/101 lighting 3/3 open 3: \(lamps.joined(separator: " "))"])
    try world.give(CancelOrder(order: lamps[1], reason: "误报"), as: "3")
    #expect(try recurring(world) == [])
    let later = try log(["2026-12-23"], in: &world)
    #expect(
      try recurring(world)
        == ["NH/TSG/101 lighting 3/3 open 3: \(lamps[0]) \(lamps[2]) \(later[0])"])
  }

  @Test("only reports of the period count, its last day included, and the worst comes first")
  func period() throws {
    var world = try World()
    let taps = try log(["2026-11-24", "2026-11-25", "2026-11-26"], "plumbing", in: &world)
    let lamps = try log(
      ["2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"], in: &world)
    let both = [
      "NH/TSG/101 lighting 4/4 open 4: \(lamps.joined(separator: " "))",
      "NH/TSG/101 plumbing 3/3 open 3: \(taps.joined(separator: " "))",
    ]
    #expect(try recurring(world) == both)
    #expect(try recurring(world, from: "2026-11-24", to: "2026-12-04") == both)
    #expect(try recurring(world, to: "2026-11-26") == [both[1]])
    #expect(try recurring(world, to: "2026-11-25") == [])
    #expect(try recurring(world, from: "2026-11-25", to: "2026-12-02") == [])
  }

  @Test("the third order is marked recurring and names the two before it; they are not")
  func marked() throws {
    var world = try World()
    let lamps = try log(["2026-11-24", "2026-12-01", "2026-12-20", "2026-12-28"], in: &world)
    func series(_ number: String) throws -> [String]? {
      try world.engine.ask(now: world.now) { try $0.recurrence(ofOrder: number)?.orders }
    }
    #expect(try series(lamps[0]) == nil)
    #expect(try series(lamps[1]) == nil)
    #expect(try series(lamps[2].lowercased()) == Array(lamps[0...2]))
    #expect(try series(lamps[3]) == Array(lamps[1...3]), "the first is older than 30 days")
    try world.give(CancelOrder(order: lamps[3], reason: "误报"), as: "3")
    #expect(try series(lamps[3]) == nil)
    #expect(throws: EngineError.unknownOrder("NH-999")) { _ = try series("NH-999") }
  }

  @Test("equipment that failed has a time between failures; a cancelled order is no failure")
  func assets() throws {
    var world = try World()
    let list = ["code,name,place", "L1,1 号电梯,NH/TSG", "L2,2 号电梯,NH/TSG"]
    #expect(try world.importing(.assets, list).added == 2)
    func log(_ asset: String, at day: String) throws -> String {
      try world.move(to: "\(day) 09:00")
      return try world.give(
        LogDefect(place: "NH/TSG", category: "lift", text: "停运", asset: asset), as: "3"
      ).number
    }
    _ = try log("L1", at: "2026-12-02")
    _ = try log("L1", at: "2026-12-20")
    let mistaken = try log("L2", at: "2026-12-21")
    try world.give(CancelOrder(order: mistaken, reason: "误报"), as: "3")
    func found(_ from: String?, _ to: String?) throws -> [AssetFailures] {
      try world.engine.ask(now: world.now) {
        try $0.assetFailures(
          from: from.flatMap { CalendarDate($0) }, to: to.flatMap { CalendarDate($0) })
      }
    }
    try world.move(to: "2027-01-04 09:00")
    let december = try found("2026-12-01", "2026-12-31")
    #expect(december.map(\.code) == ["L1"] && december.map(\.failures) == [2])
    #expect(december.map(\.observed) == [31 * 86_400] && december.map(\.open) == [2])
    #expect(december.map(\.meanTimeBetweenFailures) == [15.5 * 86_400])
    // From the first report of the campus until now.
    #expect(try found(nil, nil).map(\.observed) == [33 * 86_400])
    #expect(try found("2027-01-01", nil) == [])
  }
}
