import Ledger
public import ServiceClock

/// A duty that was entered for one person on one day.
public struct RosterEntry: Hashable, Sendable {
  /// The day.
  public var day: CalendarDate
  /// Whose duty it is.
  public var person: Person
  /// A shift's code, `leave` or `off`.
  public var duty: String
  /// The number of the staff member in whose stead.
  public var standsInFor: String?
}

extension Snapshot {
  /// What was entered for single people on these days, by day and number; the primary key of `roster`.
  public func roster(from: CalendarDate, to: CalendarDate) throws -> [RosterEntry] {
    try reader.rows(
      """
      SELECT r.day, r.staff, r.duty, o.number FROM roster r JOIN staff s ON s.id = r.staff
      LEFT JOIN staff o ON o.id = r.stands_in_for
      WHERE r.day >= $1 AND r.day <= $2 ORDER BY r.day, s.number
      """, from.dayNumber, to.dayNumber
    ) { row in
      (row.int(0), row.integer(1), row.text(2), row.optionalText(3))
    }.compactMap { day, staff, duty, other in
      try person(staff).map {
        RosterEntry(
          day: CalendarDate(dayNumber: day), person: $0, duty: duty, standsInFor: other)
      }
    }
  }
}
