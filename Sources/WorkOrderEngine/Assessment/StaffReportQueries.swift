import Configuration
import Ledger
public import ServiceClock

extension Snapshot {
  /// What each person and each crew did from 00:00 of one day to 24:00 of another, in the time of each
  /// campus; without dates, ever. A deed belongs to whoever did it, also when somebody else entered it.
  ///
  /// Indexes `event_by_record`, `event_by_subject`, `round_finished` and `escalation_by_time`: it costs
  /// the rounds of these days, and the orders of what was done since the first of them. The orders concerned are replayed one after the other.
  public func staffReport(
    from: CalendarDate? = nil, to: CalendarDate? = nil, campus: Int64? = nil
  ) throws -> StaffReport {
    let crews = try crews()
    let codes = Dictionary(uniqueKeysWithValues: crews.map { ($0.id, $0.code) })
    let staff = try staff()
    var tallies: [Int64: StaffTally] = [:]
    for person in staff {
      tallies[person.id] = StaffTally(
        key: person.number, id: person.id, crew: person.crew.flatMap { codes[$0] } ?? "")
    }
    for site in try campuses() where campus == nil || site.id == campus {
      let span = site.zone.start(of: from)..<site.zone.start(of: to?.adding(days: 1), orElse: .max)
      try countRepairs(of: site.id, in: span, &tallies)
      try countRounds(of: site.id, in: span, &tallies)
      try countSignatures(of: site.id, in: span, &tallies)
    }
    return report(
      from: from, to: to, staff: staff,
      crews: crews.filter { campus == nil || $0.campus == campus }, tallies, campus: campus)
  }

  private func report(
    from: CalendarDate?, to: CalendarDate?, staff: [Person], crews: [Crew],
    _ tallies: [Int64: StaffTally], campus: Int64?
  ) -> StaffReport {
    let members = Set(crews.map(\.id))
    var people: [StaffFigures] = []
    var total = StaffTally(key: "")
    var sums = crews.map { StaffTally(key: $0.code, id: $0.id) }
    for person in staff {
      guard let tally = tallies[person.id] else { continue }
      let isMember = person.isEnabled && person.crew.map(members.contains) == true
      guard isMember || !tally.figures.isIdle else { continue }
      people.append(tally.result())
      total.add(tally)
      if let crew = crews.firstIndex(where: { $0.id == person.crew }) { sums[crew].add(tally) }
    }
    return StaffReport(
      from: from, to: to, people: people, crews: sums.map { $0.result() }, total: total.result())
  }

  private func countRepairs(
    of campus: Int64, in span: Range<Int64>, _ tallies: inout [Int64: StaffTally]
  ) throws {
    // Whatever happened in the period was recorded in it or later.
    let orders = try reader.rows(
      """
      SELECT DISTINCT e.subject FROM event e JOIN work_order o ON o.id = e.subject
      WHERE e.topic = 'order' AND e.recorded >= $2 AND e.happened >= $2 AND e.happened < $3
        AND e.kind IN ('accepted', 'arrived', 'completed', 'verificationRefused', 'reopened')
        AND o.campus = $1 AND o.imported = 0
      """, campus, span.lowerBound, span.upperBound
    ) { $0.integer(0) }
    for id in orders {
      let deeds = try StaffDeeds(view(of: orderFile(id: id)))
      for deed in deeds.taken where span.contains(deed.at.seconds) {
        tallies[deed.by]?.figures.accepted += 1
      }
      for repair in deeds.repairs where span.contains(repair.at.seconds) {
        tallies[repair.by]?.complete(
          seconds: repair.seconds, wall: repair.wall, isLate: repair.isLate)
      }
      for deed in deeds.rework where span.contains(deed.at.seconds) {
        tallies[deed.by]?.figures.rework += 1
      }
    }
  }

  /// A round belongs to the period in which it started (engine.md §4).
  private func countRounds(
    of campus: Int64, in span: Range<Int64>, _ tallies: inout [Int64: StaffTally]
  ) throws {
    for route in try routes(campus: campus) {
      let rounds = try finishedRounds(
        of: route, from: Instant(seconds: span.lowerBound),
        before: Instant(seconds: span.upperBound))
      for round in rounds {
        guard let walker = round.walker else { continue }
        tallies[walker]?.finish(round)
      }
    }
  }

  private func countSignatures(
    of campus: Int64, in span: Range<Int64>, _ tallies: inout [Int64: StaffTally]
  ) throws {
    try reader.forEachRow(
      """
      SELECT e.told, e.acknowledged_by, e.acknowledged - e.recorded FROM escalation e
      JOIN work_order o ON o.id = e.work_order
      WHERE e.recorded >= $2 AND e.recorded < $3 AND e.role <> $4 AND o.campus = $1
      """, campus, span.lowerBound, span.upperBound, Recipient.holder.text
    ) { row in
      let told = row.optionalInteger(0)
      if let told { tallies[told]?.figures.told += 1 }
      guard let signer = row.optionalInteger(1), let waited = row.optionalInteger(2) else { return }
      tallies[signer]?.acknowledge(after: max(0, waited), forOthers: told != signer)
    }
  }
}
