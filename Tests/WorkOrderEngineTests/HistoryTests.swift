import Configuration
import Ledger
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("The history of an order")
struct HistoryTests {
  private func accepted(_ world: inout World) throws -> String {
    let number = try world.logDefect()
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.move(to: "2026-11-23 09:30")
    try world.give(AcceptOrder(order: number), as: "2")
    return number
  }

  @Test("an event entered late takes its place and is marked so")
  func enteredLate() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.move(to: "2026-11-23 11:00")
    let at = try world.at("2026-11-23 10:00")
    try world.give(ArriveAtOrder(order: number, happened: at), as: "2")
    let file = try world.order(number)
    #expect(file.order.current.arrived == at)
    #expect(file.events.last?.isEnteredLate == true)
  }

  @Test("an insertion that makes a later event impossible is refused, and nothing is written")
  func impossibleInsertion() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.move(to: "2026-11-23 11:00")
    let before = try world.order(number)
    let early = try world.at("2026-11-23 09:10")
    #expect(throws: EngineError.self) {
      try world.give(CancelOrder(order: number, reason: "误报", happened: early), as: "3")
    }
    #expect(try world.order(number) == before)
  }

  @Test("nothing happens in the future, and nothing before the report")
  func bounds() throws {
    var world = try World()
    let number = try accepted(&world)
    let later = try world.at("2026-11-23 12:00")
    #expect(throws: EngineError.inTheFuture(value: "\(later.seconds)")) {
      try world.give(ArriveAtOrder(order: number, happened: later), as: "2")
    }
    let earlier = try world.at("2026-11-23 08:00")
    #expect(throws: EngineError.beforeStart(order: number, value: "\(earlier.seconds)")) {
      try world.give(ArriveAtOrder(order: number, happened: earlier), as: "2")
    }
  }

  @Test("an event that the stage does not allow names the stage and what is allowed instead")
  func wrongStage() throws {
    var world = try World()
    let number = try accepted(&world)
    let error = #expect(throws: EngineError.self) {
      try world.give(VerifyOrder(order: number), as: "3")
    }
    guard case .wrongStage(number, .accepted, "verified", let allowed)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(allowed.contains("arrived") && !allowed.contains("verified"))
  }

  @Test("undo takes back the last own step with an event, and only the own one")
  func undo() throws {
    var world = try World()
    let number = try accepted(&world)
    let events = try world.order(number).events.count
    #expect(throws: EngineError.refused(order: number, obstacle: .notOwnStep)) {
      try world.give(UndoOrder(order: number), as: "3")
    }
    try world.give(UndoOrder(order: number), as: "2")
    let file = try world.order(number)
    #expect(file.order.stage == .dispatched)
    #expect(file.order.current.accepted == nil)
    #expect(file.events.count == events + 1)
  }

  @Test("each minute of an order belongs to exactly one holder")
  func custody() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.move(to: "2026-11-23 10:00")
    try world.give(
      HoldOrder(
        order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-24"))),
      as: "2")
    try world.move(to: "2026-11-23 15:00")
    let order = try world.order(number).order
    let shares = order.custodyShares(at: world.now)
    #expect(shares.reduce(0) { $0 + $1.seconds } == world.now - order.reported)
    #expect(shares.first { $0.holder == .parts }?.seconds == Int64(5 * 3_600))
  }

  @Test("handed on while it is held, the minutes belong to what it waits for until it wakes")
  func custodyOfHeld() throws {
    var world = try World()
    let number = try accepted(&world)
    let tomorrow = try #require(CalendarDate(year: 2026, month: 11, day: 24))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: tomorrow), as: "2")
    try world.move(to: "2026-11-23 11:00")
    try world.give(TransferOrder(order: number, to: "4", reason: "换人"), as: "3")
    try world.move(to: "2026-11-23 13:00")
    var shares = try world.order(number).order.custodyShares(at: world.now)
    let four = try world.engine.ask(now: world.now) { try $0.person(named: "4").id }
    #expect(shares.last?.holder == .parts)
    #expect(!shares.contains { $0.holder == .person(four) })
    try world.give(ResumeOrder(order: number), as: "3")
    try world.move(to: "2026-11-23 13:30")
    shares = try world.order(number).order.custodyShares(at: world.now)
    #expect(shares.last?.holder == .person(four))
    #expect(shares.last?.seconds == 1_800)
  }

  @Test("steps of one second stay in the order in which they were recorded")
  func oneSecond() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.give(PrioritizeOrder(order: number, priority: .p2), as: "3")
    try world.give(PrioritizeOrder(order: number, priority: .p4), as: "3")
    #expect(try world.order(number).order.report.priority == .p4)
    // Entered later, but of before both: it does not count any more.
    try world.move(to: "2026-11-23 12:00")
    let earlier = try world.at("2026-11-23 09:20")
    try world.give(PrioritizeOrder(order: number, priority: .p1, happened: earlier), as: "3")
    #expect(try world.order(number).order.report.priority == .p4)
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  private func untold(_ world: World) throws -> [String] {
    try world.engine.ask(now: world.now) {
      try $0.orders(try OrderFilter("untold")).items.map(\.number)
    }
  }

  @Test("the first contact stays until the reporter has been told")
  func untold() throws {
    var world = try World()
    let number = try accepted(&world)
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    #expect(try untold(world) == [number])
    try world.give(TellReporter(order: number, note: "已电话告知"), as: "3")
    #expect(try untold(world) == [])
  }

  @Test("whoever was told on the way is told the outcome too")
  func toldOnTheWay() throws {
    var world = try World()
    let number = try accepted(&world)
    try world.give(TellReporter(order: number, note: "明天来"), as: "3")
    #expect(try untold(world) == [])
    try world.move(to: "2026-11-23 11:00")
    let completion = Completion(cause: "松动", remedy: "紧固")
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    #expect(try untold(world) == [number])
    try world.give(UndoOrder(order: number), as: "2")
    #expect(try untold(world) == [])
    try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    try world.give(TellReporter(order: number, note: "修好了"), as: "3")
    #expect(try untold(world) == [])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("a later date that was approved is told to the reporter")
  func tellExtension() throws {
    var world = try World()
    let number = try accepted(&world)
    let until = try world.at("2026-11-30 12:00")
    try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "2")
    #expect(try untold(world) == [])
    try world.give(DecideExtension(order: number, approve: true), as: "1")
    #expect(try untold(world) == [number])
    let trend = try world.engine.ask(now: world.now) {
      try $0.overviewTrend(at: [Instant(seconds: world.now.seconds - 1), world.now])
    }
    #expect(trend.untold == [0, 1])
    try world.give(TellReporter(order: number, note: "延到周一"), as: "3")
    #expect(try untold(world) == [])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("a database from before such news were kept finds them in its rows and events")
  func upgraded() throws {
    var world = try World()
    let until = try world.at("2026-11-30 12:00")
    let numbers = try (0..<4).map { _ in try accepted(&world) }
    for number in numbers.prefix(2) {
      try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "2")
      try world.give(DecideExtension(order: number, approve: true), as: "1")
    }
    let completion = Completion(cause: "松动", remedy: "紧固")
    for number in numbers.suffix(2) {
      try world.give(CompleteOrder(order: number, completion: completion), as: "2")
    }
    for number in [numbers[1], numbers[3]] {
      try world.give(TellReporter(order: number, note: ""), as: "3")
    }
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("UPDATE work_order SET news = NULL, untold = 0")
      for statement in WorkOrderSchema.news.dropFirst() { try db.execute(statement) }
    }
    try other.close()
    #expect(try untold(world).sorted() == [numbers[0], numbers[2]])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("news found in old events are those that a replay finds, also told, refused, undone before")
  func upgradedStories() throws {
    var world = try World()
    let completion = Completion(cause: "松动", remedy: "紧固")
    let until = try world.at("2026-11-30 12:00")
    let numbers = try (0..<5).map { _ in try accepted(&world) }
    func extend(_ number: String) throws {
      try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "2")
      try world.give(DecideExtension(order: number, approve: true), as: "1")
    }
    // Told on the way, then a later date was approved.
    try world.give(TellReporter(order: numbers[0], note: ""), as: "3")
    try world.move(to: "2026-11-23 10:00")
    try extend(numbers[0])
    // Approved, done, and refused: nothing of it is news any more.
    try extend(numbers[1])
    try world.give(CompleteOrder(order: numbers[1], completion: completion), as: "2")
    try world.give(RefuseVerification(order: numbers[1], reason: "仍漏"), as: "3")
    // An approval that was taken back, and one after which somebody told it in the same second.
    try extend(numbers[2])
    try world.give(UndoOrder(order: numbers[2]), as: "1")
    try extend(numbers[3])
    try world.give(TellReporter(order: numbers[3], note: ""), as: "3")
    try world.give(CompleteOrder(order: numbers[4], completion: completion), as: "2")
    let expected = try untold(world)
    #expect(expected.sorted() == [numbers[0], numbers[4]])
    let other = try SQLiteLedger(open: world.path, schema: Engine.schema)
    try other.write { db in
      try db.execute("UPDATE work_order SET news = NULL, untold = 0")
      for statement in WorkOrderSchema.news.dropFirst() { try db.execute(statement) }
    }
    try other.close()
    #expect(try untold(world) == expected)
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("on each past day as many were untold as the number said then")
  func trendOfNews() throws {
    var world = try World()
    let number = try accepted(&world)
    let until = try world.at("2026-11-30 12:00")
    try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "2")
    try world.give(DecideExtension(order: number, approve: true), as: "1")
    var days: [Instant] = []
    var said: [Int] = []
    for time in ["2026-11-23 12:00", "2026-11-24 12:00", "2026-11-25 12:00", "2026-11-26 12:00"] {
      try world.move(to: time)
      if time.hasPrefix("2026-11-25") {
        try world.give(TellReporter(order: number, note: ""), as: "3")
      }
      if time.hasPrefix("2026-11-26") {
        let completion = Completion(cause: "松动", remedy: "紧固")
        try world.give(CompleteOrder(order: number, completion: completion), as: "2")
      }
      days.append(world.now)
      said.append(try world.engine.ask(now: world.now) { try $0.overview().untold })
    }
    #expect(said == [1, 1, 0, 1])
    let trend = try world.engine.ask(now: world.now) { try $0.overviewTrend(at: days) }
    #expect(trend.untold == said)
  }
}
