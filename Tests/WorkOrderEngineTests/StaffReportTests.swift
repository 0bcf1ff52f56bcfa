import Testing

@testable import WorkOrderEngine

@Suite("What people did")
struct StaffReportTests {
  private func report(
    _ world: World, from: String? = nil, to: String? = nil, campus: Int64? = nil
  ) throws -> StaffReport {
    try world.engine.ask(now: world.now) {
      try $0.staffReport(
        from: from.flatMap { CalendarDate($0) }, to: to.flatMap { CalendarDate($0) },
        campus: campus)
    }
  }

  private func line(_ key: String, _ report: StaffReport) throws -> StaffFigures {
    try #require(report.people.first { $0.key == key })
  }

  private func complete(_ number: String, as person: String, in world: inout World) throws {
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: person)
  }

  @Test("orders count for whoever took them on and completed them, held time is left out")
  func orders() throws {
    var world = try World()
    let first = try world.logDefect(priority: .p2, text: "灯 1")
    let second = try world.logDefect(priority: .p2, text: "灯 2")
    for number in [first, second] {
      try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    }
    try world.move(to: "2026-11-23 10:00")
    try world.give(AcceptOrder(order: first), as: "2")
    // Arriving takes it on where nobody had accepted.
    try world.give(ArriveAtOrder(order: second), as: "2")
    try world.give(
      HoldOrder(order: first, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-30"))),
      as: "2")
    try world.move(to: "2026-11-23 15:00")
    try world.give(ResumeOrder(order: first), as: "2")
    try world.move(to: "2026-11-23 16:00")
    try complete(first, as: "2", in: &world)
    try world.move(to: "2026-11-25 16:00")
    try complete(second, as: "2", in: &world)
    let figures = try line("2", report(world))
    #expect(figures.accepted == 2 && figures.completed == 2 && figures.crew == "NH-ZH")
    #expect(figures.onTime == 1 && figures.late == 1 && figures.onTimeRate == 0.5)
    // One hour of work after a hold; the other lasted 20 working hours.
    #expect(figures.median == 3_600)
    #expect(try line("2", report(world, to: "2026-11-23")).completed == 1)
    #expect(try line("2", report(world, from: "2026-11-24")).accepted == 0)
  }

  @Test("whoever gets an order passed on answers from then on")
  func transferred() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(AcceptOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 16:00")
    try world.give(TransferOrder(order: number, to: "4", reason: "换班"), as: "3")
    try world.move(to: "2026-11-23 17:00")
    try complete(number, as: "4", in: &world)
    let all = try report(world)
    #expect(try line("2", all).accepted == 1 && line("2", all).completed == 0)
    #expect(try line("4", all).completed == 1 && line("4", all).median == 3_600)
  }

  @Test("a refused repair is rework of whoever did it, and is completed only once it stands")
  func rework() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 10:00")
    try complete(number, as: "2", in: &world)
    try world.move(to: "2026-11-23 11:00")
    try world.give(RefuseVerification(order: number, reason: "仍不亮"), as: "3")
    let refused = try line("2", report(world))
    #expect(refused.completed == 0 && refused.rework == 1)
    try world.move(to: "2026-11-23 12:00")
    try complete(number, as: "4", in: &world)
    let all = try report(world)
    #expect(try line("4", all).completed == 1 && line("4", all).rework == 0)
    #expect(try line("2", all).completed == 0 && line("2", all).rework == 1)
  }

  @Test("rounds count for their walker, valid or not, with findings and stops")
  func rounds() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 10:00")
    try world.walk(at: "2026-11-23 15:00")
    try world.walk(at: "2026-11-25 10:00", but: ["air": .fail])
    let figures = try line("2", report(world))
    #expect(figures.validRounds == 2 && figures.invalidRounds == 1)
    #expect(figures.findings == 1 && figures.stops == 6)
    let later = try line("2", report(world, from: "2026-11-24", to: "2026-11-25"))
    #expect(later.validRounds == 1 && later.invalidRounds == 0 && later.stops == 2)
  }

  @Test("escalations count for whoever was told and whoever signed, with the wait")
  func signatures() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p1, major: true)
    // The supervisor is told at once, and signs before any clock tells of itself.
    try world.move(to: "2026-11-23 09:05")
    try world.give(AcknowledgeEscalation(order: number, note: ""), as: "1")
    let all = try report(world)
    let told = all.people.reduce(0) { $0 + $1.told }
    #expect(told == 1 && all.total.told == 1)
    let signer = try line("1", all)
    #expect(signer.acknowledged == 1 && signer.acknowledgeMedian == 5 * 60)
    #expect(all.total.acknowledged == 1)
  }

  @Test("nobody signs more than they were told: what others were told is counted apart")
  func signedForOthers() throws {
    var world = try World()
    for text in ["灯 1", "灯 2"] {
      let number = try world.logDefect(priority: .p1, text: text, major: true)
      let told = try #require(try report(world).people.first { $0.told > 0 }?.key)
      // The first by whoever was told, the second by somebody else who may.
      try world.move(to: text == "灯 1" ? "2026-11-23 09:05" : "2026-11-23 09:08")
      let signer = text == "灯 1" ? told : told == "1" ? "6" : "1"
      try world.give(AcknowledgeEscalation(order: number, note: ""), as: signer)
    }
    let all = try report(world)
    #expect(all.total.told == 2)
    #expect(all.total.acknowledged == 1 && all.total.acknowledgedForOthers == 1)
    #expect(all.people.allSatisfy { $0.acknowledged <= $0.told })
  }

  @Test("a repair done wholly on a day off took no working time, but time by the clock on the wall")
  func dayOff() throws {
    var world = try World()
    try world.move(to: "2026-11-28 10:00")
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.move(to: "2026-11-28 12:00")
    try world.give(
      HoldOrder(order: number, reason: .parts, wakeOn: try #require(CalendarDate("2026-11-30"))),
      as: "2")
    try world.move(to: "2026-11-28 13:00")
    try world.give(ResumeOrder(order: number), as: "2")
    try world.move(to: "2026-11-28 13:30")
    try complete(number, as: "2", in: &world)
    let figures = try line("2", report(world))
    // Two and a half hours without the hour that it was held.
    #expect(figures.median == 0 && figures.medianWall == 9_000)
  }

  @Test("the total is the sum of the people, a crew that of its members")
  func sums() throws {
    var world = try World()
    for (index, person) in ["2", "4", "8", "2"].enumerated() {
      let number = try world.logDefect(priority: .p2, text: "灯 \(index)")
      try world.give(TransferOrder(order: number, to: person, reason: "近"), as: "3")
      try world.give(ArriveAtOrder(order: number), as: person)
      try world.move(to: "2026-11-2\(3 + index) 1\(index):00")
      try complete(number, as: person, in: &world)
    }
    try world.walk(at: "2026-11-26 14:00", but: ["air": .fail])
    let all = try report(world)
    let counts: [KeyPath<StaffFigures, Int>] = [
      \.accepted, \.completed, \.onTime, \.late, \.rework, \.validRounds, \.invalidRounds,
      \.findings, \.stops, \.told, \.acknowledged, \.acknowledgedForOthers,
    ]
    for count in counts {
      #expect(
        all.people.reduce(0) { $0 + $1[keyPath: count] } == all.total[keyPath: count])
      let members = all.people.filter { $0.crew == "NH-ZH" }
      #expect(
        members.reduce(0) { $0 + $1[keyPath: count] } == all.crews.first?[keyPath: count])
    }
    #expect(all.total.completed == 4 && all.crews.first?.completed == 3)
  }

  @Test("who did nothing is listed without a rate as member of a crew, else not at all")
  func idle() throws {
    let all = try report(World())
    #expect(all.people.map(\.key) == ["2", "4"])
    #expect(all.people.allSatisfy { $0.isIdle && $0.onTimeRate == nil && $0.median == nil })
    #expect(all.total.onTimeRate == nil && all.total.acknowledgeMedian == nil)
    #expect(all.crews.map(\.key) == ["NH-ZH"])
  }

  @Test("deeds on another campus do not count for one")
  func campus() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 10:00")
    let ids = try world.engine.ask(now: world.now) { try $0.campuses().map(\.id) }
    #expect(try line("2", report(world, campus: ids[0])).validRounds == 1)
    #expect(try report(world, campus: ids[1]).total.validRounds == 0)
  }
}
