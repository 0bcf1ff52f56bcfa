import WorkOrderEngine

/// One walk of a route as it will be recorded.
struct Walk {
  var route: Route
  var walker: Int64
  var started: Instant
  var finished: Instant
  /// At least so many items fail.
  var findings = 0
}

/// A route as the history walks it.
struct WalkedRoute {
  var route: Route
  var stops: [RouteStop]
  /// The weekdays on which a weekly route is walked, 1 Monday.
  var weekdays: [Int]

  init(_ route: Route, stops: [RouteStop], index: Int) {
    (self.route, self.stops) = (route, stops)
    // The one that is underway at the end is due on Fridays; the others spread over the week.
    let pairs = [[1, 3], [2, 4], [1, 4]]
    weekdays = route.code == LastMorning.route ? [2, 5] : pairs[index % pairs.count]
  }
}

/// Draws the answers of a walk.
struct Answering {
  let configuration: EffectiveConfiguration
  let material: Material
  /// Nothing that is seen expires before it.
  let end: Instant
  /// The month of the walk.
  let month: Int
  /// Everything is walked, and slowly enough.
  var isFlawless = false

  /// What was answered at each stop, evenly over the time of the walk.
  func stops(
    of walk: Walk, at stops: [RouteStop], zone: ZoneRules, random: inout SeededGenerator
  ) -> [RecordRound.Stop] {
    let length = walk.finished - walk.started
    let skipped = random.chance(40) && !isFlawless ? random.below(stops.count) : nil
    // Where something ordinary can fail.
    let ordinary = stops.indices.filter { index in
      items(at: stops[index]).contains { $0.kind == .passFail && !$0.major }
    }
    let wanted = min(walk.findings, ordinary.count)
    let failing = Set((0..<wanted).map { ordinary[$0 * ordinary.count / wanted] })
    return stops.enumerated().map { index, stop in
      // A stop is left at its share of the time, and its answers follow each other by seconds.
      let at = walk.started + length * Int64(index + 1) / Int64(stops.count + 1)
      if index == skipped, !failing.contains(index) {
        let reasons = material.comments(.skip, [stop.checklist], in: month)
        let reason = random.pick(reasons)?.text ?? "-"
        return RecordRound.Stop(position: stop.position, answers: [], skipReason: reason)
      }
      let items = items(at: stop)
      let pace = max(1, length / Int64(stops.count + 1) / Int64(items.count + 1) / 2)
      var mustFail = failing.contains(index)
      return RecordRound.Stop(
        position: stop.position,
        answers: items.enumerated().map { order, item in
          let fails = mustFail && item.kind == .passFail && !item.major
          if fails { mustFail = false }
          return answer(
            to: item, at: at + pace * Int64(order), fails: fails,
            expires: 60 + (stop.position * 37 + order * 11) % 400, zone: zone, random: &random)
        })
    }
  }

  /// The items that are answered at a stop.
  func items(at stop: RouteStop) -> [CheckItem] { Self.items(at: stop, in: configuration) }

  static func items(
    at stop: RouteStop, in configuration: EffectiveConfiguration
  ) -> [CheckItem] {
    stop.items.compactMap { configuration.checklist(stop.checklist)?.item($0) }
  }

  /// A good answer.
  func good(
    _ item: CheckItem, at position: Int, zone: ZoneRules, random: inout SeededGenerator
  ) -> CheckAnswer {
    switch item.kind {
    case .passFail: .pass
    case .expiry: .date(zone.local(end).date.adding(days: 60 + position * 37 % 400))
    case .reading(let unit, let min, let max):
      .value(Self.reading(unit: unit, min: min, max: max, fails: false, random: &random))
    }
  }

  private func answer(
    to item: CheckItem, at: Instant, fails: Bool, expires: Int, zone: ZoneRules,
    random: inout SeededGenerator
  ) -> RecordRound.Answered {
    let oneIn = item.major ? 6_000 : 420
    let fails = random.below(oneIn) == 0 || fails
    switch item.kind {
    case .passFail:
      guard fails else { return RecordRound.Answered(item: item.id, answer: .pass, at: at) }
      let finding = random.pick(material.findings(of: item.id, category: item.category))
      return RecordRound.Answered(
        item: item.id, answer: .fail, at: at, words: random.filled(finding?.text ?? ""),
        done: item.major ? nil : finding.flatMap { repairedOnTheSpot($0, &random) })
    case .expiry:
      let date = zone.local(end).date.adding(days: expires)
      return RecordRound.Answered(item: item.id, answer: .date(date), at: at)
    case .reading(let unit, let min, let max):
      let value = Self.reading(unit: unit, min: min, max: max, fails: fails, random: &random)
      return RecordRound.Answered(item: item.id, answer: .value(value), at: at)
    }
  }

  private func repairedOnTheSpot(
    _ finding: Finding, _ random: inout SeededGenerator
  ) -> Completion? {
    let remedies = material.remedies(of: finding.part, category: finding.category)
    guard random.chance(220), let remedy = random.pick(remedies) else { return nil }
    return Completion(
      cause: remedy.cause, remedy: remedy.remedy, minutes: random.number(in: 1...4) * 5,
      parts: remedy.used.map { [$0] } ?? [])
  }

  /// The unit of temperatures.
  private static let temperature = "\u{2103}"

  /// Where readings without limits usually lie, by unit.
  private static let usual: [String: (low: Double, high: Double)] = [
    "A": (60, 180), "MPa": (0.3, 0.6), "m": (1.2, 3.6),
  ]

  /// A reading in the middle of the good range, or a little outside when it fails; counted in whole
  /// hundredths, so that every machine makes the same number.
  static func reading(
    unit: String, min: Double?, max: Double?, fails: Bool, random: inout SeededGenerator
  ) -> Double {
    let (low, high): (Double, Double) =
      switch (min, max) {
      case (let min?, let max?): (min, max)
      case (nil, let max?): (max * 0.35, max)
      case (let min?, nil): (min, min * 2.2)
      case (nil, nil): usual[unit] ?? (20, 60)
      }
    let span = high - low
    let share = Double(random.number(in: 25...75)) / 100
    var value = low + span * share
    if fails {
      let beyond = span * Double(random.number(in: 4...14)) / 100
      // Things run hot; all else falls short where it has a lower limit, but never to nothing.
      let fallsShort = min != nil && unit != temperature
      value = fallsShort ? Swift.max(low * 0.6, low - beyond) : high + beyond
    }
    let scale: Double = span <= 2 ? 1_000 : span <= 10 ? 100 : span <= 60 ? 10 : 1
    return (value * scale).rounded() / scale
  }
}
