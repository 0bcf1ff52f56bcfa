import Glibc
import Ledger
import ServiceClock
import WorkOrderEngine

/// An open database with the time that counts in it.
final class Session {
  let invocation: Invocation
  let ledger: SQLiteLedger
  let engine: Engine
  let facts: DatabaseFacts
  /// What time it is here: the database's own clock when it is simulated, else the system's, or the
  /// last thing recorded where that is later, as the engine has it.
  private(set) var now: Instant
  /// Whoever has signed in; `nil` where nobody has to, or has yet.
  private(set) var signedIn: Person?

  init(_ invocation: Invocation, path: String) throws {
    self.invocation = invocation
    do {
      ledger = try SQLiteLedger(open: path, schema: Engine.schema)
    } catch LedgerError.notFound {
      throw Self.absent(path)
    }
    engine = Engine(ledger: ledger)
    let system = Self.systemTime
    guard let facts = try engine.ask(now: system, { try $0.facts() }) else {
      throw LedgerError.notOurs(path: path)
    }
    self.facts = facts
    now = facts.isSimulated ? facts.clock : max(system, facts.clock)
    if let asked = invocation.options.now { try moveClock(to: asked) }
  }

  /// The system's clock: nobody but the executable reads it.
  static var systemTime: Instant { Instant(seconds: Int64(time(nil))) }

  /// What was recorded lies in the future of this machine; `nil` when all is well, and in a simulated
  /// database, which has a clock of its own.
  var ahead: ClockAhead? {
    let system = Self.systemTime
    guard !facts.isSimulated, facts.clock - system > ClockAhead.tolerance else { return nil }
    return ClockAhead(last: facts.clock, system: system)
  }

  private func moveClock(to text: String) throws {
    let instant = try TimeText.instant(text, in: zone)
    do {
      try engine.moveClock(to: instant)
    } catch let error as EngineError {
      throw LocatedError(cause: error, zone: zone)
    }
    now = instant
  }

  private static func absent(_ path: String) -> Failure {
    let demonstration = "\(Files.folder(of: path))/demo.db"
    guard path != demonstration, Files.exists(demonstration) else {
      return Failure(.unknown, "error.noDatabase", ["path": path])
    }
    return Failure(
      .unknown, "error.noDatabaseDemo", ["path": path, "demo": demonstration])
  }

  /// Questions that all see the database at one moment.
  func ask<T>(_ question: (Snapshot) throws -> T) throws -> T {
    try engine.ask(now: now) { try question($0) }
  }

  // MARK: - Zones

  /// The zone in which times are read and shown where no campus is concerned: the first campus'.
  lazy var zone: ZoneRules = (try? ask { try $0.campuses().first?.zone ?? .utc }) ?? .utc

  /// The zone of an order's campus.
  func zone(ofOrder number: String) throws -> ZoneRules {
    try ask { try $0.campus(try $0.orderRow(number).campusID).zone }
  }

  // MARK: - Who

  /// Who gives the commands of this run.
  ///
  /// - Throws: ``Failure`` (77) when the system user is nobody here, or nobody signs in where that has to
  ///   be.
  func actor() throws -> Actor {
    let login = SystemUser.login
    let signedIn = try admit()
    return try ask { snapshot in
      let own = try signedIn ?? snapshot.person(login: login)
      guard let number = invocation.options.actingAs else {
        guard let own else { throw Self.unmapped(login, facts) }
        return Actor(person: own.id)
      }
      let other = try snapshot.person(named: number)
      // Acting for others is free in a simulated database, also for nobody in particular.
      guard own != nil || facts.isSimulated else { throw Self.unmapped(login, facts) }
      // Elsewhere it takes the right, also where nothing is written: who asks as another is answered as they.
      if let own, own.id != other.id, !facts.isSimulated,
        try snapshot.permitted("actFor", to: own.id).isEmpty
      {
        throw EngineError.actingForNotPermitted(person: own.name)
      }
      return Actor(person: other.id, enteredBy: own?.id)
    }
  }

  /// Lets nobody further who has to sign in and has not: number and passphrase are asked for once.
  ///
  /// - Returns: whoever has signed in; `nil` where people are known by their system account.
  @discardableResult
  func admit() throws -> Person? {
    if let signedIn { return signedIn }
    guard try asksToSignIn else { return nil }
    signedIn = try TerminalSignIn(session: self).ask()
    return signedIn
  }

  /// Lets nobody further who may not read here. With rights of their own on the file anybody may, as the
  /// account that makes the copies; with lent ones only the staff.
  func admitReader() throws {
    try admit()
    if LentRights.cover(ledger.path) { try reader() }
  }

  /// Somebody has shown who they are, at a desk.
  func admit(_ person: Person) { signedIn = person }

  /// Whoever had signed in is not there any more.
  func dismiss() { signedIn = nil }

  private static func unmapped(_ login: String, _ facts: DatabaseFacts) -> Failure {
    let line =
      facts.isSimulated ? "patrol --as 1 …" : "patrol staff login NUMBER '\(login)'"
    return Failure(.notPermitted, "error.unmappedUser", ["login": login, "line": line])
  }

  /// Reading is free to everybody on the staff, and to nobody else.
  @discardableResult
  func reader() throws -> Int64 { try actor().person }

  /// Gives a command in the name of whoever runs this.
  func perform<C: Command>(_ command: C, id: String? = nil) throws -> C.Answer {
    try engine.perform(command, id: id ?? CommandID.fresh(), by: try actor(), now: now)
  }
}

/// An id that no other command has.
enum CommandID {
  static func fresh() -> String {
    let digits = [UInt64.random(in: 0...UInt64.max), UInt64.random(in: 0...UInt64.max)]
    return digits.map { String($0, radix: 36) }.joined(separator: "-")
  }
}
