import Ledger
import ServiceClock

extension Snapshot {
  /// The letter of a month, as of now.
  ///
  /// One pass over the orders reported in the month and in the month before, the rounds of the month,
  /// and a replay of each order with a breach.
  public func monthLetter(_ month: CalendarMonth, campus: Int64? = nil) throws -> MonthLetter {
    let sites = try campuses().filter { campus == nil || $0.id == campus }
    let turnaround = try turnaround(from: month.first, to: month.last, by: .campus, campus: campus)
    let recurrence = try recurrence(from: month.first, to: month.last, campus: campus)
    var after = MonthCount()
    var answers = Satisfaction()
    var before = MonthCount()
    var sections: [MonthSection] = []
    var patrols: [MonthPatrol] = []
    var breaches: [OrderBreach] = []
    for site in sites {
      var count = MonthCount()
      try forEachJudgedClock(of: site, from: month.first, to: month.last) { count.count($0) }
      try forEachJudgedClock(of: site, from: month.previous.first, to: month.previous.last) {
        before.count($0)
      }
      let section = MonthSection(
        campus: site,
        turnaround: turnaround.groups.first { $0.key == site.slug }
          ?? TurnaroundGroup(key: site.slug),
        promises: PromiseReport(
          promises: count.promises.sorted, breaches: try self.breaches(of: count.broken)),
        result: RateChange.whole(count.results), findings: count.findings,
        satisfaction: try satisfaction(on: site, from: month.first, to: month.last),
        patrols: try monthPatrols(month, on: site),
        recurring: recurrence.faults.filter { $0.campus == site.id })
      sections.append(section)
      patrols += section.patrols
      breaches += section.promises.breaches
      answers.add(section.satisfaction)
      after.add(count)
    }
    let whole = MonthSection(
      campus: sites.count == 1 ? sites.first : nil, turnaround: turnaround.total,
      promises: PromiseReport(
        promises: after.promises.sorted, breaches: breaches.sorted(by: OrderBreach.isWorse)),
      result: RateChange.whole(after.results), findings: after.findings, satisfaction: answers,
      patrols: patrols, recurring: recurrence.faults)
    return MonthLetter(
      month: month, asOf: now,
      isOver: sites.allSatisfy { now.seconds >= $0.zone.start(of: month.next.first) },
      whole: whole, campuses: sites.count == 1 ? [] : sections,
      before: RateChange.whole(before.results), moves: moves(before, after, on: sites))
  }

  private func moves(
    _ before: MonthCount, _ after: MonthCount, on sites: [Campus]
  ) -> [MonthMove] {
    let slugs = Dictionary(uniqueKeysWithValues: sites.map { ($0.id, $0.slug) })
    return RateChange.moves(before: before.results, after: after.results) { one, other in
      (slugs[one.campus] ?? "", one.category) < (slugs[other.campus] ?? "", other.category)
    }.map { move in
      MonthMove(
        move: move, broken: after.numbers[move.group] ?? [],
        brokenBefore: before.numbers[move.group] ?? [])
    }
  }

  // MARK: - Patrols

  private func monthPatrols(_ month: CalendarMonth, on site: Campus) throws -> [MonthPatrol] {
    try routes(campus: site.id).map { route in
      let span = try patrolSpan(of: route, on: site, in: month)
      let periods = try frame(of: span.route).periods
      return MonthPatrol(
        span: span,
        suspensions: try suspensions(of: span.route).filter {
          $0.days.from <= month.last && ($0.days.to.map { $0 >= month.first } ?? true)
        },
        gaps: try finishedRounds(of: span.route, from: span.start, before: span.end)
          .filter { $0.verdict != .valid || $0.tally.reached < $0.stopCount }
          .map { head in
            try gap(head, in: head.started.flatMap { periods.period(at: $0)?.label })
          })
    }
  }

  /// What was not walked on a round, and why.
  private func gap(_ head: RoundHead, in period: String?) throws -> RoundGap {
    let missing = try reader.rows(
      """
      SELECT skip_reason, excuse FROM round_stop WHERE round = $1 AND reached IS NULL
      ORDER BY position
      """, head.id
    ) { ($0.text(0), $0.text(1)) }
    return RoundGap(
      round: head.number, period: period, stops: missing.count, verdict: head.verdict,
      reasons: distinct(missing.map(\.0)), excuses: distinct(missing.map(\.1)))
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

/// What was judged of the orders of a month.
private struct MonthCount {
  var promises = PromiseTally()
  /// The completion promises by category and campus.
  var results: [MonthGroup: GroupResult] = [:]
  /// The numbers of the orders whose completion promise was broken.
  var numbers: [MonthGroup: [String]] = [:]
  var broken = BrokenPromises()
  var findings = FindingTally()

  mutating func count(_ clock: JudgedClock) {
    promises.count(clock)
    broken.count(clock)
    if clock.isFinding, clock.kind == .complete { findings.count(clock.verdict) }
    guard clock.promise != nil, clock.kind == .complete, clock.verdict != .running else { return }
    let group = MonthGroup(campus: clock.campus, category: clock.category)
    results[group, default: GroupResult()].judged += 1
    if clock.verdict == .kept {
      results[group, default: GroupResult()].kept += 1
    } else {
      numbers[group, default: []].append(clock.number)
    }
  }

  mutating func add(_ other: MonthCount) {
    promises.add(other.promises)
    findings.add(other.findings)
    results.merge(other.results) { first, _ in first }
    numbers.merge(other.numbers) { first, _ in first }
  }
}
