import Configuration
import Foundation
import Ledger
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("What a handover sheet says")
struct HandoverRecordTests {
  @Test("what came in and what was done stands on exactly one sheet, also what is entered late")
  func tallies() throws {
    var world = try World()
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 10:00")
    let first = try world.logDefect()
    try world.complete(first)
    try world.move(to: "2026-11-23 14:00")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 15:00")
    let second = try world.logDefect()
    try world.complete(second, happened: try world.at("2026-11-23 15:00"))
    try world.move(to: "2026-11-23 22:00")
    try world.give(GiveHandover(campus: "NH"), as: "6")
    let sheets = try ["NH-H2", "NH-H3"].map { try world.handover($0).sheet }
    #expect(sheets.map { $0.received.orders.map(\.number) } == [[first], [second]])
    #expect(sheets.map { $0.completed.orders.map(\.number) } == [[first], [second]])
    #expect(sheets.map(\.completed.count) == [1, 1])
    #expect(sheets[1].untold.orders.map(\.number) == [first, second])
  }

  @Test("each unfinished order says what it waits for, its next step, its due time and its holder")
  func lines() throws {
    var world = try World()
    let waiting = try world.logDefect(priority: .p3)
    try world.give(TransferOrder(order: waiting, to: "2", reason: "就近"), as: "3")
    try world.give(AcceptOrder(order: waiting), as: "2")
    try world.give(
      HoldOrder(
        order: waiting, reason: .parts, note: "等灯管",
        wakeOn: try #require(CalendarDate(year: 2026, month: 11, day: 25))), as: "2")
    let major = try world.logDefect(priority: .p1, text: "配电室焦味", major: true)
    let done = try world.logDefect(priority: .p4)
    try world.complete(done)
    try world.move(to: "2026-11-23 09:50")
    let sheet = try world.draft()
    let orders = Dictionary(uniqueKeysWithValues: sheet.unfinished.map { ($0.number, $0) })
    #expect(orders[waiting]?.waiting == .parts)
    // On hold it may be arrived late all the same: that clock runs.
    #expect(orders[waiting]?.next == .arrive && orders[waiting]?.clock?.kind == .arrive)
    #expect(orders[waiting]?.holder == (try world.order(waiting).order.holder))
    #expect(orders[waiting]?.holderName == "王工")
    #expect(orders[waiting]?.wakes == (try world.order(waiting).order.standingHold?.wakes))
    #expect(sheet.awaitingParts.map(\.number) == [waiting])
    #expect(orders[major]?.waiting == .acceptance)
    #expect(orders[major]?.next == .accept)
    #expect(orders[major]?.pressing.map(\.kind) == [.accept, .arrive])
    #expect(sheet.pressing.map(\.number) == [major])
    #expect(sheet.safety.map(\.number) == [major])
    #expect(orders[done]?.waiting == .verification)
    #expect(orders[done]?.next == .verify)
  }

  @Test("one line tells of one clock: the one that is due first, with the step that stops it")
  func oneClock() throws {
    var world = try World()
    let danger = try world.logDefect(priority: .p1, major: true)
    try world.give(ArriveAtOrder(order: danger), as: "2")
    let planned = try world.logDefect(priority: .p5)
    let undated = try world.logDefect(priority: .p5)
    for number in [planned, undated] { try world.give(AcceptOrder(order: number), as: "2") }
    try world.give(
      AgreeTime(order: planned, until: try world.at("2026-12-10 17:00")), as: "3")
    let orders = try world.draft().unfinished
    func line(_ number: String) throws -> HandoverOrder {
      try #require(orders.first { $0.number == number })
    }
    let (first, second, third) = (try line(danger), try line(planned), try line(undated))
    // Four hours to make it safe, a day to repair it.
    #expect(first.next == .makeSafe && first.clock?.kind == .makeSafe)
    #expect(first.clock?.due == world.now + 4 * 3_600)
    #expect(second.next == .complete && second.clock?.kind == .complete)
    #expect(third.next == .arrive && third.clock == nil, "nothing is due")
    try world.give(
      HoldOrder(
        order: planned, reason: .parts,
        wakeOn: try #require(CalendarDate(year: 2026, month: 11, day: 25))), as: "2")
    let held = try #require(try world.draft().unfinished.first { $0.number == planned })
    #expect(held.next == .resume && held.clock?.word == .onHold)
  }

  @Test("a round that is underway stands behind those that are finished, with how far it is")
  func underway() throws {
    var world = try World()
    try world.walk(at: "2026-11-23 09:10")
    try world.move(to: "2026-11-23 10:00")
    let round = try world.give(StartRound(route: "NH-R1"), as: "4").number
    let item = try #require(try world.round(round).stops.first?.items.first)
    try world.give(AnswerItem(round: round, stop: 1, item: item, answer: .pass), as: "4")
    let rounds = try #require(try world.draft().patrols).rounds
    #expect(rounds.map(\.state) == ["complete", "underway"])
    #expect(rounds.map(\.reached) == [2, 1] && rounds.map(\.stops) == [2, 2])
    #expect(rounds[1].walker == "刘班长")
    #expect(rounds[1].started == (try world.at("2026-11-23 10:00")))
    try world.give(FinishRound(round: round, reason: "雨大"), as: "4")
    #expect(try world.draft().patrols?.rounds.map(\.state) == ["complete", "incomplete"])
  }

  @Test("what is due soon is what a running clock is due, or a hold wakes")
  func dueSoon() throws {
    var world = try World()
    let undated = try world.logDefect(priority: .p5)
    let waiting = try world.logDefect(priority: .p4)
    let held = try world.logDefect(priority: .p3)
    for number in [undated, held] { try world.give(ArriveAtOrder(order: number), as: "2") }
    try world.give(
      HoldOrder(
        order: held, reason: .parts,
        wakeOn: try #require(CalendarDate(year: 2026, month: 11, day: 24))), as: "2")
    try world.move(to: "2026-11-23 22:00")
    // The clock of the acceptance of the first stopped, though the time that it had is not over.
    #expect(Set(try world.draft().due(withinHours: 12).map(\.number)) == [waiting, held])
    #expect(try world.draft().due(withinHours: 9).isEmpty)
  }

  @Test("our own who wait for a contractor are no contractor")
  func awaitingContractors() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    try world.give(TransferOrder(order: number, to: "2", reason: "就近"), as: "3")
    try world.give(
      HoldOrder(
        order: number, reason: .contractor,
        wakeOn: try #require(CalendarDate(year: 2026, month: 11, day: 25))), as: "2")
    let sheet = try world.draft()
    #expect(sheet.awaitingContractors.map(\.number) == [number])
    #expect(sheet.withContractors.isEmpty)
  }

  @Test("a poor answer since the last sheet is a complaint")
  func complaints() throws {
    var world = try World()
    let number = try world.logDefect()
    try world.complete(number)
    try world.give(VerifyOrder(order: number), as: "3")
    try world.give(RateOrder(order: number, rating: 2, note: "等太久"), as: "3")
    let complaint = try #require(try world.draft().complaints.first)
    #expect(complaint.number == number && complaint.rating == 2 && complaint.note == "等太久")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 10:00")
    #expect(try world.draft().complaints.isEmpty)
  }

  @Test("the difference to the last sheet names orders new, gone and changed, and lines")
  func difference() throws {
    var world = try World()
    let gone = try world.logDefect()
    let changed = try world.logDefect()
    let same = try world.logDefect()
    try world.give(
      DraftHandover(campus: "NH", written: [.isolations: [.init("3 号柜挂牌")]]), as: "5")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.give(CancelOrder(order: gone, reason: "误报"), as: "3")
    try world.give(PrioritizeOrder(order: changed, priority: .p2), as: "3")
    let new = try world.logDefect()
    try world.give(
      DraftHandover(campus: "NH", written: [.isolations: [.init("5 号柜挂牌")]]), as: "5")
    let found = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.handoverDifference(of: try snapshot.handoverDraft(campus: 1))
    }
    let difference = try #require(found)
    #expect(difference.previous == "NH-H1")
    #expect(difference.added.map(\.number) == [new])
    #expect(difference.gone.map(\.number) == [gone])
    #expect(difference.changed.map(\.after.number) == [changed])
    #expect(difference.changed.first?.fields == [.priority, .due])
    #expect(!difference.changed.contains { $0.after.number == same })
    #expect(difference.topics.map(\.topic) == [.isolations])
    #expect(difference.topics.first?.added.map(\.text) == ["5 号柜挂牌"])
    #expect(difference.topics.first?.gone.map(\.text) == ["3 号柜挂牌"])
  }

  @Test("every open order of the campus is on the sheet, whatever happened", arguments: 1...6)
  func everyOpenOrder(seed: UInt64) throws {
    var random = SplitMix(state: seed)
    var world = try World()
    var numbers: [String] = []
    for _ in 0..<40 {
      world.now = world.now + Int64.random(in: 30...7_200, using: &random)
      try world.doAnything(with: &numbers, using: &random)
    }
    for campus in ["NH", "XS"] {
      let open = try numbers.filter { number in
        let file = try world.order(number)
        return file.number.hasPrefix(campus) && file.order.stage.isOpen
      }
      let sheet = try world.draft(campus)
      #expect(Set(sheet.unfinished.map(\.number)) == Set(open))
      #expect(sheet.unfinished.count == open.count)
      let running: [ClockWord] = [.onTime, .atRisk, .late]
      let dues = sheet.unfinished.compactMap(\.clock).filter { running.contains($0.word) }
        .map(\.due)
      #expect(dues == dues.sorted())
      for order in sheet.unfinished {
        guard let clock = order.clock, running.contains(clock.word) else { continue }
        #expect(order.next.rawValue == clock.kind.rawValue)
      }
      let major = try open.filter { try world.order($0).order.markedMajor != nil }
      #expect(Set(major).isSubset(of: Set(sheet.safety.map(\.number))))
    }
  }
}

/// A small generator with a seed, so that a world that failed can be made again.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension World {
  /// The supervisor who is also a worker repairs an order.
  mutating func complete(_ number: String, happened: Instant? = nil) throws {
    try give(
      CompleteOrder(
        order: number, completion: Completion(cause: "老化", remedy: "更换"), happened: happened),
      as: "8")
  }

  /// Logs an order somewhere or does something to one of those logged; what is not allowed is
  /// passed over.
  mutating func doAnything(
    with numbers: inout [String], using random: inout SplitMix
  ) throws {
    guard let number = numbers.randomElement(using: &random),
      Int.random(in: 0..<3, using: &random) > 0
    else {
      let place = ["NH/TSG/101", "NH/TSG/PDS", "XS/SY"].randomElement(using: &random) ?? "XS/SY"
      let category = ["lift", "fire", "plumbing"].randomElement(using: &random) ?? "fire"
      let logged = try give(
        LogDefect(
          place: place, category: category,
          priority: Priority.allCases.randomElement(using: &random),
          major: Int.random(in: 0..<6, using: &random) == 0, text: "故障"), as: "3")
      numbers.append(logged.number)
      return
    }
    do {
      switch Int.random(in: 0..<7, using: &random) {
      case 0: try give(AcceptOrder(order: number), as: "8")
      case 1: try give(ArriveAtOrder(order: number), as: "8")
      case 2: try complete(number)
      case 3: try give(VerifyOrder(order: number), as: "3")
      case 4: try give(CancelOrder(order: number, reason: "误报"), as: "1")
      case 5: try give(ReopenOrder(order: number, reason: "又坏"), as: "3")
      default:
        let day = zone.local(now).date.adding(days: 2)
        try give(HoldOrder(order: number, reason: .parts, note: "", wakeOn: day), as: "8")
      }
    } catch is EngineError {
      // The order does not stand where this is allowed: the world goes on.
    }
  }
}
