import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("What screens ask about rounds")
struct PatrolsQueryTests {
  @Test("all campuses are shown, those without a single round first")
  func board() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    let before = try world.engine.ask(now: world.now) { try $0.roundBoard().map(\.campus.code) }
    #expect(before == ["NH", "XS"])
    try world.walk(at: "2026-11-23 10:00")
    let after = try world.engine.ask(now: world.now) { try $0.roundBoard() }
    #expect(after.map(\.campus.code) == ["XS", "NH"])
    #expect(after[1].routes.map(\.started) == [1] && !after[1].isWithoutRound)
    #expect(after[1].routes[0].period?.label == "2026-W48")
    #expect(after.flatMap(\.routes).reduce(0) { $0 + $1.quota.owedNow } == 1)
  }

  @Test("pages of rounds follow each other without gap or repetition")
  func pages() throws {
    var world = try World()
    for day in 23...29 { try world.walk(at: "2026-11-\(day) 10:00") }
    try world.engine.ask(now: world.now) { snapshot in
      let route = try snapshot.route(named: "NH-R1")
      var found: [String] = []
      var cursor: RoundCursor?
      repeat {
        let page = try snapshot.rounds(of: route, after: cursor, limit: 3)
        found += page.rounds.map(\.number)
        cursor = page.next
      } while cursor != nil
      #expect(found == (1...7).reversed().map { "NH-R1-\($0)" })
    }
  }

  @Test("a sheet shows places, wordings, answers and the numbers of orders")
  func sheet() throws {
    var world = try World()
    let walked = try world.walk(at: "2026-11-23 10:00", but: ["transformer": .value(99)])
    let sheet = try world.engine.ask(now: world.now) { try $0.roundSheet(walked.round.number) }
    #expect(sheet.walker == "王工" && sheet.route.code == "NH-R1")
    #expect(sheet.stops.map(\.place.path) == ["NH/TSG", "NH/TSG/PDS"])
    #expect(sheet.stops.map(\.items.count) == [14, 11])
    let item = try #require(sheet.stops[1].items.first { $0.item.id == "transformer" })
    #expect(item.check?.value == "99" && item.order == walked.orders.first)
    #expect(sheet.round.honesty.count == 1 && sheet.round.honesty.duration == 1_800)
  }

  @Test("the walk goes on where it stopped")
  func resume() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    #expect(try world.round(number).resume?.item == "glass")
    try world.give(
      AnswerItem(round: number, stop: 2, item: "voltage", answer: .value(380)), as: "2")
    let resume = try #require(try world.round(number).resume)
    #expect(resume.stop == 2 && resume.item == "current")
  }

  @Test("the past of an item: the last answer, fails in 30 days, the order that is open")
  func past() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 10:00", but: ["transformer": .value(97)])
    let second = try world.walk(at: "2026-11-24 10:00", but: ["transformer": .value(98)])
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let past = try world.engine.ask(now: world.now) { snapshot in
      let round = try snapshot.round(number)
      return try snapshot.past(of: round.stops[1], in: round.head)
    }
    #expect(past["transformer"]?.last?.value == "98" && past["transformer"]?.fails == 2)
    #expect(past["transformer"]?.openOrder == second.orders.first)
    #expect(past["current"]?.fails == 0 && past["current"]?.last?.result == .pass)
    world.now = world.now + 31 * 86_400
    let later = try world.engine.ask(now: world.now) { snapshot in
      let round = try snapshot.round(number)
      return try snapshot.past(of: round.stops[1], in: round.head)
    }
    #expect(later["transformer"]?.fails == 0)
  }

  @Test("every list of rounds runs over an index")
  func indexes() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 10:00")
    let plans = try world.plans([
      "SELECT id FROM round WHERE route = 1 AND (at, id) < (5, 5) ORDER BY at DESC, id DESC",
      "SELECT id FROM round WHERE campus = 1 AND finished IS NOT NULL AND finished >= 1",
      "SELECT id FROM route WHERE next_at <= 5 ORDER BY next_at, id",
      "SELECT started FROM round WHERE route = 1 AND verdict = 'valid' AND started < 5 "
        + "ORDER BY started DESC LIMIT 1",
      "SELECT id FROM round WHERE route = 1 AND state = 'planned' AND planned_until <= 5",
    ])
    for plan in plans {
      #expect(plan.contains("USING") && !plan.contains("TEMP B-TREE"), "\(plan)")
    }
  }
}

extension World {
  /// Changes rows behind the engine's back.
  func alter(_ statement: String) throws {
    try engine.ledger.write { try $0.execute(statement) }
  }

  /// How SQLite would run these queries.
  func plans(_ queries: [String]) throws -> [String] {
    try engine.ledger.read { reader in
      try queries.map { query in
        try reader.rows("EXPLAIN QUERY PLAN \(query)") { $0.text(3) }.joined(separator: "; ")
      }
    }
  }
}
