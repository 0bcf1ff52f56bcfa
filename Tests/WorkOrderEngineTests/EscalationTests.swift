import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

/// Levels of escalation as people meet them (engine.md §5).
@Suite("Escalation")
struct EscalationTests {
  private func fired(_ number: String, _ world: World) throws -> [String] {
    let escalations = try world.order(number).order.escalations
    return try world.engine.ask(now: world.now) { snapshot in
      try escalations.map { one in
        let person = try one.escalated.told.flatMap { try snapshot.person($0)?.number }
        return "\(one.escalated.level) \(person ?? "-")"
      }
    }
  }

  private func accepted(_ world: inout World, _ priority: Priority) throws -> String {
    let number = try world.logDefect(priority: priority)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    return number
  }

  @Test(
    "levels go to the holder, the crew leader, the supervisor and the head, each when it is due")
  func ladder() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    for (time, count) in [
      ("2026-11-24 02:59", 0), ("2026-11-24 03:00", 1), ("2026-11-24 08:59", 1),
      ("2026-11-24 09:00", 2),
    ] {
      try world.move(to: time)
      _ = try world.engine.tick(now: world.now)
      #expect(try fired(number, world).count == count, "\(time)")
    }
    #expect(try fired(number, world) == ["complete-75 2", "complete-100 4"])
  }

  @Test("after a night without a terminal all missed levels run in order in one pass, a line each")
  func downtime() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-26 09:00")
    let lines = try world.engine.tick(now: world.now).lines
      .filter { $0.subject == number && $0.event == "escalated" }
    #expect(
      lines.map(\.detail) == [
        "complete complete-75", "complete complete-100", "complete complete-150",
        "complete complete-200",
      ])
    #expect(
      try lines.map(\.at) == [
        world.at("2026-11-24 03:00"), world.at("2026-11-24 09:00"), world.at("2026-11-24 21:00"),
        world.at("2026-11-25 09:00"),
      ])
    // Their waiting counts from when they were told, not from when they were due.
    #expect(try world.order(number).order.escalations.allSatisfy { $0.recorded == world.now })
    #expect(try world.engine.tick(now: world.now).lines.filter { $0.subject == number } == [])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("a reminder needs no acknowledgement, a level does; it is signed for by name")
  func signatures() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-24 03:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try world.engine.ask(now: world.now) { try $0.unacknowledged() } == 0)
    try world.move(to: "2026-11-24 09:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try world.engine.ask(now: world.now) { try $0.unacknowledged() } == 1)
    try world.move(to: "2026-11-24 09:12")
    try world.give(AcknowledgeEscalation(order: number, note: "马上去"), as: "4")
    let level = try #require(try world.order(number).order.escalations.last)
    let leader = try world.engine.ask(now: world.now) { try $0.person(named: "4").id }
    #expect(level.acknowledgedBy == leader)
    // The minutes it waited are kept.
    let waited = try #require(level.acknowledged) - level.recorded
    #expect(waited == 12 * 60)
    #expect(try world.engine.ask(now: world.now) { try $0.unacknowledged() } == 0)
  }

  @Test("unsigned for half an hour it goes to the next person of the role, then to the next level")
  func silence() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p1, major: true)
    let first = try fired(number, world)
    #expect(first == ["major-supervisor 1"])
    try world.move(to: "2026-11-23 09:29")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world).filter { $0.hasPrefix("major") } == first)
    for (time, told) in [
      ("2026-11-23 09:30", ["major-head 1", "major-supervisor 1"]),
      ("2026-11-23 10:00", ["major-vice-president -"]),
    ] {
      try world.move(to: time)
      _ = try world.engine.tick(now: world.now)
      let majors = try fired(number, world).filter { $0.hasPrefix("major") }
      for one in told { #expect(majors.contains(one), "\(time): \(majors)") }
    }
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test(
    "major goes to the supervisor at once, unsigned for half an hour to the head, after a day further up"
  )
  func majorLadder() throws {
    var world = try World()
    let start = world.now
    func majors(_ number: String) throws -> [String] {
      try world.order(number).order.escalations
        .filter { $0.escalated.ladder == "major" && !$0.escalated.onward }
        .map { "\($0.escalated.level) \($0.fired - start)" }
    }
    let silent = try world.logDefect(priority: .p3, major: true)
    let signed = try world.logDefect(priority: .p3, text: "扶手松动", major: true)
    try world.move(to: "2026-11-23 09:10")
    try world.give(AcknowledgeEscalation(order: signed), as: "1")
    #expect(try majors(silent) == ["major-supervisor 0"])
    try world.move(to: "2026-11-24 12:00")
    _ = try world.engine.tick(now: world.now)
    #expect(
      try majors(silent).prefix(2) == ["major-supervisor 0", "major-head 1800"],
      "nobody signed, so it went on")
    // Whoever signed in time kept it from the head, and nobody can keep a day from passing.
    #expect(try majors(signed) == ["major-supervisor 0", "major-vice-president 86400"])
  }

  @Test("a level below one that has fired fires no more, though its signature is taken back")
  func belowTheHighest() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3, major: true)
    try world.move(to: "2026-11-23 09:10")
    try world.give(AcknowledgeEscalation(order: number), as: "1")
    try world.move(to: "2026-11-24 09:00")
    _ = try world.engine.tick(now: world.now)
    func majors() throws -> [String] {
      try fired(number, world).filter { $0.hasPrefix("major") }
        .map { String($0.prefix { $0 != " " }) }
    }
    let both = ["major-supervisor", "major-vice-president"]
    #expect(try majors() == both)
    try world.give(UndoOrder(order: number), as: "1")
    _ = try world.engine.tick(now: world.now)
    #expect(try majors() == both, "the head is not told after the vice-president")
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("the next person of the role is asked before the next level")
  func nextPerson() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-24 21:00")
    _ = try world.engine.tick(now: world.now)
    var supervisors: [String] = []
    for _ in 0..<3 {
      supervisors = try fired(number, world).filter { $0.hasPrefix("complete-150") }
      world.now = world.now + 30 * 60
      _ = try world.engine.tick(now: world.now)
    }
    #expect(supervisors.count == 3 && Set(supervisors).count == 3, "\(supervisors)")
  }

  @Test("a level reached because the one below stayed silent counts as fired, and fires once")
  func reachedBySilence() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-24 09:00")
    _ = try world.engine.tick(now: world.now)
    // The only crew leader stays silent: at 09:30 it is the supervisor's, long before 150 %.
    try world.move(to: "2026-11-24 09:30")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world).last?.hasPrefix("complete-150") == true)
    try world.give(AcknowledgeEscalation(order: number), as: "1")
    try world.move(to: "2026-11-25 08:59")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world).count { $0.hasPrefix("complete-150") } == 1)
  }

  @Test("a level does not fire while its clock is held; on resume it is judged again")
  func held() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-24 02:00")
    let wake = try #require(CalendarDate("2026-11-30"))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-25 02:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world) == [])
    try world.give(ResumeOrder(order: number), as: "2")
    try world.move(to: "2026-11-25 02:59")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world) == [])
    try world.move(to: "2026-11-25 03:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world) == ["complete-75 2"])
  }

  @Test("a level of a clock that has stopped never fires, however late tick runs")
  func stopped() throws {
    var world = try World()
    let number = try accepted(&world, .p2)
    try world.move(to: "2026-11-23 20:00")
    _ = try world.engine.tick(now: world.now)
    #expect(try !fired(number, world).contains { $0.hasPrefix("arrive") })
    // What was due before the clock stopped fires, though nobody ran it until then.
    let late = try world.logDefect(priority: .p2, text: "迟到的")
    try world.move(to: "2026-11-23 22:30")
    try world.give(TransferOrder(order: late, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: late), as: "2")
    let levels = try fired(late, world).filter { $0.hasPrefix("arrive") }
    #expect(levels.map { $0.prefix { $0 != " " } } == ["arrive-75", "arrive-100"])
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("the other clocks and the major ladder run on through a hold")
  func othersRunOn() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p1, major: true)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    let wake = try #require(CalendarDate("2026-11-30"))
    try world.give(HoldOrder(order: number, reason: .parts, wakeOn: wake), as: "2")
    try world.move(to: "2026-11-23 10:00")
    _ = try world.engine.tick(now: world.now)
    let ladders = Set(try world.order(number).order.escalations.map(\.escalated.ladder))
    #expect(ladders == ["accept", "arrive", "major"])
  }

  @Test("a row waits since the first telling that nobody signed, and signed for since it was asked")
  func waiting() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p1, major: true)
    let told = world.now
    func row() throws -> QueueRow? {
      try world.engine.ask(now: world.now) {
        try $0.queue().items.first { $0.order.number == number }
      }
    }
    try world.move(to: "2026-11-23 09:40")
    _ = try world.engine.tick(now: world.now)
    #expect(try fired(number, world).count > 1)
    #expect(try row()?.since == told && row()?.waited(at: world.now) == world.now - told)
    let signed = world.now
    try world.give(AcknowledgeEscalation(order: number), as: "1")
    #expect(try row()?.until == signed)
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.move(to: "2026-11-23 09:50")
    let until = try world.at("2026-12-04 12:00")
    try world.give(AskExtension(order: number, until: until, reason: "等配件"), as: "2")
    let asked = world.now
    try world.move(to: "2026-11-23 09:58")
    #expect(try row()?.since == asked && row()?.until == nil)
  }

  @Test("whoever has every role is told after those whose task it is")
  func founder() throws {
    var world = try World()
    try world.give(
      EnterStaff(
        number: "0", name: "建库人",
        roles: Role.allCases
          .filter { $0 != .system }.map(\.rawValue)), as: "1")
    let number = try world.logDefect(priority: .p1, major: true)
    #expect(try fired(number, world) == ["major-supervisor 1"])
  }

  @Test("that nobody has a role is another thing than that everybody was told in vain")
  func inVain() throws {
    #expect(
      Escalated(ladder: "major", level: "x", told: nil, role: "head").inVain == .nobody)
    #expect(
      Escalated(ladder: "major", level: "x", told: nil, role: "head", onward: true).inVain
        == .nobodyLeft)
    var world = try World()
    let number = try world.logDefect(priority: .p1, major: true)
    var told: [LevelTelling?] = []
    for time in ["2026-11-23 09:30", "2026-11-23 10:00", "2026-11-23 11:00"] {
      try world.move(to: time)
      _ = try world.engine.tick(now: world.now)
      let levels = try world.engine.ask(now: world.now) {
        try $0.firedLevels(of: try $0.orderRow(number))
      }
      told.append(levels.first { $0.level == "major-vice-president" }?.told)
    }
    // Nobody is vice-president here: half an hour later the ladder is at its end.
    #expect(told == [nil, .nobody, .nobodyLeft])
  }

  @Test("every row of the queue says why it is there")
  func reasons() throws {
    var world = try World()
    let major = try world.logDefect(priority: .p3, text: "消防栓被挡", major: true)
    let late = try accepted(&world, .p2)
    let asked = try accepted(&world, .p3)
    let until = try world.at("2026-12-04 12:00")
    try world.give(AskExtension(order: asked, until: until, reason: "等配件"), as: "2")
    try world.move(to: "2026-11-24 09:00")
    _ = try world.engine.tick(now: world.now)
    let rows = try world.engine.ask(now: world.now) { try $0.queue().items }
    let reasons = Dictionary(uniqueKeysWithValues: rows.map { ($0.order.number, $0.reasons) })
    #expect(reasons[major]?.first == .major)
    #expect(reasons[late] == [.clock(.complete, used: 1)])
    #expect(reasons[asked]?.contains(.extensionAsked(until: until)) == true)
    #expect(rows.allSatisfy { !$0.reasons.isEmpty })
  }
}
