import Ledger
import ServiceClock

extension Snapshot {
  /// System users that are not those of the last event; who has none since the founding has the
  /// login of the campus file.
  func loginProblems() throws -> [Problem] {
    try mappedLogins().compactMap { person in
      person.login == person.mapped
        ? nil
        : Problem(
          kind: .column, place: "\(person.number) login", found: person.login ?? "",
          expected: person.mapped ?? "")
    }
  }

  /// Everybody whose login an event has changed, with what stands in the row and in the event.
  func mappedLogins() throws -> [(id: Int64, number: String, login: String?, mapped: String?)] {
    try reader.rows(
      """
      SELECT s.id, s.number, s.login, e.target FROM staff s JOIN event e ON e.sequence =
        (SELECT MAX(sequence) FROM event
         WHERE topic = 'staff' AND subject = s.id AND kind = 'login')
      ORDER BY s.number
      """
    ) { row in
      let mapped = row.text(3)
      return (row.integer(0), row.text(1), row.optionalText(2), mapped.isEmpty ? nil : mapped)
    }
  }

  /// Days of the roster that are not as they were entered last. All that stands in it was entered.
  func rosterProblems() throws -> [Problem] {
    var entered: [String: String] = [:]
    try reader.forEachRow(
      """
      SELECT s.number, e.target, e.reason FROM event e JOIN staff s ON s.id = e.subject
      WHERE e.topic = 'staff' AND e.kind = 'roster' ORDER BY e.sequence
      """
    ) { row in
      let parts = row.text(1).split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return }
      let isPattern = parts[1] == EnterDuty.pattern
      let duty = [parts[1], row.text(2)].filter { !$0.isEmpty }.joined(separator: " ")
      entered["\(row.text(0)) \(parts[0])"] = isPattern ? nil : duty
    }
    var problems: [Problem] = []
    try reader.forEachRow(
      """
      SELECT s.number, r.day, r.duty, COALESCE(o.number, '') FROM roster r
      JOIN staff s ON s.id = r.staff LEFT JOIN staff o ON o.id = r.stands_in_for
      ORDER BY r.day, s.number
      """
    ) { row in
      let key = "\(row.text(0)) \(CalendarDate(dayNumber: row.int(1)))"
      let duty = [row.text(2), row.text(3)].filter { !$0.isEmpty }.joined(separator: " ")
      let expected = entered.removeValue(forKey: key) ?? ""
      if duty != expected {
        problems.append(
          Problem(kind: .roster, place: key, found: duty, expected: expected))
      }
    }
    return problems
      + entered.sorted { $0.key < $1.key }.map {
        Problem(kind: .roster, place: $0.key, expected: $0.value)
      }
  }
}
