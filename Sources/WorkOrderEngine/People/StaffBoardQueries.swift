import Configuration
import Ledger
public import ServiceClock

extension Snapshot {
  /// Everybody who belongs to a campus by crew or role, or to all; by crew and number.
  ///
  /// - Parameter campus: `nil`: the whole staff.
  public func staffBoard(campus: Int64? = nil) throws -> [StaffStanding] {
    let crews = try crews()
    let crewsByID = Dictionary(uniqueKeysWithValues: crews.map { ($0.id, $0) })
    let firms = Dictionary(uniqueKeysWithValues: try contractors().map { ($0.id, $0) })
    var onDuty: Set<Int64> = []
    for crew in crews { onDuty.formUnion(try self.onDuty(crew: crew, at: now).map(\.id)) }
    let zone = try (campus.map { try self.campus($0) } ?? campuses().first)?.zone ?? .utc
    return try staff().compactMap { person in
      let crew = person.crew.flatMap { crewsByID[$0] }
      let roles = try writtenRoles(of: person.id)
      guard
        campus == nil || crew?.campus == campus
          || roles.contains(where: { $0.campus == nil || $0.campus == campus })
      else { return nil }
      let isThere =
        try onDuty.contains(person.id) || isOnDuty(person, at: now, in: zone)
      return StaffStanding(
        person: person, crew: crew, contractor: person.contractor.flatMap { firms[$0] },
        roles: roles, isOnDuty: person.isEnabled && isThere,
        open: try openOrders(of: .person(person.id)))
    }
    .sorted { ($0.crew?.code ?? "~", $0.person.number) < ($1.crew?.code ?? "~", $1.person.number) }
  }

  /// Open orders in somebody's hands, counted to 1,000+ at most; index `work_order_by_holder`.
  public func openOrders(of holder: Holder) throws -> Int {
    Int(
      try reader.value(
        """
        SELECT COUNT(*) FROM (
          SELECT 1 FROM work_order WHERE holder = $1 AND open = 1 LIMIT 1001) AS found
        """, holder.text) ?? 0)
  }

  /// What a person has to do on some days, as it is planned.
  public func duties(
    of person: Person, from first: CalendarDate, days: Int
  ) throws -> [PlannedDuty] {
    let last = first.adding(days: max(1, days) - 1)
    let entered = try roster(from: first, to: last).filter { $0.person.id == person.id }
    let members = try person.crew.map { try self.members(ofCrew: $0) } ?? []
    let index = members.firstIndex { $0.id == person.id }
    return try (0..<max(1, days)).map { offset in
      let day = first.adding(days: offset)
      if let entry = entered.first(where: { $0.day == day }) {
        return PlannedDuty(
          day: day, duty: entry.duty, isEntered: true, standsInFor: entry.standsInFor)
      }
      let pattern = try person.crew.flatMap { try self.pattern(ofCrew: $0, on: day) }
      return PlannedDuty(
        day: day, duty: index.flatMap { pattern?.duty(ofMember: $0, on: day) }, isEntered: false,
        standsInFor: nil)
    }
  }

  /// The roles that are written down, whether or not they count.
  private func writtenRoles(of person: Int64) throws -> [RoleGrant] {
    try reader.rows(
      "SELECT role, campus FROM staff_role WHERE staff = $1 ORDER BY role, campus", person
    ) { row in (Role(rawValue: row.text(0)), row.integer(1)) }.compactMap { role, campus in
      role.map { RoleGrant(role: $0, campus: campus == 0 ? nil : campus) }
    }
  }
}
