extension CampusReader {
  /// The crews; their leaders are looked up when the staff is known.
  func crews() -> [CampusFile.Crew] {
    let crews = file.tables("crew").map { table in
      let crew = CampusFile.Crew(
        code: code(table, .crew), campus: campusCode(table), name: table.requiredText("name"),
        nameEn: table.text("name_en") ?? "", leader: table.text("leader"),
        categories: table.names("categories", of: .category, among: categories) ?? [])
      table.finish()
      return crew
    }
    CategoriesReader.refuseRepeats(crews.map(\.code), key: "code", of: "crew", in: file)
    return crews
  }

  /// The contractors; a person works in a crew or a contractor, so they share one set of codes.
  func contractors(crews: [CampusFile.Crew]) -> [CampusFile.Contractor] {
    let taken = Set(crews.map(\.code))
    let contractors = file.tables("contractor").map { table in
      let contractor = CampusFile.Contractor(
        code: code(table, .contractor), name: table.requiredText("name"),
        nameEn: table.text("name_en") ?? "",
        categories: table.names("categories", of: .category, among: categories) ?? [],
        campuses: table.names("campuses", of: .campus, among: campusCodes) ?? [])
      if taken.contains(contractor.code) {
        table.refuse("code", .crewAlready(contractor.code))
      }
      table.finish()
      return contractor
    }
    CategoriesReader.refuseRepeats(
      contractors.map(\.code), key: "code", of: "contractor", in: file)
    return contractors
  }

  /// The people.
  func staff(_ result: CampusFile) -> [CampusFile.Staff] {
    let companies = result.crews.map(\.code) + result.contractors.map(\.code)
    let staff = file.tables("staff").map { table in
      let number = table.requiredText("number")
      if !number.isEmpty, !CampusCodes.isWord(number) {
        table.refuse("number", .notWord(.staffNumber, number))
      }
      let person = CampusFile.Staff(
        number: number, name: table.requiredText("name"), nameEn: table.text("name_en") ?? "",
        roles: roles(table), crew: table.name("crew", of: .company, among: companies),
        phone: table.text("phone"), login: table.text("login"))
      table.finish()
      return person
    }
    CategoriesReader.refuseRepeats(staff.map(\.number), key: "number", of: "staff", in: file)
    CategoriesReader.refuseRepeats(
      staff.map { $0.login ?? "" }, key: "login", of: "staff", in: file)
    return staff
  }

  private func roles(_ table: TableReader) -> [CampusFile.RoleGrant] {
    table.require("roles", .roles)
    var grants: [CampusFile.RoleGrant] = []
    for (offset, text) in (table.texts("roles") ?? []).enumerated() {
      let element = "roles[\(offset + 1)]"
      let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      guard let role = Role(rawValue: parts[0]), role != .system else {
        let known = Role.allCases.filter { $0 != .system }.map(\.rawValue)
        table.refuse(element, .unknown(.role, parts[0], known: known))
        continue
      }
      let campus = parts.count == 2 ? parts[1] : nil
      if let campus, !campusCodes.contains(campus) {
        table.refuse(element, .unknown(.campus, campus, known: campusCodes))
        continue
      }
      let grant = CampusFile.RoleGrant(role: role, campus: campus)
      if grants.contains(grant) {
        table.refuse(element, .twice(text))
      } else {
        grants.append(grant)
      }
    }
    return grants
  }

  /// Every crew's leader must be on the staff.
  func refuseUnknownLeaders(_ result: CampusFile) {
    let numbers = result.staff.map(\.number)
    for (offset, crew) in result.crews.enumerated() {
      guard let leader = crew.leader, !numbers.contains(leader) else { continue }
      file.refuse(
        "crew[\(offset + 1)].leader", .unknown(.staffNumber, leader, known: numbers))
    }
  }
}
