import Ledger
import ServiceClock

extension Snapshot {
  /// What the reporters of the orders answered that were reported from 00:00 of one day to 24:00 of another
  /// in campus time. Index `work_order_by_campus_age`, then each order's row.
  func satisfaction(
    on site: Campus, from: CalendarDate, to: CalendarDate
  ) throws -> Satisfaction {
    var found = Satisfaction()
    try reader.forEachRow(
      """
      SELECT rating, COUNT(*) FROM work_order
      WHERE campus = $1 AND reported >= $2 AND reported < $3
        AND (told IS NOT NULL OR rating IS NOT NULL) AND stage <> 'cancelled'
      GROUP BY rating
      """,
      site.id, site.zone.start(of: from), site.zone.start(of: to.adding(days: 1))
    ) { row in
      found.asked += row.int(1)
      if let rating = row.optionalInteger(0), (1...5).contains(rating) {
        found.ratings[Int(rating) - 1] += row.int(1)
      }
    }
    return found
  }
}
