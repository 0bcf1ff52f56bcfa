import Configuration
import ServiceClock
import Testing
import WorkOrderEngine

@Suite("Walking a round")
struct PatrolsWalkTests {
  @Test("a round takes the planned one of its period, a second one by the same person resumes")
  func startsAndResumes() throws {
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    let first = try world.give(StartRound(route: "nh-r1"), as: "2")
    #expect(first.number == "NH-R1-1")
    #expect(first.stops == 2)
    #expect(try world.round(first.number).head.plan?.period == "2026-W48")
    let again = try world.give(StartRound(route: "NH-R1"), as: "2")
    #expect(again.isResumed && again.id == first.id)
    let other = try world.give(StartRound(route: "NH-R1"), as: "4")
    #expect(!other.isResumed && other.id != first.id)
  }

  @Test("a complete round that took its time counts; the next counts 20 hours after its start")
  func counts() throws {
    var world = try World()
    let answer = try world.walk(at: "2026-11-23 10:00")
    #expect(answer.round.verdict == .valid)
    let standing = try world.standing()
    #expect(standing.quota == QuotaState(required: 2, done: 1, word: .owed, daysLeft: 7))
    #expect(standing.countsFrom == (try world.at("2026-11-24 06:00")))
    #expect(try world.walk(at: "2026-11-24 05:00").round.verdict == .tooSoon)
    #expect(try world.walk(at: "2026-11-24 06:00").round.verdict == .valid)
    #expect(try world.standing().quota.word == .done)
  }

  @Test("a round faster than the walking floor does not count")
  func tooFast() throws {
    var world = try World()
    #expect(try world.walk(at: "2026-11-23 10:00", minutes: 9).round.verdict == .tooFast)
    #expect(try world.walk(at: "2026-11-23 10:30", minutes: 10).round.verdict == .valid)
  }

