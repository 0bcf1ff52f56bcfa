import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// Section 7 of a sheet, and the readings of section 3: the quotas of the week, the rounds
  /// finished since `from` and those underway, and the latest reading of each item. A campus without a route
  /// has no record of rounds.
  func handoverPatrols(campus: Campus, from: Instant) throws -> HandoverPatrols? {
    let week = campus.zone.local(now).date.isoWeek
    let quotas = try weekQuotas(week, campus: campus.id)
    guard !quotas.isEmpty else { return nil }
    let codes = Dictionary(uniqueKeysWithValues: quotas.map { ($0.route.id, $0.route.code) })
    let rounds =
      try finishedRounds(campus: campus.id, from: from, to: now + 1)
      + roundsUnderway(campus: campus.id)
    return HandoverPatrols(
      routes: try quotas.map { quota in
        let watch = try history(of: quota.route.id).watch
        return HandoverRoute(
          code: quota.route.code, name: quota.route.name,
          nameEnglish: quota.route.nameEnglish.isEmpty ? nil : quota.route.nameEnglish,
          word: quota.quota.word.code, per: quota.route.per.rawValue, period: quota.period,
          missed: quota.missed,
          required: quota.quota.required, done: quota.quota.done,
          daysLeft: quota.quota.daysLeft,
          watch: try watch.map { HandoverWatch(try standing(of: $0, on: quota.route)) })
      },
      rounds: try rounds.map { round in
        let walker = try handoverPerson(round.walker)
        return HandoverRound(
          route: codes[round.route] ?? round.number, state: round.state.rawValue,
          started: round.at, walker: walker?.name ?? "",
          walkerEnglish: walker.flatMap { $0.nameEnglish.isEmpty ? nil : $0.nameEnglish },
          findings: round.tally.findings, stops: round.stopCount, reached: round.tally.reached)
      },
      readings: try handoverReadings(campus: campus, from: from, rounds: rounds))
  }

  /// The latest reading of each item at each place of the rounds; the key of `round_check` serves
  /// it, a round at a time.
  private func handoverReadings(
    campus: Campus, from: Instant, rounds: [RoundHead]
  ) throws -> [HandoverReading] {
    var latest: [String: HandoverReading] = [:]
    for round in rounds {
      let configuration = try rulebook(version: round.version).configuration
      try reader.forEachRow(
        """
        SELECT p.title, s.checklist, c.item, c.value, c.result, c.at
        FROM round_check c JOIN round_stop s ON s.round = c.round AND s.position = c.position
          JOIN place p ON p.id = s.place
        WHERE c.round = $1 AND c.value IS NOT NULL ORDER BY c.at
        """, round.id
      ) { row in
        guard let item = configuration.checklist(row.text(1))?.item(row.text(2)),
          case .reading(let unit, _, _) = item.kind, let value = Double(row.text(3))
        else { return }
        latest["\(row.text(0))/\(item.id)"] = HandoverReading(
          place: row.text(0), item: item.zh, itemEnglish: item.en, value: value, unit: unit,
          isOutside: row.text(4) == CheckResult.fail.rawValue,
          at: Instant(seconds: row.integer(5)))
      }
    }
    return latest.values.sorted { ($0.place, $0.at, $0.item) < ($1.place, $1.at, $1.item) }
  }
}
