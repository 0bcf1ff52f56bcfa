import Configuration
import Ledger

/// A role as a command names it, by its code or its Chinese name: `worker` on all campuses, `worker@NH`
/// on one.
struct RoleWord {
  var grant: RoleGrant

  /// - Throws: ``EngineError/unknownRole(value:known:)``,
  ///   ``EngineError/unknownCampus(_:)``.
  init(_ text: String, in snapshot: Snapshot) throws {
    let parts = text.split(maxSplits: 1) { $0 == "@" || $0 == "\u{FF20}" }.map(String.init)
    guard let role = parts.first.flatMap(CellWords.role) else {
      throw EngineError.unknownRole(
        value: text, known: Role.allCases.filter { $0 != .system }.map(\.rawValue))
    }
    let campus = parts.count > 1 ? try snapshot.campus(named: parts[1]).id : nil
    grant = RoleGrant(role: role, campus: campus)
  }
}

/// A command about one of the staff. It concerns the campus of the crew, else of a role; each on which the
/// person counts is asked for when it is done.
public protocol StaffCommand: Command {
  /// The number, or the name when only one has it.
  var staff: String { get }
}

extension StaffCommand {
  /// That of the crew, else of a role.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.campus(ofStaff: staff)
  }
}

/// Enters a new staff member.
public struct EnterStaff: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "manageStaff"
  /// The number that people say; letters, digits, `-` and `_`.
  public var number: String
  /// The name in its own language.
  public var fullName: String
  /// The name in English; may be empty.
  public var nameEnglish: String
  /// The code of the crew; `nil`: none.
  public var crew: String?
  /// The telephone number; may be empty.
  public var phone: String
  /// Roles, each `worker` or `worker@NH`.
  public var roles: [String]

  /// A new staff member.
  public init(
    number: String, name: String, nameEnglish: String = "", crew: String? = nil,
    phone: String = "", roles: [String] = []
  ) {
    (self.number, fullName, self.nameEnglish) = (number, name, nameEnglish)
    (self.crew, self.phone, self.roles) = (crew, phone, roles)
  }

  /// That of the crew, else of the first role; each that is concerned is asked for when it is done.
  public func campus(in transaction: Transaction) throws -> Int64? {
    let snapshot = transaction.snapshot
    if let crew { return try snapshot.crew(coded: crew).campus }
    return try roles.first.flatMap { try RoleWord($0, in: snapshot).grant.campus }
  }

  /// The event entered; answers the staff number.
  ///
  /// - Throws: ``EngineError/alreadyExists(field:value:)`` when somebody has the number already.
  public func perform(in transaction: Transaction) throws -> String {
    let snapshot = transaction.snapshot
    guard CampusCodes.isWord(number) else {
      throw EngineError.malformed(field: "number", value: number)
    }
    guard try snapshot.staffRecord(number: number) == nil else {
      throw EngineError.alreadyExists(field: "number", value: number)
    }
    var record = StaffRecord(number: number)
    record.name = try TypedText.required(fullName, field: "name")
    record.nameEnglish = try TypedText.limited(nameEnglish, field: "name")
    record.phone = try TypedText.limited(phone, field: "phone")
    record.crew = try crew.map { try snapshot.crew(coded: $0).id }
    record.roles = Set(try roles.map { try RoleWord($0, in: snapshot).grant })
    try transaction.authorise(changing: record, from: nil)
    try transaction.enter(record)
    return number
  }
}

