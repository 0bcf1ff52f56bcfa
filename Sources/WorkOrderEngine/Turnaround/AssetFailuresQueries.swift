import Ledger
public import ServiceClock

extension Snapshot {
  /// The equipment that failed, of the orders reported from 00:00 of one day to 24:00 of another in campus
  /// time; without dates, of all. What fails most often comes first, of those that fail alike the code.
  ///
  /// One pass over index `work_order_by_campus_age`.
  public func assetFailures(
    from: CalendarDate? = nil, to: CalendarDate? = nil, campus: Int64? = nil
  ) throws -> [AssetFailures] {
    var found: [AssetFailures] = []
    for site in try campuses() where campus == nil || site.id == campus {
      let end = site.zone.start(of: to?.adding(days: 1), orElse: .max)
      let start = try from.map { site.zone.start(of: $0) } ?? firstReport(on: site) ?? now.seconds
      found += try reader.rows(
        """
        SELECT a.code, a.name, a.place, COUNT(*), SUM(o.open) FROM work_order AS o
        JOIN asset AS a ON a.id = o.asset
        WHERE o.campus = $1 AND o.reported >= $2 AND o.reported < $3 AND o.stage <> 'cancelled'
        GROUP BY a.id, a.code, a.name, a.place
        """, site.id, start, end
      ) { row in
        let place = try place(row.integer(2))
        return AssetFailures(
          code: row.text(0), name: row.text(1), path: place.path, place: try titles(of: place),
          campus: site.id, failures: row.int(3), open: row.int(4),
          observed: max(0, min(end, now.seconds) - start))
      }
    }
    return found.sorted {
      ($0.meanTimeBetweenFailures ?? 0, $0.code) < ($1.meanTimeBetweenFailures ?? 0, $1.code)
    }
  }

  /// When the record of a campus begins; index `work_order_by_campus_age`.
  private func firstReport(on site: Campus) throws -> Int64? {
    try reader.value(
      "SELECT reported FROM work_order WHERE campus = $1 ORDER BY reported, id LIMIT 1", site.id)
  }
}