  @Test("a round brought in late re-judges the later ones")
  func broughtInLate() throws {
    var world = try World()
    let later = try world.walk(at: "2026-11-24 10:00").round
    #expect(later.verdict == .valid)
    let late = try world.walk(at: "2026-11-23 20:00").round
    #expect(late.verdict == .valid)
    #expect(try world.round(later.number).head.verdict == .tooSoon)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("finishing names the stops that were not reached and wants a reason for each")
  func unreached() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    try world.give(AnswerItem(round: number, stop: 1, item: "lamps", answer: .pass), as: "2")
    world.now = world.now + 1_200
    #expect(throws: EngineError.unreachedStops(round: number, stops: "2")) {
      try world.give(FinishRound(round: number), as: "2")
    }
    #expect(try world.round(number).head.state == .underway)
    let finished = try world.give(FinishRound(round: number, reason: "配电室上锁"), as: "2")
    #expect(finished.state == .incomplete && finished.verdict == .incomplete)
    #expect(try world.round(number).missing.map(\.skipReason) == ["配电室上锁"])
    let excused = try world.give(ExcuseStop(round: number, reason: "钥匙在外"), as: "1")
    #expect(excused.state == .complete && excused.verdict == .valid)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test(
    "excusing the stops that were not reached makes a round complete; a reason and the right are needed"
  )
  func excused() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    try world.give(AnswerItem(round: number, stop: 1, item: "lamps", answer: .pass), as: "2")
    world.now = world.now + 1_200
    try world.give(FinishRound(round: number, reason: "配电室上锁"), as: "2")
    #expect(try world.standing().quota.done == 0)
    #expect(throws: EngineError.notPermitted(command: "excuseStop", person: "王工")) {
      try world.give(ExcuseStop(round: number, reason: "钥匙在外"), as: "2")
    }
    #expect(throws: EngineError.empty(field: "reason")) {
      try world.give(ExcuseStop(round: number, reason: " "), as: "1")
    }
    #expect(try world.round(number).head.state == .incomplete)
    try world.give(ExcuseStop(round: number, stop: 2, reason: "钥匙在外"), as: "1")
    #expect(try world.round(number).head.state == .complete)
    #expect(try world.round(number).stops[1].excuse == "钥匙在外")
    #expect(try world.standing().quota.done == 1)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("nothing is excused while a round is underway, and excuses alone make no walk")
  func excusedAlone() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    #expect(
      throws: EngineError.wrongState(subject: number, state: "underway", step: "excused")
    ) { try world.give(ExcuseStop(round: number, reason: "停电"), as: "1") }
    world.now = world.now + 1_200
    try world.give(FinishRound(round: number, reason: "停电"), as: "2")
    try world.give(ExcuseStop(round: number, reason: "停电"), as: "1")
    let round = try world.round(number).head
    #expect(round.state == .incomplete && round.verdict == .incomplete)
    #expect(try world.standing().quota.done == 0)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("a stop is reached by any answer other than skipped")
  func reached() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let skip = try world.give(SkipStop(round: number, stop: 1, reason: "施工封闭"), as: "2")
    #expect(skip.reached == 0)
    #expect(try world.round(number).stops[0].checks.values.allSatisfy { $0.result == .skipped })
    try world.give(
      AnswerItem(round: number, stop: 1, item: "lamps", answer: .notApplicable), as: "2")
    #expect(try world.round(number).head.tally.reached == 1)
    #expect(try world.round(number).stops[0].skipReason == nil)
    #expect(throws: EngineError.empty(field: "reason")) {
      try world.give(AnswerItem(round: number, stop: 1, item: "glass", answer: .skipped), as: "2")
    }
  }

  @Test("a failed item opens an order with place, category, item and the person's words")
  func failureOpensOrder() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let failed = try world.give(
      AnswerItem(
        round: number, stop: 2, item: "transformer", answer: .value(97.5), words: "外壳烫手"),
      as: "2")
    #expect(failed.result == .fail)
    let order = try world.order(try #require(failed.order)).order
    #expect(order.report.text == "变压器温度 97.5 ℃（≤95）：外壳烫手")
    #expect(order.report.category == "electrical")
    #expect(order.markedMajor == nil)
    let round = try world.round(number)
    #expect(
      order.report.finding == FindingOrigin(round: round.head.id, stop: 2, item: "transformer"))
    #expect(round.stops[1].checks["transformer"]?.order == order.id)
  }

  @Test("a ★ item that fails marks its order major at once")
  func starIsMajor() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let failed = try world.give(
      AnswerItem(round: number, stop: 2, item: "floorDry", answer: .fail), as: "2")
    #expect(failed.isMajor && failed.raisedWatch)
    let order = try world.order(try #require(failed.order)).order
    #expect(order.markedMajor == world.now)
    #expect(order.report.priority == .p2)
  }

  @Test("a fault that is open for the item takes a sighting in the next round")
  func sighting() throws {
    var world = try World()
    let first = try world.walk(at: "2026-11-23 10:00", but: ["air": .fail])
    let second = try world.walk(at: "2026-11-24 10:00", but: ["air": .fail])
    #expect(first.orders.count == 1 && first.orders == second.orders)
    #expect(try world.order(first.orders[0]).order.sightings == 1)
    let check = try world.round(second.round.number).stops[0].checks["air"]
    #expect(check?.isSighting == true)
  }

  @Test("answering again replaces the answer, keeps its order, and is told there")
  func answersAgain() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let first = try world.give(
      AnswerItem(round: number, stop: 1, item: "air", answer: .fail, words: "不制冷"), as: "2")
    let second = try world.give(
      AnswerItem(round: number, stop: 1, item: "air", answer: .fail, words: "漏水"), as: "2")
    #expect(first.order == second.order)
    #expect(second.findings == 1)
    let order = try world.order(try #require(first.order))
    #expect(order.order.sightings == 0)
    #expect(order.events.contains { $0.change == .commented(text: "漏水") })
    try world.give(AnswerItem(round: number, stop: 1, item: "air", answer: .pass), as: "2")
    #expect(try world.round(number).head.tally.findings == 0)
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("repaired on the spot is a finding and an order of no waiting")
  func repairedOnTheSpot() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let answer = try world.give(
      AnswerItem(
        round: number, stop: 1, item: "lamps", answer: .fail,
        done: Completion(cause: "灯管老化", remedy: "更换灯管")), as: "2")
    #expect(answer.findings == 1)
    let order = try world.order(try #require(answer.order)).order
    #expect(order.stage == .completed && order.current.completed == order.reported)
    #expect(try world.round(number).stops[0].checks["lamps"]?.isRepaired == true)
  }

  @Test("passing the rest stops before the next reading, date or ★ item")
  func passesTheRest() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    let first = try world.give(PassRest(round: number, stop: 1), as: "2")
    #expect(first.passed.count == 8 && first.next == "railing")
    try world.give(AnswerItem(round: number, stop: 1, item: "railing", answer: .pass), as: "2")
    let second = try world.give(PassRest(round: number, stop: 1), as: "2")
    #expect(second.passed == ["emergencyLamps", "extinguishers", "fireDoors"])
    #expect(second.next == "escape")
    let room = try world.give(PassRest(round: number, stop: 2), as: "2")
    #expect(room.passed.isEmpty && room.next == "voltage")
    #expect(try world.round(number).resume?.item == "escape")
  }

  @Test("readings and dates are never passed unseen")
  func notUnseen() throws {
    var world = try World()
    let number = try world.give(StartRound(route: "NH-R1"), as: "2").number
    for (item, wanted) in [("voltage", WantedAnswer.reading), ("insulatingGear", .date)] {
      #expect(throws: EngineError.unfitAnswer(item: item, value: "pass", wanted: wanted)) {
        try world.give(AnswerItem(round: number, stop: 2, item: item, answer: .pass), as: "2")
      }
    }
    #expect(throws: EngineError.unknownItem("none")) {
      try world.give(AnswerItem(round: number, stop: 2, item: "none", answer: .pass), as: "2")
    }
    #expect(throws: EngineError.unknownStop("3")) {
      try world.give(AnswerItem(round: number, stop: 3, item: "none", answer: .pass), as: "2")
    }
  }

  @Test("a finished round takes no more answers, and another person may take over an open one")
  func finishedAndTaken() throws {
    var world = try World()
    let done = try world.walk(at: "2026-11-23 10:00").round.number
    #expect(
      throws: EngineError.wrongState(subject: done, state: "complete", step: "answered")
    ) {
      try world.give(AnswerItem(round: done, stop: 1, item: "lamps", answer: .pass), as: "2")
    }
    let open = try world.give(StartRound(route: "NH-R1"), as: "2").number
    try world.give(TakeRound(round: open), as: "4")
    let walker = try world.round(open).head.walker
    let expected = try world.engine.ask(now: world.now) { try $0.person(named: "4").id }
    #expect(walker == expected)
  }
}
