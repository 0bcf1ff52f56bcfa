import Ledger
public import ServiceClock

extension Snapshot {
  /// How the routes were walked from one day to another, both included, in campus time: against the
  /// quota, by verdict, and what repeats (engine.md §4, Honesty). Weeks and months of a quota count whole,
  /// with their rounds; what repeats is looked for on the days themselves.
  ///
  /// Index `round_finished`; costs grow with the rounds of the period and with the orders of the weeks
  /// after long streaks, not with what exists.
  public func patrolReport(
    from: CalendarDate, to: CalendarDate, campus: Int64? = nil
  ) throws -> PatrolReport {
    var report = PatrolReport(from: from, to: to, routes: [], rhythms: [], streaks: [])
    let (from, to) = try patrolledDays(from: from, to: to, campus: campus)
    for site in try campuses() where campus == nil || site.id == campus {
      let (start, end) = (site.zone.start(of: from), site.zone.start(of: to.adding(days: 1)))
      for route in try routes(campus: site.id) {
        let heads = try finishedRounds(
          of: route, from: Instant(seconds: start), before: Instant(seconds: end))
        let span = try patrolSpan(of: route, on: site, from: from, to: to)
        report.routes.append(
          RouteFigures(
            route: route, campus: site,
            weeks: try patrolSpans(of: route, on: site, from: from, to: to, by: .week).map { week in
              WeekQuota(
                route: route, campus: site, period: week.label, quota: week.quota,
                missed: week.missed.count)
            }, quota: span.quota, missed: span.missed, rounds: span.rounds))
        let walks = try walks(of: heads)
        for (_, walks) in walks.sorted(by: { $0.key < $1.key }) {
          report.rhythms += HonestyRule.rhythms(of: walks, on: route.code)
          report.streaks += try streaks(of: walks, on: route)
        }
      }
    }
    return report
  }

  /// Of some days those that anything can be told of: nothing was required or walked before the first route
  /// was in force and the first round begun, and further ahead than a year nothing is planned. Index
  /// `round_finished`.
  func patrolledDays(
    from: CalendarDate, to: CalendarDate, campus: Int64?
  ) throws -> (from: CalendarDate, to: CalendarDate) {
    var first: CalendarDate?
    var last = from
    for site in try campuses() where campus == nil || site.id == campus {
      last = max(last, site.zone.local(now).date.adding(days: Self.daysAhead))
      for route in try routes(campus: site.id) {
        let begun = try reader.value(
          """
          SELECT started FROM round
          WHERE route = $1 AND started >= $2 AND started < $3 AND finished IS NOT NULL
          ORDER BY started, id LIMIT 1
          """, route.id, site.zone.start(of: from), site.zone.start(of: to.adding(days: 1)))
        let days =
          [route.inForce] + (try history(of: route.id).former.map(\.terms.inForce))
          + (begun.map { [site.zone.local(Instant(seconds: $0)).date] } ?? [])
        first = (days + (first.map { [$0] } ?? [])).min()
      }
    }
    let start = min(max(from, first ?? from), to)
    return (start, max(start, min(to, last)))
  }

  private static let daysAhead = 366

  /// The finished rounds by walker, each walker's oldest first.
  private func walks(of heads: [RoundHead]) throws -> [Int64: [Walk]] {
    var walks: [Int64: [Walk]] = [:]
    for head in heads {
      guard let walker = head.walker, let started = head.started, let finished = head.finished
      else { continue }
      let reached = try reader.rows(
        "SELECT reached FROM round_stop WHERE round = $1 AND reached IS NOT NULL ORDER BY reached",
        head.id
      ) { $0.integer(0) }
      walks[walker, default: []].append(
        Walk(
          round: head.id, number: head.number, walker: walker, started: started,
          finished: finished, findings: head.tally.findings,
          intervals: zip(reached, reached.dropFirst()).map { $1 - $0 }))
    }
    return walks
  }

  private func streaks(of walks: [Walk], on route: Route) throws -> [EndedStreak] {
    try HonestyRule.runs(walks) { $0.findings == 0 && $1.findings == 0 }
      .filter { $0.allSatisfy { $0.findings == 0 } }
      .compactMap { run in
        guard let last = run.last else { return nil }
        let next = walks.first { $0.started > last.started }?.started
        let limit = min(next ?? now, last.finished + HonestyRule.endsWithin)
        guard let fault = try fault(byOthersThan: last, until: limit, campus: route.campus) else {
          return nil
        }
        return EndedStreak(
          route: route.code, walker: last.walker, rounds: run.map(\.number),
          last: last.finished, order: fault.number, reported: fault.at, place: fault.place)
      }
  }

  /// The first fault that somebody else reported at a stop of a round after it was finished; index
  /// `work_order_by_campus_age`.
  private func fault(
    byOthersThan walk: Walk, until limit: Instant, campus: Int64
  ) throws -> (number: String, at: Instant, place: PlaceNames)? {
    let found = try reader.first(
      """
      SELECT number, reported, place FROM work_order
      WHERE campus = $1 AND reported > $2 AND reported <= $3 AND first_contact <> $4
        AND stage <> 'cancelled'
        AND place IN (SELECT place FROM round_stop WHERE round = $5)
      ORDER BY reported, id LIMIT 1
      """, campus, walk.finished.seconds, limit.seconds, walk.walker, walk.round
    ) { ($0.text(0), Instant(seconds: $0.integer(1)), $0.integer(2)) }
    guard let (number, at, place) = found else { return nil }
    return (number, at, try titles(of: try self.place(place)))
  }
}
