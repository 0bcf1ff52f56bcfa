public import Configuration
import Ledger
public import ServiceClock

extension Snapshot {
  /// Judges the orders reported from 00:00 of one day to 24:00 of another, in the time of each
  /// order's campus, by other rules: from their events, in memory, one order at a time. Nothing is
  /// written and no copy is made. Index `work_order_by_campus_age`.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when the tried rules lack a calendar that a campus
  ///   of the database needs.
  public func whatIf(
    _ configuration: EffectiveConfiguration, from: CalendarDate? = nil, to: CalendarDate? = nil
  ) throws -> WhatIf {
    let tried = Rulebook(version: try rulebook().version + 1, configuration: configuration)
    var answer = WhatIf()
    var groups: [String: TriedCategory] = [:]
    for campus in try campuses() {
      try reader.forEachRow(
        "SELECT id FROM work_order WHERE campus = $1 AND reported >= $2 AND reported < $3",
        campus.id, campus.zone.start(of: from),
        campus.zone.start(of: to?.adding(days: 1), orElse: .max)
      ) { row in
        let view = try view(of: try orderFile(id: row.integer(0)))
        answer.add(
          try view.restated(under: tried, at: now), of: view.order, into: &groups)
      }
    }
    answer.categories = groups.values.sorted { $0.key < $1.key }
    answer.wouldBeLate.sort { ($0.triedDue ?? now, $0.number) < ($1.triedDue ?? now, $1.number) }
    answer.wouldNotBeLate.sort { ($0.due ?? now, $0.number) < ($1.due ?? now, $1.number) }
    return answer
  }
}
