import WorkOrderEngine

extension SimulatedWorld {
  /// The rounds and quotas of all routes, judged once more in a plain way.
  func checkPatrols() throws {
    for code in SimulatedCampus.routes {
      try engine.ask(now: now) { snapshot in
        let route = try snapshot.route(named: code)
        let standing = try snapshot.standing(of: route)
        let counted = try countedStarts(of: route, in: snapshot)
        guard let period = standing.period else { return }
        let days = counted.filter { $0 >= period.start && $0 < period.end }
          .map { zone.local($0).date }
        let suspensions = try snapshot.suspensions(of: route).map(\.days)
        let required = required(
          of: route, quota: demand(of: route, at: period.start).quota, in: period, days: days,
          suspensions: suspensions,
          watches: try snapshot.watches(of: route))
        let today = zone.local(snapshot.now).date
        let left = period.days.filter { day in
          day >= today && !suspensions.contains { $0.contains(day) }
        }.count
        let owed = required - days.count
        let isClosed = period.days.allSatisfy { day in
          suspensions.contains { $0.contains(day) }
        }
        let isLastClosed = suspensions.contains { $0.contains(period.lastDay) }
        let word: QuotaWord =
          if isClosed { .suspended } else if owed <= 0 { .done } else if left == 0 {
            isLastClosed ? .suspended : .missed
          } else { left <= owed + 1 ? .atRisk : .owed }
        let quota = standing.quota
        guard quota.done == days.count, quota.required == required, quota.word == word else {
          throw BrokenRule(
            rule: "quota words agree with the rounds",
            what: "\(code) \(period.label): \(quota.done)/\(quota.required) \(quota.word), "
              + "should be \(days.count)/\(required) \(word)")
        }
      }
    }
  }

  /// What a route was last told to ask for at an instant: what came later counts for later periods
  /// and rounds.
  private func demand(of route: Route, at instant: Instant) -> RouteDemand {
    asked[route.code]?.last { $0.at <= instant }
      ?? RouteDemand(at: instant, quota: route.quota, gap: route.gap)
  }

  /// The starts of the rounds that count: complete, not too fast, far enough after the last one.
  private func countedStarts(of route: Route, in snapshot: Snapshot) throws -> [Instant] {
    var rounds: [RoundHead] = []
    var cursor: RoundCursor?
    repeat {
      let page = try snapshot.rounds(of: route, after: cursor)
      rounds += page.rounds
      cursor = page.next
    } while cursor != nil
    var counted: [Instant] = []
    let walked = rounds.compactMap { round in round.started.map { ($0, round) } }
      .sorted { ($0.0, $0.1.id) < ($1.0, $1.1.id) }
    for (started, round) in walked {
      guard round.state == .complete, let finished = round.finished,
        finished - started >= round.floor
      else { continue }
      if let last = counted.last, started - last < demand(of: route, at: started).gap { continue }
      counted.append(started)
    }
    return counted
  }

  /// How many rounds the period needs: its quota as far as days allow, and under heightened watch
  /// one on each day beside those walked on other days before.
  private func required(
    of route: Route, quota: Int, in period: PatrolPeriod, days: [CalendarDate],
    suspensions: [DaySpan],
    watches: [HeightenedWatch]
  ) -> Int {
    let walkable = period.days.filter { day in !suspensions.contains { $0.contains(day) } }
    let isLong = route.per == .week || route.per == .month
    let base = isLong ? min(quota, walkable.count) : walkable.isEmpty ? 0 : quota
    let watched = walkable.filter { day in
      watches.contains { watch in
        let end = watch.ended.map { zone.local($0).date }
        return day > zone.local(watch.since).date && (end.map { day < $0 } ?? true)
      }
    }
    guard isLong, let last = watched.last else { return base }
    let beside = days.filter { $0 < last && !watched.contains($0) }.count
    return max(base, beside + watched.count)
  }
}
