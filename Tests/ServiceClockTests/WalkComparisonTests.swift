import ServiceClock
import Testing

@Suite("The fast answers and the slow walk agree")
struct WalkComparisonTests {
  static let seed: UInt64 = 20_261_127
  static let calendars = 40
  static let casesPerCalendar = 250

  @Test("10,000 random due times are those a walk minute by minute finds")
  func dueTimes() throws {
    var world = RandomWorld(generator: SeededGenerator(seed: Self.seed))
    var tooLong = 0
    for _ in 0..<Self.calendars {
      let walk = try world.walk()
      let calendar = try CompiledCalendar(walk.calendar)
      for _ in 0..<Self.casesPerCalendar {
        let start = world.start()
        let target = world.target()
        let holds = world.holds(around: start)
        do {
          let expected = try walk.due(from: start, target: target, holds: holds)
          let due = try calendar.due(
            from: walk.instant(start), target: target, holds: walk.holds(holds))
          try #require(
            walk.minute(due.due) == expected.minute && due.due.seconds % 60 == 0
              && due.estimated == expected.estimated,
            "seed \(Self.seed): \(walk.calendar) from \(calendar.text(walk.instant(start))) \(target.text) holds \(holds): \(calendar.text(due.due)) \(due.estimated), walked \(calendar.text(walk.instant(expected.minute))) \(expected.estimated)"
          )
        } catch is MinuteWalk.TooLong {
          tooLong += 1
        }
      }
    }
    #expect(tooLong < 100, "too many cases left the walk: \(tooLong)")
  }

  @Test("each line of 1,000 random explanations counts what a walk of it counts")
  func explanations() throws {
    var world = RandomWorld(generator: SeededGenerator(seed: Self.seed + 1))
    for _ in 0..<20 {
      let walk = try world.walk()
      let calendar = try CompiledCalendar(walk.calendar)
      for _ in 0..<50 {
        let start = world.start()
        let target = world.target()
        let holds = world.holds(around: start)
        let explanation = try calendar.explain(
          from: walk.instant(start), target: target, holds: walk.holds(holds))
        let comment = "seed \(Self.seed + 1): \(walk.calendar), \(explanation)"
        do {
          try check(explanation, walk: walk, start: start, holds: holds, comment)
        } catch is MinuteWalk.TooLong {
          continue
        }
      }
    }
  }

  private func check(
    _ explanation: Explanation, walk: MinuteWalk, start: Int, holds: [Range<Int>],
    _ comment: String
  ) throws {
    var ignoring = false
    if case .clock = explanation.target { ignoring = true }
    var sum: Int64 = 0
    var lastOpen = start
    for line in explanation.lines {
      let from = walk.minute(line.from)
      let to = walk.minute(line.to)
      let open = Int64(try walk.count(from: from, to: to, ignoringCalendar: ignoring)) * 60
      sum += line.seconds
      try #require(line.sum == sum, "\(comment)")
      try #require(line.seconds == (line.kind == .hold ? -open : open), "\(comment)")
      if line.kind != .hold, line.seconds > 0 {
        // Nothing open lies between one opening and the next, and none counts twice.
        try #require(from >= lastOpen, "\(comment)")
        let between = try walk.count(from: lastOpen, to: from, ignoringCalendar: ignoring)
        try #require(between == 0, "\(comment)")
        lastOpen = to
      }
      if line.kind != .hold, let date = line.date, !ignoring, line.seconds > 0 {
        try #require(walk.days[from] == date.dayNumber, "\(comment)")
      }
    }
    try #require(explanation.lines.last?.to == explanation.due.due, "\(comment)")
    try #require(explanation.lines.last?.kind != .hold, "\(comment)")
    let expected = try walk.due(from: start, target: explanation.target, holds: holds)
    try #require(walk.minute(explanation.due.due) == expected.minute, "\(comment)")
    switch explanation.target {
    case .clock(let seconds), .working(let seconds):
      try #require(sum == seconds, "\(comment)")
    case .workingDays, .agreed:
      let held = try walk.held(holds, from: start, ignoringCalendar: ignoring)
      let open = try walk.count(from: start, to: expected.minute)
      try #require(sum == Int64(open - held) * 60, "\(comment)")
    }
  }

  @Test("1,000 random clocks reach quarters of their share when a walk reaches them")
  func shares() throws {
    var world = RandomWorld(generator: SeededGenerator(seed: Self.seed + 2))
    for _ in 0..<20 {
      let walk = try world.walk()
      let calendar = try CompiledCalendar(walk.calendar)
      let end = walk.instant(RandomWorld.minutes)
      for _ in 0..<50 {
        let start = world.start()
        let target = world.target()
        let holds = world.holds(around: start)
        guard case .working(let seconds) = target else { continue }
        let run = try ClockRun(
          start: walk.instant(start), target: target, calendar: calendar,
          holds: walk.holds(holds))
        for quarters in [1, 2, 3, 4, 6, 8] {
          let wanted = Int(seconds / 60) * quarters / 4
          do {
            let expected =
              quarters < 4
              ? try walk.reach(wanted, from: start, holds: holds)
              : try walk.walk(
                from: start,
                open: wanted + walk.held(holds, from: start, ignoringCalendar: false))
            let reached = run.instant(atShare: Double(quarters) / 4, now: end)
            try #require(
              walk.minute(reached) == expected && reached.seconds % 60 == 0,
              "seed \(Self.seed + 2): \(walk.calendar) \(start) \(target.text) \(holds) \(quarters)"
            )
          } catch is MinuteWalk.TooLong {
            continue
          }
        }
      }
    }
  }
}

extension MinuteWalk {
  /// The first minute before which that many open minutes passed outside of every hold.
  fileprivate func reach(_ wanted: Int, from start: Int, holds: [Range<Int>]) throws -> Int {
    var left = wanted
    var index = start
    while left > 0 {
      guard index < open.count else { throw TooLong() }
      if open[index] == 1, !holds.contains(where: { $0.contains(index) }) { left -= 1 }
      index += 1
    }
    return index
  }
}
