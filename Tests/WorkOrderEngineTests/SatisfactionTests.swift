import Configuration
import Testing

@testable import WorkOrderEngine

@Suite("Findings in time and answers in the letter of a month")
struct SatisfactionTests {
  private func letter(_ world: World) throws -> MonthSection {
    let month = try #require(CalendarMonth("2026-11"))
    return try world.engine.ask(now: world.now) { try $0.monthLetter(month, campus: 1).whole }
  }

  private func repaired(_ world: inout World) throws -> String {
    let number = try world.logDefect(priority: .p2)
    try world.give(TransferOrder(order: number, to: "2", reason: "近"), as: "3")
    try world.give(ArriveAtOrder(order: number), as: "2")
    try world.give(
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")), as: "2")
    return number
  }

  @Test(
    "who was told was asked; answers are counted by their word, and cancelled orders are left out")
  func answers() throws {
    var world = try World()
    #expect(try letter(world).satisfaction == Satisfaction())
    #expect(try letter(world).satisfaction.satisfiedRate == nil)
    for rating in [5, 5, 4, 2, nil] as [Int?] {
      let number = try repaired(&world)
      try world.give(TellReporter(order: number), as: "3")
      if let rating { try world.give(RateOrder(order: number, rating: rating), as: "3") }
    }
    _ = try repaired(&world)
    let cancelled = try world.logDefect()
    try world.give(CancelOrder(order: cancelled, reason: "重复"), as: "1")
    try world.give(TellReporter(order: cancelled), as: "3")
    let found = try letter(world).satisfaction
    #expect(found.asked == 5 && found.answered == 4 && found.ratings == [0, 1, 0, 1, 2])
    #expect(found.responseRate == 0.8 && found.satisfiedRate == 0.75)
  }

  @Test(
    "only what a round found is a finding, and its completion clock says whether it was in time")
  func findings() throws {
    var world = try World()
    _ = try repaired(&world)
    #expect(try letter(world).findings.rate == nil)
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let item = try world.round(number).stops[0].items[0]
    try world.give(
      AnswerItem(round: number, stop: 1, item: item, answer: .fail, words: "坏"), as: "2")
    var tally = FindingTally()
    tally.running = 1
    #expect(try letter(world).findings == tally)
    try world.move(to: "2026-12-20 09:00")
    #expect(try letter(world).findings.late == 1 && letter(world).findings.rate == 0)
  }
}
