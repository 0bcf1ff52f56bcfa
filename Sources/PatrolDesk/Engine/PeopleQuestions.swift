import Localization
import Reports
import WorkOrderEngine

extension DeskQuestions {
  /// The staff of the campus that is looked at, or all.
  func people() throws -> [PersonLine] {
    try snapshot.staffBoard(campus: try campus()?.id).map { try line($0) }
  }

  private func line(_ standing: StaffStanding) throws -> PersonLine {
    let person = standing.person
    let crew =
      standing.crew.map { names.chosen($0.name, $0.nameEnglish) }
      ?? standing.contractor.map { names.chosen($0.name, $0.nameEnglish) } ?? ""
    let campuses = try snapshot.campuses()
    let roles = standing.roles.map { grant -> String in
      let role = strings["role.\(grant.role.rawValue)"]
      let campus = grant.campus.flatMap { id in campuses.first { $0.id == id } }
      return campus.map { "\(role)@\($0.code)" } ?? role
    }
    let name = names.chosen(person.name, person.nameEnglish)
    return PersonLine(
      number: person.number, name: name, crew: crew, roles: roles.joined(separator: " "),
      isOnDuty: standing.isOnDuty, isEnabled: person.isEnabled, open: standing.open,
      searched: [
        person.number, person.name, person.nameEnglish, crew, roles.joined(separator: " "),
        person.phone,
      ].joined(separator: " ").foldedForGuessing)
  }

  /// A staff member with the duties of two weeks and the orders in their hands.
  func person(_ number: String) throws -> PersonFile {
    let person = try snapshot.person(named: number)
    guard let standing = try snapshot.staffBoard().first(where: { $0.person.id == person.id })
    else { throw EngineError.unknownPerson(number) }
    let home = try standing.crew.map { try snapshot.campus($0.campus) } ?? snapshot.campuses().first
    let today = (home?.zone ?? .utc).local(snapshot.now).date
    let shifts = Dictionary(
      try snapshot.shifts().map { ($0.code, names.chosen($0.name, $0.nameEnglish)) }
    ) { first, _ in first }
    let duties = try snapshot.duties(of: person, from: today, days: 14).map { duty in
      DutyLine(
        day: duty.day, words: duty.duty.map { words(ofDuty: $0, shifts: shifts) } ?? "",
        isAway: duty.duty == EnterDuty.leave || duty.duty == EnterDuty.off,
        isEntered: duty.isEntered,
        standsInFor: try duty.standsInFor.map {
          try names.person(try snapshot.person(named: $0).id)
        } ?? "")
    }
    return PersonFile(
      line: try line(standing), ownName: person.name, englishName: person.nameEnglish,
      crewCode: standing.crew?.code ?? "", phone: person.phone, login: person.login ?? "",
      roleWords: try words(of: standing.roles), duties: duties,
      orders: try orders(filter: "state:open holder:\(person.number)", after: nil, limit: 30))
  }

  private func words(of roles: [RoleGrant]) throws -> String {
    try roles.map { grant in
      try grant.campus.map { "\(grant.role.rawValue)@\(try snapshot.campus($0).code)" }
        ?? grant.role.rawValue
    }.joined(separator: " ")
  }

  private func words(ofDuty duty: String, shifts: [String: String]) -> String {
    let key = MessageKey("person.duty.\(duty)")
    return shifts[duty] ?? (strings.has(key) ? strings[key] : duty)
  }
}
