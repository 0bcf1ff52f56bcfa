import Ledger
import ServiceClock

extension Snapshot {
  func exportedRounds() throws -> ExportRows {
    let campuses = try campusTable()
    return ExportRows(
      columns: [
        "number", "route", "campus", "state", "period", "walker", "started", "finished", "stops",
        "reached", "answered", "findings", "major", "verdict",
      ],
      sql: """
        SELECT r.number, t.code, r.campus, r.state, r.period, s.number, r.started, r.finished,
          r.stops, r.reached, r.answered, r.findings, r.majors, r.verdict
        FROM round r JOIN route t ON t.id = r.route LEFT JOIN staff s ON s.id = r.walker
        ORDER BY r.id
        """
    ) { row in
      let campus = campuses[row.integer(2)]
      func text(_ column: Int) -> ExportValue {
        row.optionalText(column).map { .text($0) } ?? .none
      }
      func time(_ column: Int) -> ExportValue {
        let at = row.optionalInteger(column).map(Instant.init(seconds:))
        return at.map { .text((campus?.zone ?? .utc).iso8601($0)) } ?? .none
      }
      return [
        text(0), text(1), .text(campus?.slug ?? ""), text(3), text(4), text(5), time(6), time(7),
        .number(row.integer(8)), .number(row.integer(9)), .number(row.integer(10)),
        .number(row.integer(11)), .number(row.integer(12)), text(13),
      ]
    }
  }
}
