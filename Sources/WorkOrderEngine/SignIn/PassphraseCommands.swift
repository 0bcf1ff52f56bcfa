import Ledger

/// Gives somebody a passphrase, or another one. Everybody gives themself one; another's is given by whoever
/// manages people on each campus where that person counts, since who knows it can work in their name.
///
/// It carries what is kept of the passphrase and not the passphrase, which therefore is in nothing that is
/// written of a command.
public struct SetPassphrase: StaffCommand {
  /// The name by which `roles.toml` permits it for others.
  public static let name = "manageStaff"
  /// The number, or the name when only one has it.
  public var staff: String
  private var credential: Credential

  /// A new passphrase for `staff`. This takes as long as signing in.
  ///
  /// - Throws: ``EngineError`` for what may not become a passphrase.
  public init(
    staff: String, passphrase: Passphrase, using hashing: PassphraseHashing = .scrypt
  ) throws {
    self.staff = staff
    credential = try Credential.new(for: passphrase, using: hashing)
  }

  /// One's own.
  public func isOwn(in transaction: Transaction) throws -> Bool {
    try transaction.isOwn(staff)
  }

  /// The event passphraseSet; answers the staff number.
  public func perform(in transaction: Transaction) throws -> String {
    let person = try transaction.authorisePassphrase(of: staff)
    guard person.isEnabled else { throw EngineError.disabledPerson(person.number) }
    try transaction.db.execute(
      """
      INSERT INTO credential (staff, cost, block, lanes, salt, digest, changed)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (staff) DO UPDATE
        SET cost = $2, block = $3, lanes = $4, salt = $5, digest = $6, changed = $7
      """,
      person.id, credential.work.cost, credential.work.block, credential.work.lanes,
      credential.salt, credential.key, transaction.now.seconds)
    transaction.touch(.credential)
    try transaction.forgetFailures(of: person.id)
    try transaction.append(.passphraseSet, of: person.id)
    return person.number
  }
}

/// Takes somebody's passphrase away: they cannot sign in until they get another.
public struct ClearPassphrase: StaffCommand {
  /// The name by which `roles.toml` permits it for others.
  public static let name = "manageStaff"
  /// The number, or the name when only one has it.
  public var staff: String

  /// Takes the passphrase of `staff` away.
  public init(staff: String) { self.staff = staff }

  /// One's own.
  public func isOwn(in transaction: Transaction) throws -> Bool {
    try transaction.isOwn(staff)
  }

  /// The event passphraseCleared, when there was one; answers the staff number.
  ///
  /// - Throws: ``EngineError/shutOut`` when nobody would get in any more who could set things right.
  public func perform(in transaction: Transaction) throws -> String {
    let person = try transaction.authorisePassphrase(of: staff)
    guard try transaction.snapshot.hasPassphrase(person.id) else { return person.number }
    try transaction.db.execute("DELETE FROM credential WHERE staff = $1", person.id)
    transaction.touch(.credential)
    let rules = try transaction.snapshot.rulebook().configuration
    guard try transaction.snapshot.hasKeeperInside(under: rules) else { throw EngineError.shutOut }
    try transaction.append(.passphraseCleared, of: person.id)
    return person.number
  }
}

/// Lets somebody try again who waits because of failures.
public struct UnlockSignIn: StaffCommand {
  /// The name by which `roles.toml` permits it.
  public static let name = "manageStaff"
  /// The number, or the name when only one has it.
  public var staff: String

  /// Lets `staff` try again.
  public init(staff: String) { self.staff = staff }

  /// The event signInUnlocked, when there was anything to forget; answers the staff number.
  public func perform(in transaction: Transaction) throws -> String {
    let person = try transaction.snapshot.person(named: staff)
    // Whoever may take the wait away may guess on.
    try transaction.authorise(changing: person.number)
    let subject = SignInSubject(person: person.id)
    guard try transaction.snapshot.failures(of: subject) != nil else { return person.number }
    try transaction.forgetFailures(of: person.id)
    try transaction.append(.signInUnlocked, of: person.id)
    return person.number
  }
}

extension Transaction {
  /// Whether whoever gives a command is this person and sits there themself. Where acting for others is
  /// free it is nobody's secret anyway.
  fileprivate func isOwn(_ staff: String) throws -> Bool {
    let isAlone = try actor.enteredBy == nil || snapshot.facts()?.isSimulated == true
    return try isAlone && snapshot.person(named: staff).id == actor.person
  }

  /// The one whose passphrase may be changed. Nobody does it in another's name: they would know a passphrase
  /// with which that name alone stands in the history.
  fileprivate func authorisePassphrase(of staff: String) throws -> Person {
    let person = try snapshot.person(named: staff)
    if let enteredBy = actor.enteredBy, try snapshot.facts()?.isSimulated != true {
      let name = try snapshot.person(enteredBy)?.name ?? "\(enteredBy)"
      throw EngineError.actingForNotPermitted(person: name)
    }
    if try !isOwn(staff) { try authorise(changing: person.number) }
    return person
  }
}
