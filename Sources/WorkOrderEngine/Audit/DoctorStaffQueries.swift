import Ledger

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
}
