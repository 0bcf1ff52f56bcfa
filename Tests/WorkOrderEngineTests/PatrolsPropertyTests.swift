import Configuration
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("Patrols: what must hold for any rounds")
struct PatrolsPropertyTests {
  @Test("quota words agree with the rounds, brought in in any order", arguments: 1...4)
  func quotasAgree(seed: UInt64) throws {
    var dice = PatrolsDice(seed)
    var world = try World()
    try world.move(to: "2026-12-14 00:00")
    let base = try world.at("2026-11-23 00:00")
    var walked: [(number: String, start: Instant, minutes: Int64, complete: Bool)] = []
    for _ in 0..<14 {
      // No two at one start: their order would be that of recording.
      let start = base + Int64(dice.roll(21 * 24)) * 3_600 + Int64(walked.count)
      let (minutes, isComplete) = (Int64(6 + dice.roll(20)), dice.roll(5) > 0)
      let number = try world.record(from: start, minutes: minutes, complete: isComplete)
      walked.append((number, start, minutes, isComplete))
    }
    let excused = walked.indices.first { !walked[$0].complete }
    if let excused {
      try world.give(ExcuseStop(round: walked[excused].number, reason: "停电"), as: "1")
      walked[excused].complete = true
    }
    // The rule once more, in another way: from the earliest on, each that may count does.
    var counted: [Instant] = []
    for round in walked.sorted(by: { $0.start < $1.start })
    where round.complete && round.minutes >= 10
      && counted.allSatisfy({ round.start - $0 >= 72_000 })
    {
      counted.append(round.start)
    }
    for (index, label) in ["2026-W48", "2026-W49", "2026-W50"].enumerated() {
      let start = base + Int64(index) * 7 * 86_400
      let done = counted.count { $0 >= start && $0 < start + 7 * 86_400 }
      let quota = try world.engine.ask(now: world.now) {
        try $0.weekQuotas(try #require(ISOWeek(label)), campus: 1)[0].quota
      }
      #expect(quota.done == done, "\(label) of \(counted.map(\.seconds))")
      #expect(quota.word == (done >= 2 ? .done : .missed))
    }
    #expect(try world.roundProblems().isEmpty)
  }

  @Test("rows updated answer by answer are those of a replay", arguments: 11...16)
  func incrementalIsReplay(seed: UInt64) throws {
    var dice = PatrolsDice(seed)
    var world = try World()
    _ = try world.engine.tick(now: world.now)
    var numbers = [try world.give(StartRound(route: "NH-R1"), as: "2").number]
    for _ in 0..<60 {
      world.now = world.now + Int64(dice.roll(600))
      let number = numbers[dice.roll(numbers.count)]
      // What is not allowed where the round stands is refused, and must leave no trace.
      do {
        try world.step(number, &dice, &numbers)
      } catch is EngineError {}
    }
    #expect(try world.roundProblems().isEmpty)
    for number in numbers {
      let round = try world.round(number)
      #expect(round.head.tally == round.stops.map(\.tally).reduce(RoundTally(), +))
    }
  }

  @Test("an altered row is noticed")
  func noticed() throws {
    var world = try World()
    let number = try world.walk(at: "2026-11-23 10:00").round.number
    #expect(try world.roundProblems().isEmpty)
    let one = "WHERE number = '\(number)'"
    try world.alter("UPDATE round SET findings = 1 \(one)")
    #expect(try world.roundProblems() == [RoundProblem(kind: .rows, subject: number)])
    try world.alter("UPDATE round SET findings = 0, verdict = 'tooSoon' \(one)")
    #expect(try world.roundProblems() == [RoundProblem(kind: .verdict, subject: number)])
    try world.alter("UPDATE round SET verdict = 'valid' \(one)")
    try world.alter("DELETE FROM round_check WHERE item = 'lamps'")
    #expect(try world.roundProblems() == [RoundProblem(kind: .rows, subject: number)])
  }
}

extension World {
  /// Records a round that answers one item a stop, or only at the first stop.
  fileprivate mutating func record(
    from start: Instant, minutes: Int64, complete: Bool
  ) throws -> String {
    let first = RecordRound.Stop(
      position: 1, answers: [.init(item: "lamps", answer: .pass, at: start + 60)])
    let second =
      complete
      ? RecordRound.Stop(
        position: 2, answers: [.init(item: "doors", answer: .pass, at: start + 120)])
      : RecordRound.Stop(position: 2, answers: [], skipReason: "上锁")
    return try give(
      RecordRound(
        route: "NH-R1", started: start, finished: start + minutes * 60, stops: [first, second]),
      as: "2"
    ).round.number
  }

  /// Does something to a round, whatever comes.
  fileprivate mutating func step(
    _ number: String, _ dice: inout PatrolsDice, _ numbers: inout [String]
  ) throws {
    let stop = 1 + dice.roll(2)
    let items = [
      ["glass", "air", "railing", "escape", "walls"],
      ["voltage", "noise", "insulatingGear", "doors", "transformer"],
    ][stop - 1]
    let item = items[dice.roll(items.count)]
    let answers: [CheckAnswer] = [
      .pass, .pass, .fail, .notApplicable, .skipped, .value(Double(dice.roll(500))),
      .date(CalendarDate(dayNumber: 20_700 + dice.roll(200))),
    ]
    switch dice.roll(12) {
    case 0: try give(PassRest(round: number, stop: stop), as: "2")
    case 1: try give(SkipStop(round: number, stop: stop, reason: "上锁"), as: "2")
    case 2: try give(FinishRound(round: number, reason: dice.roll(2) == 0 ? "" : "下雨"), as: "2")
    case 3:
      numbers.append(try give(StartRound(route: "NH-R1"), as: dice.roll(2) == 0 ? "2" : "4").number)
    case 4: try give(ExcuseStop(round: number, stop: stop, reason: "停电"), as: "1")
    case 5: try give(TakeRound(round: number), as: "4")
    case 6:
      try give(
        AnswerItem(
          round: number, stop: stop, item: item, answer: .fail,
          done: Completion(cause: "松动", remedy: "紧固")), as: "2")
    default:
      try give(
        AnswerItem(
          round: number, stop: stop, item: item, answer: answers[dice.roll(answers.count)],
          words: dice.roll(2) == 0 ? "" : "第\(dice.roll(9))次", major: dice.roll(9) == 0), as: "2")
    }
  }
}

/// Rolls the same numbers for the same seed.
struct PatrolsDice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// A number from 0 up to, not including, `sides`.
  mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }
}
