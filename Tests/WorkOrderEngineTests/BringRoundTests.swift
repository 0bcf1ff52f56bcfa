import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("What is brought into a round")
struct BringRoundTests {
  /// An answer given at a local time.
  private func brought(
    _ world: World, _ item: String, _ answer: CheckAnswer, at: String, index: Int = 0
  ) throws -> BringRound.Brought {
    BringRound.Brought(
      index: index, stop: 1, item: item, answer: answer, at: try world.at(at), words: "坏")
  }

  @Test("a round that expired, or was never started, takes nothing and lists everything")
  func expired() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    let command = BringRound(
      round: "NH-R1-1", answers: [try brought(world, "glass", .fail, at: "2026-11-23 08:30")],
      finished: try world.at("2026-11-23 08:40"), reason: "雨")
    let planned = try world.give(command, as: "2")
    #expect(planned.left.map(\.conflict) == [.expired, .expired])
    try world.move(to: "2026-12-01 09:00")
    _ = try world.engine.tick(now: world.now)
    let expired = try world.give(command, as: "2")
    #expect(expired.round.state == .expired)
    #expect(expired.left.map(\.conflict) == [.expired, .expired])
    #expect(expired.applied == 0)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("three findings brought at once raise the watch, and leave rows as their events make them")
  func watch() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let items = try world.round(number).stops[0].items.prefix(3)
    try world.move(to: "2026-11-23 10:00")
    let answers = try items.enumerated().map { index, item in
      try brought(world, item, .fail, at: "2026-11-23 09:3\(index)", index: index)
    }
    let answer = try world.give(BringRound(round: number, answers: answers.reversed()), as: "2")
    #expect(answer.applied == 3)
    #expect(answer.left.isEmpty)
    #expect(Set(answer.orders).count == 3)
    #expect(try world.standing().watch != nil)
    #expect(try world.roundProblems().isEmpty)
    let again = try world.give(BringRound(round: number, answers: answers), as: "2")
    #expect(again.applied == 0)
    #expect(again.known == 3)
  }

  @Test("who may not check items brings nothing")
  func rights() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    #expect(throws: EngineError.notPermitted(command: "checkItem", person: "审计")) {
      try world.give(BringRound(round: number, answers: []), as: "7")
    }
  }

  @Test("a fault seen before it was reported is a sighting at the report, in a late round too")
  func seenBefore() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    try world.move(to: "2026-11-23 09:30")
    let item = try #require(try world.round(number).stops[0].items.first)
    let found = try world.give(
      AnswerItem(round: number, stop: 1, item: item, answer: .fail), as: "2")
    let order = try #require(found.order)
    try world.move(to: "2026-11-23 11:00")
    let late = try world.give(
      RecordRound(
        route: "NH-R1", started: try world.at("2026-11-23 08:00"),
        finished: try world.at("2026-11-23 08:40"),
        stops: [
          RecordRound.Stop(
            position: 1,
            answers: [
              RecordRound.Answered(
                item: item, answer: .fail, at: try world.at("2026-11-23 08:10"), words: "坏")
            ])
        ], reason: "雨"), as: "4")
    #expect(late.orders == [order])
    let file = try world.order(order)
    #expect(file.order.sightings == 1)
    let sighted = try #require(file.events.first { $0.change.kind == .sighted })
    #expect(sighted.happened == (try world.at("2026-11-23 09:30")))
    let check = try world.round(late.round.number).stops[0].checks[item]
    #expect(check?.at == (try world.at("2026-11-23 08:10")))
  }
}
