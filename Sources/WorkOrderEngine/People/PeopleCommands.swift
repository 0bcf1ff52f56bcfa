import Configuration
import Ledger
import ServiceClock

extension Transaction {
  /// Writes contractors, crews, staff with their roles, shifts and patterns.
  func writePeople(_ file: CampusFile) throws {
    touch(.crew, .contractor, .staff, .staffRole, .shift, .shiftPattern)
    let campuses = Dictionary(
      uniqueKeysWithValues: try snapshot.campuses().map { ($0.code, $0.id) })
    func campus(_ code: String) throws -> Int64 {
      guard let id = campuses[code] else { throw EngineError.unknownCampus(code) }
      return id
    }
    let contractors = try writeContractors(file.contractors, campus: campus)
    let crews = try writeCrews(file.crews, campus: campus)
    var staff: [String: Int64] = [:]
    for person in file.staff {
      let id = try writePerson(
        person, crew: person.crew.flatMap { crews[$0] },
        contractor: person.crew.flatMap { contractors[$0] })
      staff[person.number] = id
      for grant in person.roles {
        try grantRole(grant.role, to: id, campus: try grant.campus.map(campus))
      }
    }
    for crew in file.crews {
      guard let leader = crew.leader else { continue }
      guard let id = staff[leader] else { throw EngineError.unknownPerson(leader) }
      try db.execute("UPDATE crew SET leader = $2 WHERE code = $1", crew.code, id)
    }
    try writeShifts(file.shifts)
    try writePatterns(file.patterns, crews: crews)
  }

  private func writeContractors(
    _ contractors: [CampusFile.Contractor], campus: (String) throws -> Int64
  ) throws -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for contractor in contractors {
      let campuses = try contractor.campuses.map { String(try campus($0)) }
      try db.execute(
        """
        INSERT INTO contractor (code, name, name_en, categories, campuses)
        VALUES ($1, $2, $3, $4, $5)
        """,
        contractor.code, contractor.name, contractor.nameEn,
        contractor.categories.joined(separator: " "), campuses.joined(separator: " "))
      ids[contractor.code] = db.lastInsertedIdentity
    }
    return ids
  }

  private func writeCrews(
    _ crews: [CampusFile.Crew], campus: (String) throws -> Int64
  ) throws -> [String: Int64] {
    var ids: [String: Int64] = [:]
    for crew in crews {
      try db.execute(
        """
        INSERT INTO crew (code, campus, name, name_en, leader, categories)
        VALUES ($1, $2, $3, $4, NULL, $5)
        """,
        crew.code, try campus(crew.campus), crew.name, crew.nameEn,
        crew.categories.joined(separator: " "))
      ids[crew.code] = db.lastInsertedIdentity
    }
    return ids
  }

  private func writePerson(
    _ person: CampusFile.Staff, crew: Int64?, contractor: Int64?
  ) throws -> Int64 {
    try db.execute(
      """
      INSERT INTO staff (number, name, name_en, crew, contractor, phone, login, enabled)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 1)
      """,
      person.number, person.name, person.nameEn, crew, contractor, person.phone ?? "",
      person.login)
    return db.lastInsertedIdentity
  }

  /// Gives a role on one campus, or on all.
  func grantRole(_ role: Role, to person: Int64, campus: Int64?) throws {
    try db.execute(
      """
      INSERT INTO staff_role (staff, role, campus) VALUES ($1, $2, $3)
      ON CONFLICT (staff, role, campus) DO NOTHING
      """, person, role.rawValue, campus ?? 0)
  }

  private func writeShifts(_ shifts: [CampusFile.Shift]) throws {
    for shift in shifts {
      try db.execute(
        """
        INSERT INTO shift (code, name, name_en, start_minute, end_minute)
        VALUES ($1, $2, $3, $4, $5)
        """, shift.code, shift.name, shift.nameEn, shift.startMinute, shift.endMinute)
    }
  }

  private func writePatterns(_ patterns: [CampusFile.Pattern], crews: [String: Int64]) throws {
    for pattern in patterns {
      guard let crew = crews[pattern.crew] else { throw EngineError.unknownHolder(pattern.crew) }
      try db.execute(
        "INSERT INTO shift_pattern (crew, from_day, cycle, stagger) VALUES ($1, $2, $3, $4)",
        crew, pattern.from.dayNumber, pattern.cycle.joined(separator: " "), pattern.stagger)
    }
  }
}
