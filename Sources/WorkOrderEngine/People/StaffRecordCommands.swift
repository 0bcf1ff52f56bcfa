import Configuration
import Ledger

extension Snapshot {
  /// What is written down of the staff member with exactly this number.
  func staffRecord(number: String) throws -> StaffRecord? {
    let found = try reader.first(
      """
      SELECT id, number, name, name_en, crew, contractor, phone, login, enabled FROM staff
      WHERE number = $1
      """, number
    ) { row in
      StaffRecord(
        id: row.integer(0), number: row.text(1), name: row.text(2), nameEnglish: row.text(3),
        crew: row.optionalInteger(4), contractor: row.optionalInteger(5), phone: row.text(6),
        login: row.optionalText(7), isEnabled: row.bool(8))
    }
    guard var record = found else { return nil }
    // The roles of those who are not enabled count for nothing, yet they are written down.
    record.roles = Set(
      try reader.rows("SELECT role, campus FROM staff_role WHERE staff = $1", record.id) { row in
        (Role(rawValue: row.text(0)), row.integer(1))
      }.compactMap { role, campus in
        role.map { RoleGrant(role: $0, campus: campus == 0 ? nil : campus) }
      })
    return record
  }

  /// The number of whoever has a login.
  func loginHolder(_ login: String) throws -> String? {
    try reader.text("SELECT number FROM staff WHERE login = $1", login)
  }
}

extension Transaction {
  /// Enters a new staff member, with the events entered and login.
  func enter(_ record: StaffRecord) throws {
    touch(.staff, .staffRole)
    var record = record
    try db.execute(
      """
      INSERT INTO staff (number, name, name_en, crew, contractor, phone, login, enabled)
      VALUES ($1, $2, $3, $4, $5, $6, NULL, $7)
      """,
      record.number, record.name, record.nameEnglish, record.crew, record.contractor,
      record.phone, record.isEnabled)
    record.id = db.lastInsertedIdentity
    try writeRoles(of: record)
    try append(.entered, of: record.id, target: record.number, body: try body(of: record))
    if let login = record.login { try map(login: login, to: record.id) }
  }

  /// Writes what has changed of a staff member, with the events changed and login.
  func revise(_ known: StaffRecord, as record: StaffRecord) throws {
    touch(.staff, .staffRole)
    try db.execute(
      """
      UPDATE staff SET name = $2, name_en = $3, crew = $4, contractor = $5, phone = $6,
        enabled = $7
      WHERE id = $1
      """,
      record.id, record.name, record.nameEnglish, record.crew, record.contractor, record.phone,
      record.isEnabled)
    if record.roles != known.roles {
      try db.execute("DELETE FROM staff_role WHERE staff = $1", record.id)
      try writeRoles(of: record)
    }
    let fields = record.differing(from: known)
    if fields != ["login"] {
      try append(
        .changed, of: record.id, target: fields.joined(separator: " "),
        body: try body(of: record))
    }
    if let login = record.login, login != known.login { try map(login: login, to: record.id) }
  }

  private func writeRoles(of record: StaffRecord) throws {
    for grant in record.roles {
      try grantRole(grant.role, to: record.id, campus: grant.campus)
    }
  }

  /// What the event keeps; the login has an event of its own.
  private func body(of record: StaffRecord) throws -> String {
    try canonicalJSON(
      StaffBody(
        name: record.name, nameEnglish: record.nameEnglish, crew: record.crew,
        contractor: record.contractor, phone: record.phone, enabled: record.isEnabled,
        roles: record.roles.map { "\($0.role.rawValue)@\($0.campus ?? 0)" }.sorted()))
  }
}

/// A staff member as an event keeps it.
private struct StaffBody: Codable {
  var name: String
  var nameEnglish: String
  var crew: Int64?
  var contractor: Int64?
  var phone: String
  var enabled: Bool
  /// Role and campus; campus 0 stands for all.
  var roles: [String]
}
