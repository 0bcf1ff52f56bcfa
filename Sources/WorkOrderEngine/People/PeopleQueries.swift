public import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  private static let personColumns =
    "id, number, name, name_en, crew, contractor, phone, login, enabled"

  private func person(_ row: SQLRow) -> Person {
    Person(
      id: row.integer(0), number: row.text(1), name: row.text(2), nameEnglish: row.text(3),
      crew: row.optionalInteger(4), contractor: row.optionalInteger(5), phone: row.text(6),
      login: row.optionalText(7), isEnabled: row.bool(8))
  }

  /// The staff member with this id.
  public func person(_ id: Int64) throws -> Person? {
    try reader.first(
      "SELECT \(Self.personColumns) FROM staff WHERE id = $1", id, map: person)
  }

  /// The staff member with this number, or with this name when only one has it.
  ///
  /// - Throws: ``EngineError/unknownPerson(_:)``.
  public func person(named text: String) throws -> Person {
    let found = try reader.rows(
      """
      SELECT \(Self.personColumns) FROM staff WHERE number = $1 OR name = $1 OR name_en = $1
      ORDER BY CASE WHEN number = $1 THEN 0 ELSE 1 END, number LIMIT 2
      """, text.trimmingSpaces(), map: person)
    guard let first = found.first, found.count == 1 || first.number == text else {
      throw EngineError.unknownPerson(text)
    }
    return first
  }

  /// The enabled staff member mapped to this system user.
  public func person(login: String) throws -> Person? {
    try reader.first(
      "SELECT \(Self.personColumns) FROM staff WHERE login = $1 AND enabled = 1", login,
      map: person)
  }

  /// All staff, by number.
  public func staff() throws -> [Person] {
    try reader.rows("SELECT \(Self.personColumns) FROM staff ORDER BY number", map: person)
  }

  /// The roles of a person.
  public func roles(of person: Int64) throws -> [RoleGrant] {
    try kept(.roles(person: person)) {
      try reader.rows(
        """
        SELECT r.role, r.campus FROM staff_role r JOIN staff s ON s.id = r.staff
        WHERE r.staff = $1 AND s.enabled = 1 ORDER BY r.role, r.campus
        """, person
      ) { row in
        (Role(rawValue: row.text(0)), row.integer(1))
      }.compactMap { role, campus in
        role.map { RoleGrant(role: $0, campus: campus == 0 ? nil : campus) }
      }
    }
  }

  /// Whether somebody enabled may both apply a configuration, which takes a role on all campuses, and
  /// manage staff, wherever: without them nothing that locks people out could be set right again.
  public func hasKeeper(under configuration: EffectiveConfiguration) throws -> Bool {
    try !keepers(under: configuration).isEmpty
  }

  /// Whether one of those also gets in: by a passphrase, or by a system account of their own that signs
  /// nobody in.
  public func hasKeeperInside(under configuration: EffectiveConfiguration) throws -> Bool {
    let rules = configuration.signIn
    guard !rules.accounts.isEmpty else { return true }
    return try keepers(under: configuration).contains { person in
      try person.login.map { !rules.asks($0) } == true || hasPassphrase(person.id)
    }
  }

  private func keepers(under configuration: EffectiveConfiguration) throws -> [Person] {
    try staff().filter { person in
      // Of whoever is not enabled there are no roles.
      let grants = try roles(of: person.id)
      func permits(_ command: String, to grants: [RoleGrant]) -> Bool {
        grants.contains { configuration.permits($0.role, command) }
      }
      return permits(ApplyConfiguration.name, to: grants.filter { $0.counts(on: nil) })
        && permits(EnterDuty.name, to: grants)
    }
  }

  /// Whether a person has every role on all campuses, as whoever ran `init` has.
  func hasAllRoles(_ person: Int64) throws -> Bool {
    let roles = Set(try roles(of: person).filter { $0.campus == nil }.map(\.role))
    return roles.isSuperset(of: Role.allCases.filter { $0 != .system })
  }

  /// The enabled people with a role that counts on a campus, those of the campus itself first.
  func people(with role: Role, campus: Int64) throws -> [Person] {
    try reader.rows(
      """
      SELECT \(Self.personColumns.split(separator: ", ").map { "s.\($0)" }.joined(separator: ", "))
      FROM staff s JOIN staff_role r ON r.staff = s.id
      WHERE r.role = $1 AND r.campus IN (0, $2) AND s.enabled = 1
      ORDER BY CASE WHEN r.campus = 0 THEN 1 ELSE 0 END, s.number
      """, role.rawValue, campus, map: person)
  }

  private static let crewColumns = "id, code, campus, name, name_en, leader, categories"

  private func crew(_ row: SQLRow) -> Crew {
    Crew(
      id: row.integer(0), code: row.text(1), campus: row.integer(2), name: row.text(3),
      nameEnglish: row.text(4), leader: row.optionalInteger(5),
      categories: row.text(6).split(separator: " ").map(String.init))
  }

  /// All crews of a campus, or of all, by code.
  public func crews(campus: Int64? = nil) throws -> [Crew] {
    try kept(.crews(campus: campus)) {
      try reader.rows(
        "SELECT \(Self.crewColumns) FROM crew WHERE $1 = 0 OR campus = $1 ORDER BY code",
        campus ?? 0, map: crew)
    }
  }

  /// The crew with this id.
  public func crew(_ id: Int64) throws -> Crew? {
    try reader.first("SELECT \(Self.crewColumns) FROM crew WHERE id = $1", id, map: crew)
  }

  /// All contractors, by code.
  public func contractors() throws -> [Contractor] {
    try kept(.contractors) {
      try reader.rows(
        "SELECT id, code, name, name_en, categories, campuses FROM contractor ORDER BY code"
      ) { row in
        Contractor(
          id: row.integer(0), code: row.text(1), name: row.text(2), nameEnglish: row.text(3),
          categories: row.text(4).split(separator: " ").map(String.init),
          campuses: row.text(5).split(separator: " ").compactMap { Int64($0) })
      }
    }
  }

  /// The members of a crew, by number; their places here count for the pattern's stagger.
  public func members(ofCrew crew: Int64) throws -> [Person] {
    try kept(.members(crew: crew)) {
      try reader.rows(
        "SELECT \(Self.personColumns) FROM staff WHERE crew = $1 ORDER BY number", crew,
        map: person)
    }
  }

  /// All shifts, by their start.
  public func shifts() throws -> [Shift] {
    try kept(.shifts) {
      try reader.rows(
        """
        SELECT id, code, name, name_en, start_minute, end_minute FROM shift
        ORDER BY start_minute, code
        """
      ) { row in
        Shift(
          id: row.integer(0), code: row.text(1), name: row.text(2), nameEnglish: row.text(3),
          startMinute: row.int(4), endMinute: row.int(5))
      }
    }
  }

  /// The pattern of a crew that is in force on a day.
  func pattern(ofCrew crew: Int64, on day: CalendarDate) throws -> ShiftPattern? {
    try kept(.pattern(crew: crew, day: day.dayNumber)) {
      try reader.first(
        """
        SELECT from_day, cycle, stagger FROM shift_pattern WHERE crew = $1 AND from_day <= $2
        ORDER BY from_day DESC LIMIT 1
        """, crew, day.dayNumber
      ) { row in
        ShiftPattern(
          crew: crew, from: CalendarDate(dayNumber: row.int(0)),
          cycle: row.text(1).split(separator: " ").map(String.init), stagger: row.int(2))
      }
    }
  }

  /// What the roster says for single people on a day, before any pattern: a shift code or `leave`.
  func rostered(on day: CalendarDate) throws -> [Int64: String] {
    var duties: [Int64: String] = [:]
    try reader.forEachRow("SELECT staff, duty FROM roster WHERE day = $1", day.dayNumber) { row in
      duties[row.integer(0)] = row.text(1)
    }
    return duties
  }
}