/// Writes a staff member down otherwise; what is `nil` stays as it is.
public struct ReviseStaff: StaffCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "manageStaff"
  /// The number, or the name when only one has it.
  public var staff: String
  /// The name in its own language.
  public var fullName: String?
  /// The name in English.
  public var nameEnglish: String?
  /// The code of the crew; empty: none.
  public var crew: String?
  /// The telephone number.
  public var phone: String?
  /// All roles from now on, each `worker` or `worker@NH`.
  public var roles: [String]?
  /// Whether the person may give commands and is given orders.
  public var enabled: Bool?

  /// A change of `staff`.
  public init(staff: String) { self.staff = staff }

  /// The event changed, when something does; answers the staff number.
  ///
  /// - Throws: ``EngineError/ownRights`` when the one who gives the command would shut themself out.
  public func perform(in transaction: Transaction) throws -> String {
    let snapshot = transaction.snapshot
    let person = try snapshot.person(named: staff)
    guard let known = try snapshot.staffRecord(number: person.number) else {
      throw EngineError.unknownPerson(staff)
    }
    var record = known
    if let fullName { record.name = try TypedText.required(fullName, field: "name") }
    if let nameEnglish { record.nameEnglish = try TypedText.limited(nameEnglish, field: "name") }
    if let phone { record.phone = try TypedText.limited(phone, field: "phone") }
    if let crew { record.crew = crew.isEmpty ? nil : try snapshot.crew(coded: crew).id }
    if let roles { record.roles = Set(try roles.map { try RoleWord($0, in: snapshot).grant }) }
    if let enabled { record.isEnabled = enabled }
    guard !record.differing(from: known).isEmpty else { return person.number }
    try transaction.authorise(changing: record, from: known)
    try transaction.refuseOwnRights(record, was: known)
    try transaction.revise(known, as: record)
    return person.number
  }
}

extension Snapshot {
  /// The crew with this code or name.
  ///
  /// - Throws: ``EngineError/unknownHolder(_:)``.
  fileprivate func crew(coded text: String) throws -> Crew {
    guard case .crew(let id) = try holder(named: text), let crew = try crew(id) else {
      throw EngineError.unknownHolder(text)
    }
    return crew
  }
}

extension Transaction {
  /// The campus of somebody's crew, else of one of their roles; `nil` for whoever counts on all.
  func campus(ofStaff staff: String) throws -> Int64? {
    let person = try snapshot.person(named: staff)
    if let crew = person.crew { return try snapshot.crew(crew)?.campus }
    let roles = try snapshot.staffRecord(number: person.number)?.roles ?? []
    return roles.contains { $0.campus == nil } ? nil : roles.compactMap(\.campus).min()
  }

  /// Whoever manages one campus could otherwise make somebody supervisor of every other: the right is
  /// asked for each campus on which the person counts, before and after.
  func authorise(changing record: StaffRecord, from known: StaffRecord?) throws {
    var campuses: Set<Int64?> = []
    for one in [record, known].compactMap({ $0 }) {
      campuses.formUnion(one.roles.map(\.campus))
      if let id = one.crew, let crew = try snapshot.crew(id) { campuses.insert(crew.campus) }
    }
    if campuses.isEmpty { campuses = [nil] }
    for campus in campuses { try authorise(EnterStaff.name, campus: campus) }
  }

  /// The right to change somebody, on each campus on which they count.
  func authorise(changing number: String) throws {
    guard let record = try snapshot.staffRecord(number: number) else {
      throw EngineError.unknownPerson(number)
    }
    try authorise(changing: record, from: nil)
  }

  /// Nobody takes the right to manage people from themself: there might be nobody left who could give
  /// it back. Nor does anybody give themself a role.
  ///
  /// - Throws: ``EngineError/ownRights`` or ``EngineError/ownRoles``.
  func refuseOwnRights(_ record: StaffRecord, was known: StaffRecord) throws {
    let keyboards = [actor.person, actor.enteredBy].compactMap { $0 }
    guard actor.person != 0, keyboards.contains(record.id) else { return }
    let configuration = try snapshot.rulebook().configuration
    func manages(_ record: StaffRecord) -> Bool {
      record.isEnabled
        && record.roles.contains { configuration.permits($0.role, EnterStaff.name) }
    }
    guard manages(record) || !manages(known) else { throw EngineError.ownRights }
    guard record.roles.isSubset(of: known.roles) else { throw EngineError.ownRoles }
  }
}
