import Configuration
import Ledger
import ServiceClock

extension Engine {
  /// What comes due in patrols by itself: rounds are planned and expire, quotas come to be at risk,
  /// watches end. Costs what is due: index `route_next`, and the few routes under watch.
  func tickPatrols(now: Instant, into summary: inout TickSummary) throws {
    var last: [Int64] = []
    while true {
      let due = try ask(now: now) { try $0.routesDue(limit: 50) }
      // The same routes again would mean that their due time did not move; never go in circles.
      guard !due.isEmpty, due != last else { break }
      last = due
      try write(now: now) { transaction in
        for id in due { summary.lines += try transaction.settleRoute(id) }
      }
    }
    let over = try ask(now: now) { snapshot in
      try snapshot.watchedRoutes().filter { id in
        let route = try snapshot.route(id)
        guard let watch = try snapshot.history(of: id).watch else { return false }
        return try snapshot.standing(of: watch, on: route).isOver
      }
    }
    guard !over.isEmpty else { return }
    try write(now: now) { transaction in
      for id in over {
        let route = try transaction.snapshot.route(id)
        guard try transaction.endWatchIfOver(on: route) else { continue }
        summary.lines.append(
          TickLine(at: transaction.now, subject: route.code, event: "watchEnded", detail: ""))
      }
    }
  }
}

extension Snapshot {
  /// The routes that `tick` has to look at, the earliest first; index `route_next`.
  fileprivate func routesDue(limit: Int) throws -> [Int64] {
    try reader.rows(
      "SELECT id FROM route WHERE next_at <= $1 ORDER BY next_at, id LIMIT $2", now.seconds, limit
    ) { $0.integer(0) }
  }

  /// The planned rounds whose period has ended, the earliest first; index `round_planned`.
  fileprivate func roundsToExpire(of route: Int64) throws -> [RoundHead] {
    try reader.rows(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE route = $1 AND state = 'planned' AND planned_until <= $2 ORDER BY planned_until, id
      """, route, now.seconds, map: roundHead)
  }
}

extension Transaction {
  /// Does all that had come due for a route, and notes when to look again.
  fileprivate func settleRoute(_ id: Int64) throws -> [TickLine] {
    let route = try snapshot.route(id)
    let frame = try snapshot.frame(of: route)
    let row = try db.first("SELECT next_at, risk_told FROM route WHERE id = $1", id) {
      (next: Instant(seconds: $0.integer(0)), told: $0.text(1))
    }
    guard let row, row.next <= now else { return [] }
    var lines: [TickLine] = []
    // After a year without a terminal the last months are enough.
    let since = max(row.next, now - 100 * 86_400)
    var next = frame.periods.period(from: since)
    while let period = next, period.start <= now {
      lines += try planByItself(period, of: frame, at: max(period.start, since))
      next = frame.periods.period(after: period)
    }
    lines += try expireRounds(of: route)
    let risk = try risk(of: frame, told: row.told)
    if let risk, risk.at <= now {
      try inSystemName {
        try record(.quotaAtRisk(period: risk.period), on: route, at: risk.at)
      }
      lines.append(
        TickLine(at: risk.at, subject: route.code, event: "quotaAtRisk", detail: risk.period))
    }
    let ahead = risk.flatMap { $0.at > now ? $0.at : nil }
    let end = next?.start ?? Instant(seconds: WorkOrderSchema.never)
    try db.execute(
      "UPDATE route SET next_at = $2, risk_told = $3 WHERE id = $1", id,
      min(ahead ?? end, try boundary(of: frame) ?? end).seconds,
      risk.map { $0.at <= now ? $0.period : row.told } ?? row.told)
    return lines
  }

  /// When the current period ends, or else the next begins.
  private func boundary(of frame: RouteFrame) throws -> Instant? {
    let period = frame.periods.period(from: now)
    return period.map { $0.start > now ? $0.start : $0.end }
  }

  private func planByItself(
    _ period: PatrolPeriod, of frame: RouteFrame, at: Instant
  ) throws -> [TickLine] {
    try inSystemName { try plan(period, of: frame, at: at) }.map {
      TickLine(at: at, subject: $0.number, event: "planned", detail: period.label)
    }
  }

  private func expireRounds(of route: Route) throws -> [TickLine] {
    try snapshot.roundsToExpire(of: route.id).map { head in
      let at = head.plan?.until ?? now
      var round = Round(head: head, stops: [])
      try inSystemName { try record([(.expired, at)], on: &round) }
      return TickLine(
        at: at, subject: head.number, event: "expired", detail: head.plan?.period ?? "")
    }
  }

  /// When the quota of the current period comes to be at risk, if nobody was told yet. A quota of
  /// one day or shift is at risk from its first minute; its administrator is told when a quarter of
  /// it is left.
  private func risk(
    of frame: RouteFrame, told: String
  ) throws -> (at: Instant, period: String)? {
    guard let period = frame.periods.period(at: now), period.label != told else { return nil }
    let counted = try snapshot.counted(frame.route.id, from: period.start, to: period.end)
    let day = frame.rule(of: period).dayOfRisk(
      in: period, counted: counted.map(frame.day), now: now, today: frame.day(now))
    guard let day else { return nil }
    guard period.isLong else {
      return (period.start + (period.end - period.start) * 3 / 4, period.label)
    }
    let midnight = frame.campus.zone.instant(LocalDateTime(date: day, secondOfDay: 0))
    return (max(midnight, period.start), period.label)
  }

  /// Tells the administrator of the route's campus that a quota is at risk, once a period.
  func tellRisk(of route: Route, _ change: RouteChange, event: Int64) throws {
    guard case .quotaAtRisk(let label) = change,
      let person = try snapshot.people(with: .administrator, campus: route.campus).first
    else { return }
    let quota = try snapshot.standing(of: route).quota
    try post(
      Telling(
        event: event, person: person.id, subject: route.code, reason: "quotaAtRisk",
        text: "\(route.name) \(label) \(quota.done)/\(quota.required)", major: false, at: now))
  }
}
