import Configuration
import Ledger

/// Takes a list of people, by number.
struct StaffRows: ListWriter {
  private let transaction: Transaction
  private let options: ImportOptions
  private let crews: [Crew]
  private let contractors: [Contractor]
  private let campuses: [Campus]
  private var seen = RepeatedRows(.staff)

  init(transaction: Transaction, map: ImportMap, options: ImportOptions) throws {
    try transaction.authoriseSomewhere("manageStaff")
    (self.transaction, self.options) = (transaction, options)
    crews = try transaction.snapshot.crews()
    contractors = try transaction.snapshot.contractors()
    campuses = try transaction.snapshot.campuses()
  }

  mutating func take(_ rows: [ImportedRow], into summary: inout ImportSummary) throws {
    for row in rows {
      do {
        try take(row, into: &summary)
      } catch let fault as ImportFault {
        summary.refuse(row, fault)
      }
    }
  }

  private mutating func take(_ row: ImportedRow, into summary: inout ImportSummary) throws {
    let number = try row.required("number")
    guard CampusCodes.isWord(number) else {
      throw ImportFault.malformed(field: "number", value: row.shown("number"))
    }
    let known = try transaction.snapshot.staffRecord(number: number)
    var wanted = known ?? StaffRecord(number: number)
    try read(row, into: &wanted)
    try seen.check(row, of: number)
    try checkLogin(row, wanted)
    try transaction.authorise(changing: wanted, from: known)
    if let known {
      let fields = wanted.differing(from: known)
      if summary.judge(row, of: number, differing: fields, options: options) {
        try transaction.refuseOwnRights(wanted, was: known)
        try transaction.revise(known, as: wanted)
        let open = try held(by: wanted, before: known)
        if open > 0 {
          summary.warnings.append(
            ImportRemark(line: row.line, fault: .stillHolds(person: number, count: open)))
        }
      }
    } else {
      try transaction.enter(wanted)
      summary.added += 1
    }
    seen.remember(row, of: number)
  }

  /// The open orders that somebody leaves behind who is no longer enabled.
  private func held(by record: StaffRecord, before known: StaffRecord) throws -> Int {
    guard known.isEnabled, !record.isEnabled else { return 0 }
    return try transaction.snapshot.openOrders(of: .person(known.id))
  }

  private func read(_ row: ImportedRow, into record: inout StaffRecord) throws {
    record.name = try row.required("name")
    if let english = row["name_en"] { record.nameEnglish = english }
    if let phone = row["phone"] { record.phone = phone }
    if let login = row["login"] {
      guard CampusCodes.isWord(login) else {
        throw ImportFault.malformed(field: "login", value: row.shown("login"))
      }
      record.login = login
    }
    if let cell = row["crew"] {
      let found = Self.found(cell, in: crews) { [$0.code, $0.name, $0.nameEnglish] }
      guard let crew = try Self.only(found, row, "crew") else { throw row.unknown("crew") }
      record.crew = crew.id
    }
    if let cell = row["contractor"] {
      let found = Self.found(cell, in: contractors) { [$0.code, $0.name] }
      guard let contractor = try Self.only(found, row, "contractor") else {
        throw row.unknown("contractor")
      }
      record.contractor = contractor.id
    }
    if let cell = row["enabled"] {
      guard let flag = CellWords.flag(cell) else {
        throw ImportFault.malformed(field: "enabled", value: row.shown("enabled"))
      }
      record.isEnabled = flag
    }
    if let words = row.list("roles") { record.roles = Set(try words.map(grant)) }
  }

  /// What a cell names among these: by code before by name.
  private static func found<T>(_ cell: String, in all: [T], names: (T) -> [String]) -> [T] {
    let asked = TypedText.folded(cell)
    let byCode = all.filter { TypedText.folded(names($0)[0]) == asked }
    guard byCode.isEmpty else { return byCode }
    return all.filter { names($0).contains { TypedText.folded($0) == asked } }
  }

  private static func only<T>(
    _ found: [T], _ row: ImportedRow, _ field: String
  ) throws(ImportFault) -> T? {
    guard found.count < 2 else { throw .ambiguous(field: field, value: row.shown(field)) }
    return found.first
  }

  /// A role on all campuses, or on one: `班长@NH`.
  private func grant(_ word: String) throws(ImportFault) -> RoleGrant {
    let parts = word.split(maxSplits: 1) { $0 == "@" || $0 == "\u{FF20}" }.map(String.init)
    guard let role = parts.first.flatMap(CellWords.role) else {
      throw .unknown(field: "roles", value: String(word.prefix(60)))
    }
    guard word.contains(where: { $0 == "@" || $0 == "\u{FF20}" }) else {
      return RoleGrant(role: role, campus: nil)
    }
    let asked = parts.count == 2 ? TypedText.folded(parts[1]) : ""
    guard let campus = campuses.first(where: { $0.importNames.contains(asked) }) else {
      throw .unknown(field: "campus", value: String(word.prefix(60)))
    }
    return RoleGrant(role: role, campus: campus.id)
  }

  private func checkLogin(_ row: ImportedRow, _ record: StaffRecord) throws {
    guard let login = row["login"],
      let holder = try transaction.snapshot.loginHolder(login), holder != record.number
    else { return }
    throw ImportFault.taken(field: "login", value: row.shown("login"), by: holder)
  }
}
