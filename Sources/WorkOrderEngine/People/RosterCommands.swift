import Ledger
public import ServiceClock

/// Says which system user a staff member is; whoever had the login before loses it.
public struct MapLogin: StaffCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "manageStaff"
  /// The number or the login of a staff member.
  public var staff: String
  /// The login name of a system user.
  public var login: String

  /// Makes the system user `login` the staff member `staff`.
  public init(staff: String, login: String) {
    (self.staff, self.login) = (staff, login)
  }

  /// The event login, for whoever gets it and whoever loses it; answers the staff number.
  public func perform(in transaction: Transaction) throws -> String {
    let person = try transaction.snapshot.person(named: staff)
    let login = try TypedText.required(login, field: "login")
    guard person.isEnabled else { throw EngineError.disabledPerson(person.number) }
    // Whoever gets the login can do what the person may, and whoever loses it is shut out.
    try transaction.authorise(changing: person.number)
    if let holder = try transaction.snapshot.loginHolder(login) {
      try transaction.authorise(changing: holder)
    }
    try transaction.refuseOwnLogin(login, to: person)
    try transaction.map(login: login, to: person.id)
    return person.number
  }
}

extension Transaction {
  /// Nobody gives their own system user to somebody who could not give it back, or takes roles by it that
  /// they do not have.
  ///
  /// - Throws: ``EngineError/ownRights`` or ``EngineError/ownRoles``.
  fileprivate func refuseOwnLogin(_ login: String, to person: Person) throws {
    guard actor.person != 0, let own = try snapshot.person(actor.enteredBy ?? actor.person),
      own.login == login, own.id != person.id
    else { return }
    let grants = try snapshot.roles(of: person.id)
    guard try snapshot.rulebook().permits(MapLogin.name, to: grants.map(\.role)) else {
      throw EngineError.ownRights
    }
    let ownGrants = try snapshot.roles(of: own.id)
    let isCovered = grants.allSatisfy { grant in
      ownGrants.contains {
        $0.role == grant.role && ($0.campus == nil || $0.campus == grant.campus)
      }
    }
    guard isCovered else { throw EngineError.ownRoles }
  }
}

extension Engine {
  /// Maps a system user to a staff member in the system's name, as `demo` does for whoever calls it.
  public func map(login: String, toStaff number: String, now: Instant) throws {
    try write(now: now) { transaction in
      try transaction.map(
        login: login, to: try transaction.snapshot.person(named: number).id)
    }
  }
}

/// What happened to somebody of the staff, as the history names it.
enum StaffEvent: String, CaseIterable, Sendable {
  /// Is the system user in `target` from now on; empty: none.
  case login
  /// Has the duty of `target` on the day in it, for the staff number in `reason`.
  case roster
  /// Is written down, under the number in `target`; the body holds the rest.
  case entered
  /// Is written down otherwise, in the fields of `target`; the body holds all of them.
  case changed
  /// Has another passphrase.
  case passphraseSet
  /// Has no passphrase any more.
  case passphraseCleared
  /// Has signed in.
  case signedIn
  /// Somebody tried to sign in as them and failed; nobody's when there is no such number.
  case signInFailed
  /// May try again at once.
  case signInUnlocked
}

extension Transaction {
  /// Writes who a system user is, with an event for each person for whom that changes something.
  func map(login: String, to person: Int64) throws {
    touch(.staff)
    if let holder = try db.value("SELECT id FROM staff WHERE login = $1", login) {
      guard holder != person else { return }
      try db.execute("UPDATE staff SET login = NULL WHERE id = $1", holder)
      try append(.login, of: holder)
    }
    try db.execute("UPDATE staff SET login = $2 WHERE id = $1", person, login)
    try append(.login, of: person, target: login)
  }

  func append(
    _ event: StaffEvent, of person: Int64, target: String = "", reason: String = "",
    body: String = ""
  ) throws {
    _ = try append(
      EventEntry(
        topic: .staff, subject: person, happened: now,
        record: OrderEventRecord(
          kind: event.rawValue, until: nil, target: target, reason: reason, body: body)))
  }
}
