import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Lists of orders")
struct OrderListTests {
  private func numbers(_ world: World, _ filter: String, limit: Int = 50) throws -> [String] {
    try world.engine.ask(now: world.now) { snapshot in
      try snapshot.orders(try OrderFilter(filter), limit: limit).items.map(\.number)
    }
  }

  @Test("an open order with a target beyond the year 9999 stands in every list of open ones")
  func farAway() throws {
    var world = try World()
    let number = try world.logDefect()
    let far = Instant(seconds: 253_402_300_800 + 18_000)
    try world.engine.write(now: world.now) { transaction in
      let file = try transaction.snapshot.orderFile(number)
      _ = try transaction.record(
        [NewChange(change: .agreed(until: far), happened: world.now)], on: file)
    }
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    let open = try world.engine.ask(now: world.now) { try $0.orders(.open).items.map(\.number) }
    #expect(open == [number])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("pages follow each other without a gap and without a repetition, in every order")
  func pages() throws {
    var world = try World()
    for index in 1...7 {
      try world.move(to: "2026-11-23 09:0\(index)")
      _ = try world.logDefect(priority: Priority.allCases[index % 3 + 1])
    }
    for sort in OrderSort.allCases {
      let all = try world.engine.ask(now: world.now) {
        try $0.orders(.open, sort: sort).items.map(\.number)
      }
      var paged: [String] = []
      var cursor: String?
      repeat {
        let page = try world.engine.ask(now: world.now) {
          try $0.orders(.open, sort: sort, limit: 3, after: cursor)
        }
        paged += page.items.map(\.number)
        cursor = page.next
      } while cursor != nil
      #expect(paged == all)
      #expect(Set(all).count == 7)
    }
  }

  @Test("any two Chinese characters of the text or the place find an order")
  func search() throws {
    var world = try World()
    let leak = try world.logDefect(text: "卫生间水管漏水严重")
    let lamp = try world.logDefect(text: "走廊灯管不亮")
    #expect(try numbers(world, "漏水") == [leak])
    #expect(try numbers(world, "灯管") == [lamp])
    #expect(Set(try numbers(world, "图书")) == [leak, lamp])
    #expect(try numbers(world, "-漏水") == [lamp])
    #expect(try numbers(world, leak.lowercased()) == [leak])
    #expect(try numbers(world, "\"late\"").isEmpty)
  }

  @Test("late, held and major orders are found by their words")
  func words() throws {
    var world = try World()
    let urgent = try world.logDefect(priority: .p2)
    let ordinary = try world.logDefect(priority: .p3)
    let major = try world.logDefect(priority: .p1, major: true)
    try world.move(to: "2026-11-23 10:00")
    #expect(Set(try numbers(world, "late")) == [urgent, major])
    #expect(try numbers(world, "major") == [major])
    #expect(try numbers(world, "late -major prio:<=2") == [urgent])
    try world.give(TransferOrder(order: ordinary, to: "2", reason: "就近"), as: "3")
    try world.give(AcceptOrder(order: ordinary), as: "2")
    try world.give(
      HoldOrder(
        order: ordinary, reason: .parts, note: "等灯管",
        wakeOn: CalendarDate(year: 2026, month: 11, day: 25) ?? CalendarDate(dayNumber: 0)),
      as: "2")
    #expect(try numbers(world, "hold") == [ordinary])
    #expect(try numbers(world, "state:hold,dispatched campus:nanhu prio:3") == [ordinary])
    #expect(try numbers(world, "place:tsg state:open").count == 3)
    #expect(try numbers(world, "place:xs/sy").isEmpty)
  }

  @Test("reported on a day, in a week, a month or between two of them, by the time of the campus")
  func reported() throws {
    var world = try World()
    try world.move(to: "2026-11-28 23:59:59")
    let sunday = try world.logDefect()
    try world.move(to: "2026-11-30 00:00")
    let monday = try world.logDefect()
    try world.move(to: "2026-12-01 00:00")
    let december = try world.logDefect()
    #expect(try numbers(world, "reported:2026-11-28") == [sunday])
    #expect(try numbers(world, "reported:2026-w48") == [sunday])
    #expect(Set(try numbers(world, "reported:2026-W49")) == [monday, december])
    #expect(Set(try numbers(world, "reported:2026-11")) == [sunday, monday])
    #expect(Set(try numbers(world, "reported:2026-11-29..2026-12")) == [monday, december])
    #expect(Set(try numbers(world, "-reported:2026-11-30")) == [sunday, december])
  }

  @Test(
    "days that are none, and an end before the start, are refused",
    arguments: [
      "2026-13", "2026-02-30", "2026-W54", "2026-11-02..", "2026-12..2026-11", "yesterday",
    ])
  func noDays(text: String) {
    #expect(FilterDays(text) == nil)
    #expect(throws: FilterError.self) { try OrderFilter("reported:\(text)") }
  }

  @Test("a month ends with its last day, whatever its length")
  func months() {
    let ends = ["2026-02", "2024-02", "2026-04", "2026-12"].map { FilterDays($0)?.to.description }
    #expect(ends == ["2026-02-28", "2024-02-29", "2026-04-30", "2026-12-31"])
    #expect(FilterDays("2026-11-27")?.text == "2026-11-27")
    #expect(FilterDays("2026-11")?.text == "2026-11-01..2026-11-30")
    // Days that begin in the last year end in it.
    #expect(FilterDays("9999-12")?.text == "9999-12-01..9999-12-31")
    #expect(FilterDays("9999-W52")?.text == "9999-12-27..9999-12-31")
  }

  @Test("a route finds the orders of its rounds, and its negation all others")
  func routes() throws {
    var world = try World()
    let found = try world.logDefect()
    let other = try world.logDefect(text: "走廊灯管不亮")
    let round = try world.give(StartRound(route: "NH-R1"), as: "2")
    let answer = try world.give(
      AnswerItem(round: round.number, stop: 1, item: "glass", answer: .fail), as: "2")
    let finding = try #require(answer.order)
    #expect(try numbers(world, "route:nh-r1") == [finding])
    #expect(Set(try numbers(world, "-route:NH-R1")) == [found, other])
    let error = #expect(throws: FilterError.self) { try numbers(world, "late route:NH-R9") }
    #expect(error?.reason == .unknown(.unknownRoute("NH-R9")))
    #expect(error?.term == "route:NH-R9")
    #expect(error?.position == 5)
  }

  @Test("a bare word finds by a place's alias, and what only looks like a number by the text")
  func aliases() throws {
    var world = try World()
    let inside = try world.logDefect()
    let door = try world.logDefect(text: "A-302 门锁坏")
    #expect(Set(try numbers(world, "tsg")) == [inside, door])
    #expect(try numbers(world, "-tsg").isEmpty)
    #expect(try numbers(world, "a-302") == [door])
  }

  @Test(
    "a term that cannot be understood is pointed at",
    arguments: [
      ("place:,", 0, "place:,"), ("late reporter:，", 5, "reporter:，"),
      ("late colour:red", 5, "colour:red"), ("prio:9", 0, "prio:9"), ("age:>3x", 0, "age:>3x"),
      ("state:lost", 0, "state:lost"), ("漏水 sort:size", 3, "sort:size"),
    ])
  func errors(filter: String, position: Int, term: String) {
    let error = #expect(throws: FilterError.self) { try OrderFilter(filter) }
    #expect(error?.position == position)
    #expect(error?.term == term)
  }

  @Test("the row shows the same clocks as the events")
  func faces() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    try world.move(to: "2026-11-23 15:30")
    let (row, view) = try world.engine.ask(now: world.now) {
      (try $0.orderRow(number), try $0.orderView(number))
    }
    #expect(row.clocks == view.clocks.map { $0.face(at: world.now) })
    #expect(row.clock?.kind == .accept)
    #expect(row.clock?.word == .late)
  }

  @Test("the queue shows the unacknowledged first, then major, then the highest level")
  func queue() throws {
    var world = try World()
    let late = try world.logDefect(priority: .p2)
    let major = try world.logDefect(priority: .p1, major: true)
    try world.move(to: "2026-11-23 11:00")
    _ = try world.engine.tick(now: world.now)
    var rows = try world.engine.ask(now: world.now) { try $0.queue().items }
    #expect(rows.map(\.order.number) == [major, late])
    #expect(rows[0].reasons.first == .major)
    try world.give(AcknowledgeEscalation(order: major), as: "1")
    rows = try world.engine.ask(now: world.now) { try $0.queue().items }
    #expect(rows.map(\.order.number) == [late, major])
    #expect(rows[1].level?.acknowledgedBy == "陈主管")
  }
}
