import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Other rules for the same orders")
struct RestatementTests {
  /// The default rules with one figure of the standards changed.
  private func rules(_ old: String, _ new: String) throws -> EffectiveConfiguration {
    let text = try #require(Defaults.text(of: "standards.toml"))
    #expect(text.contains(old))
    return try EffectiveConfiguration.load(
      directories: [("standards.toml", text.replacing(old, with: new))])
  }

  private func apply(_ rules: EffectiveConfiguration, _ world: World) throws {
    let head = try world.engine.ask(now: world.now) { try $0.person(named: "1").id }
    _ = try world.engine.apply(rules, by: Actor(person: head), now: world.now)
  }

  private func due(_ kind: ClockKind, _ number: String, _ world: World) throws -> Instant? {
    try world.engine.ask(now: world.now) {
      try $0.orderRow(number).clocks.first { $0.kind == kind }?.due
    }
  }

  @Test("an order keeps the rules it was reported under until it is restated")
  func versions() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    let before = try due(.complete, number, world)
    try apply(try rules("complete = \"3wd\"", "complete = \"1wd\""), world)
    #expect(try due(.complete, number, world) == before)
    let second = try world.logDefect(priority: .p3, text: "另一盏")
    #expect(try due(.complete, second, world) == world.at("2026-11-24 09:00"))
    try world.give(RestateOrder(order: number), as: "1")
    #expect(try due(.complete, number, world) == world.at("2026-11-24 09:00"))
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test(
    "a restatement says of each clock what it was and what it will be, and the order then is so")
  func beforeAndAfter() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    try apply(try rules("complete = \"3wd\"", "complete = \"1wd\""), world)
    try world.move(to: "2026-11-24 10:00")
    let restatement = try world.engine.ask(now: world.now) { try $0.restatement(of: number) }
    #expect(restatement.from == 1 && restatement.to == 2 && restatement.isChanged)
    let complete = try #require(restatement.clocks.first { $0.kind == .complete })
    #expect(complete.before?.due == (try world.at("2026-11-26 09:00")))
    #expect(complete.before?.word == .onTime)
    #expect(complete.after?.due == (try world.at("2026-11-24 09:00")))
    #expect(complete.after?.word == .late)
    let others = restatement.clocks.filter { $0.kind != .complete }
    #expect(others.allSatisfy { $0.before == $0.after } && others.count == 2)
    try world.give(RestateOrder(order: number), as: "1")
    #expect(try due(.complete, number, world) == complete.after?.due)
    let again = try world.engine.ask(now: world.now) { try $0.restatement(of: number) }
    #expect(!again.isChanged)
  }

  @Test("what was held stays held under other rules")
  func held() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.move(to: "2026-11-23 10:00")
    let wake = try #require(CalendarDate("2026-11-24"))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 16:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try apply(try rules("complete = \"3wd\"", "complete = \"2wd\""), world)
    try world.give(RestateOrder(order: number), as: "1")
    // Two working days and the four open hours of the hold.
    #expect(try due(.complete, number, world) == world.at("2026-11-25 15:00"))
  }

  @Test("the orders that older rules judge are found in pages, open ones only")
  func older() throws {
    var world = try World()
    let numbers = try (1...5).map { try world.logDefect(text: "灯 \($0)") }
    try world.give(CancelOrder(order: numbers[1], reason: "误报"), as: "3")
    try apply(try rules("complete = \"3wd\"", "complete = \"1wd\""), world)
    _ = try world.logDefect(text: "新规则下的")
    var found: [String] = []
    var last: Int64? = 0
    while let start = last {
      let page = try world.engine.ask(now: world.now) {
        try $0.ordersToRestate(after: start, limit: 2)
      }
      found += page.numbers
      last = page.next
    }
    #expect(found == [0, 2, 3, 4].map { numbers[$0] })
  }

  @Test("an order whose place has another kind now is found too, and restated once")
  func otherKind() throws {
    var world = try World()
    let number = try world.logDefect()
    let path = try world.engine.ask(now: world.now) { try $0.orderRow(number).placePath }
    let place = try world.engine.ask(now: world.now) { try $0.place(named: path) }
    let kind = place.kind == "dormitory" ? "classroom" : "dormitory"
    func found() throws -> [String] {
      try world.engine.ask(now: world.now) { try $0.ordersToRestate().numbers }
    }
    #expect(try found() == [])
    let rows = ["path,name,kind", "\(path),\(place.name),\(kind)"]
    #expect(try world.importing(.places, rows, update: true).updated == 1)
    #expect(try found() == [number])
    try world.give(RestateOrder(order: number), as: "1")
    #expect(try found() == [])
    #expect(try world.order(number).order.report.kind == kind)
  }

  @Test("trying rules counts rates side by side and finds who would be late, and writes nothing")
  func whatIf() throws {
    var world = try World()
    let numbers = try (1...4).map { try world.logDefect(priority: .p3, text: "灯 \($0)") }
    try world.move(to: "2026-11-23 12:00")
    try world.give(
      CompleteOrder(order: numbers[0], completion: Completion(cause: "a", remedy: "b")), as: "4")
    try world.move(to: "2026-11-25 12:00")
    try world.give(
      CompleteOrder(order: numbers[1], completion: Completion(cause: "a", remedy: "b")), as: "4")
    try world.give(CancelOrder(order: numbers[2], reason: "误报"), as: "3")
    let tried = try rules("complete = \"3wd\"", "complete = \"1wd\"")
    let answer = try world.engine.ask(now: world.now) { try $0.whatIf(tried) }
    #expect(answer.total.orders == 4)
    #expect(answer.total.now == OnTimeCount(onTime: 2, late: 0))
    #expect(answer.total.tried == OnTimeCount(onTime: 1, late: 1, openLate: 1))
    #expect(answer.categories.map(\.key) == ["lighting"])
    // Its clocks to accept and to arrive are late in either case, so completion changes nothing.
    #expect(answer.wouldBeLate == [])
    try world.give(
      ArriveAtOrder(order: numbers[3], happened: world.at("2026-11-23 10:00")), as: "4")
    let events = try world.order(numbers[3]).events.count
    let second = try world.engine.ask(now: world.now) { try $0.whatIf(tried) }
    #expect(
      second.wouldBeLate == [
        TriedOrder(
          number: numbers[3], kind: .complete, due: try world.at("2026-11-26 09:00"),
          triedDue: try world.at("2026-11-24 09:00"))
      ])
    #expect(try due(.complete, numbers[3], world) == world.at("2026-11-26 09:00"))
    #expect(try world.order(numbers[3]).events.count == events)
    let none = try world.engine.ask(now: world.now) {
      try $0.whatIf(tried, from: CalendarDate("2026-11-24"), to: nil)
    }
    #expect(none.total.orders == 0 && none.total.now.rate == nil)
  }
}
