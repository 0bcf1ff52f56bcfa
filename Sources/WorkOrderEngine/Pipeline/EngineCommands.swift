import Configuration
import Foundation
public import Ledger
public import ServiceClock

/// Something a person can do, as a value. Every command goes one way: authorise, validate,
/// decide, write, append the event (architecture.md, The engine).
public protocol Command: Codable, Sendable {
  /// What the one who gave the command gets back.
  associatedtype Answer: Codable & Sendable

  /// The name by which `roles.toml` permits it, such as `logDefect`.
  static var name: String { get }

  /// The campus it concerns; `nil` when it concerns none, or all.
  func campus(in transaction: Transaction) throws -> Int64?

  /// Whether whoever gives it may do so without any role, because it concerns nobody but them.
  func isOwn(in transaction: Transaction) throws -> Bool

  /// Validates, decides and writes.
  func perform(in transaction: Transaction) throws -> Answer

  /// Whether it writes none of the tables that no event makes row by row (``RegisteredTable``): what was
  /// read of them for an earlier command then holds for it, as long as they are of the same edition.
  static var leavesTables: Bool { get }

  /// What it asks for, as canonical JSON.
  func contentJSON() throws -> String

  /// An answer as canonical JSON, as it is kept for the same command given twice.
  static func answerJSON(_ answer: Answer) throws -> String
}

extension Command {
  /// Nearly every command asks for a right.
  public func isOwn(in transaction: Transaction) throws -> Bool { false }

  /// What is done all day to orders does; the others read what stands there.
  public static var leavesTables: Bool { false }

  /// Commands that are given all day write it without an encoder.
  public func contentJSON() throws -> String { try canonicalJSON(self) }

  /// The same.
  public static func answerJSON(_ answer: Answer) throws -> String { try canonicalJSON(answer) }
}

/// One command's turn in the database. Valid only inside ``Command/perform(in:)``.
public final class Transaction {
  /// The engine's now: never before the last event.
  public let now: Instant
  /// Who gives the command.
  public private(set) var actor: Actor
  /// The id that the caller chose for the command.
  public let command: String
  let db: any LedgerWriter
  /// What the database says inside this transaction.
  public let snapshot: Snapshot
  /// The last event so far; `nil`: not asked for yet.
  var chainHead: ChainLink?
  /// The order that was written last, and what comes due for it next.
  var saved: SavedOrder?
  /// Tables whose digests have to go into the history.
  var touched: Set<RegisteredTable> = []

  init(
    now: Instant, actor: Actor, command: String, db: any LedgerWriter, shelf: RulebookShelf,
    orders: OrderShelf?, tables: TableShelf? = nil
  ) {
    self.now = now
    self.actor = actor
    self.command = command
    self.db = db
    snapshot = Snapshot(now: now, reader: db, shelf: shelf, orders: orders, tables: tables)
  }

  /// The instant at which something happened that a person may enter late.
  ///
  /// - Throws: ``EngineError/inTheFuture(value:)``.
  func happened(_ given: Instant?) throws(EngineError) -> Instant {
    guard let given else { return now }
    guard given <= now else { throw .inTheFuture(value: "\(given.seconds)") }
    return given
  }

  /// The days for which something new may be entered late: a year that was mistyped is noticed.
  static let lateDays: Int64 = 366

  /// Likewise for what begins something: a report or a round.
  ///
  /// - Throws: ``EngineError/inTheFuture(value:)``, or a time outside of the year that is over.
  func happenedLately(_ given: Instant?) throws(EngineError) -> Instant {
    let at = try happened(given)
    let first = now - Self.lateDays * 86_400
    guard at >= first else { throw .outside("happened", at, first...now) }
    return at
  }

  /// Ten years, in seconds: nobody plans further ahead, and a mistyped year is noticed.
  static let planningHorizon: Int64 = 3_653 * 86_400

  /// Refuses a time beyond the ten years that people plan for.
  ///
  /// - Parameters:
  ///   - start: when that begins for which it is planned. A time before is left to the lifecycle,
  ///     which says so.
  ///   - standing: what is planned already: an imported target may lie further away, and it can be
  ///     moved from there.
  func validatePlan(
    _ time: Instant, field: String, from start: Instant, standing: Instant? = nil
  ) throws(EngineError) {
    let plan = plan(from: start, standing: standing)
    guard time <= plan.upperBound else { throw .outside(field, time, plan) }
  }

  /// The times that people plan for: from `start` to ten years from now, or from what is planned
  /// already where that lies further away.
  func plan(from start: Instant, standing: Instant? = nil) -> ClosedRange<Instant> {
    var last = now + Self.planningHorizon
    if let standing, standing > last { last = standing + Self.planningHorizon }
    return min(start, last)...last
  }

  /// Does what follows by itself in the system's name.
  func inSystemName<T>(_ body: () throws -> T) rethrows -> T {
    let person = actor
    actor = .system
    defer { actor = person }
    return try body()
  }
}

/// The work-order engine over one database.
public struct Engine: Sendable {
  let ledger: any Ledger
  let shelf: RulebookShelf
  /// Only inside of ``together(now:_:)``.
  let orders: OrderShelf?
  private let tables = TableShelf()

  /// An engine over an open database.
  public init(ledger: any Ledger) {
    self.init(ledger: ledger, shelf: RulebookShelf())
  }

  /// An engine that shares the rules read so far with another over the same database.
  init(ledger: any Ledger, shelf: RulebookShelf, orders: OrderShelf? = nil) {
    self.ledger = ledger
    self.shelf = shelf
    self.orders = orders
  }

  /// The steps that make and change the tables, for the one who opens the database.
  public static let schema = [
    SchemaVersion(
      number: 1, topic: "the whole loop",
      statements: AuditSchema.statements + CampusSchema.statements + PeopleSchema.statements
        + WorkOrderSchema.statements + EscalationSchema.statements + TellingSchema.statements
        + PatrolsSchema.statements + HandoverSchema.statements),
    SchemaVersion(
      number: 2, topic: "where the time goes", statements: TurnaroundSchema.statements),
    // A database of an earlier release could stop taking orders when nobody ran tick.
    SchemaVersion(
      number: 3, topic: "search that never fills up",
      statements: ["{search-upkeep order_search}"]),
    SchemaVersion(number: 4, topic: "photographs", statements: PatrolsSchema.photographs),
    SchemaVersion(
      number: 5, topic: "what routes asked for before", statements: PatrolsSchema.formerTerms),
    SchemaVersion(
      number: 6, topic: "what reporters have not been told", statements: WorkOrderSchema.news),
    SchemaVersion(number: 7, topic: "what commands asked for", statements: AuditSchema.content),
    SchemaVersion(
      number: 8, topic: "what breaks again", statements: WorkOrderSchema.faults),
    SchemaVersion(number: 9, topic: "signing in", statements: SignInSchema.statements),
    SchemaVersion(
      number: 10, topic: "which orders were ever held", statements: TurnaroundSchema.holds),
    SchemaVersion(
      number: 11, topic: "sheets by the time of giving", statements: HandoverSchema.byTime),
    SchemaVersion(
      number: 12, topic: "what is at risk, by its last quarter",
      statements: WorkOrderSchema.lastQuarter),
    SchemaVersion(
      number: 13, topic: "English names of contractors", statements: PeopleSchema.contractorNames),
  ]

  /// Gives a command. The same id twice is applied once and answers the same, as long as it is the same
  /// command with the same content.
  ///
  /// - Parameters:
  ///   - id: chosen by the caller, unique to this command.
  ///   - now: the caller's clock; the engine's now is never before the last event.
  /// - Throws: ``EngineError`` or a ``LedgerError``; then nothing was written.
  ///   ``EngineError/commandReused(id:command:)`` when the id belongs to another command.
  public func perform<C: Command>(
    _ command: C, id: String, by actor: Actor, now: Instant
  ) throws -> C.Answer {
    let content = try CommandContent.digest(of: command, by: actor)
    return try ledger.write { db in
      if let given = try Self.given(id, in: db) {
        guard given.name == C.name, given.content.isEmpty || given.content == content else {
          throw EngineError.commandReused(id: id, command: given.name)
        }
        if let answer: C.Answer = try Self.decoded(given.answer) { return answer }
      }
      let transaction = Transaction(
        now: try Self.advance(to: now, in: db), actor: actor, command: id, db: db, shelf: shelf,
        orders: orders,
        // Inside of a longer transaction another command may have written them, and be undone.
        tables: C.leavesTables && orders == nil ? tables : nil)
      if try !command.isOwn(in: transaction) {
        try transaction.authorise(C.name, campus: try command.campus(in: transaction))
      }
      let answer = try command.perform(in: transaction)
      try transaction.registerTouched()
      try db.execute(
        """
        INSERT INTO command (id, name, content, answer, recorded) VALUES ($1, $2, $3, $4, $5)
        """, id, C.name, content, "[\(try C.answerJSON(answer))]", transaction.now.seconds)
      return answer
    }
  }

  /// What a command with this id was answered; `nil` when none was given under it. For whoever could
  /// make the same command again only with what is not there any more.
  public func answer<A: Decodable>(to id: String) throws -> A? {
    try ledger.read { try Self.given(id, in: $0).flatMap { try Self.decoded($0.answer) } }
  }

  /// Asks questions that all see the database at one moment.
  public func ask<T>(now: Instant, _ question: (Snapshot) throws -> T) throws -> T {
    try ledger.read { reader in
      let clock = try reader.value("SELECT clock FROM database WHERE id = 1")
      let now = Instant(seconds: max(now.seconds, clock ?? now.seconds))
      return try question(
        Snapshot(now: now, reader: reader, shelf: shelf, orders: orders, isStill: true))
    }
  }

  /// Differs from the last answer once anybody has changed the database since.
  public func changeCounter() throws -> Int64 { try ledger.dataVersion() }

  /// Whether other writers held the database for so long that nothing was decided: the same command may
  /// be given again.
  public static func isBlocked(by error: any Error) -> Bool {
    if case LedgerError.locked = error { true } else { false }
  }

  /// Writes outside of a command, in the system's name unless told otherwise: set-up, import and
  /// `tick`.
  @discardableResult
  func write<T>(
    now: Instant, by actor: Actor = .system, command: String = "",
    _ body: (Transaction) throws -> T
  ) throws -> T {
    try ledger.write { db in
      let now = try Self.advance(to: now, in: db)
      let transaction = Transaction(
        now: now, actor: actor, command: command, db: db, shelf: shelf, orders: orders)
      let answer = try body(transaction)
      try transaction.registerTouched()
      return answer
    }
  }

  /// A command that was carried out under this id. One of an earlier release has no content.
  private static func given(
    _ id: String, in db: any LedgerReader
  ) throws -> (name: String, content: String, answer: String)? {
    try db.first("SELECT name, content, answer FROM command WHERE id = $1", id) {
      ($0.text(0), $0.text(1), $0.text(2))
    }
  }

  private static func decoded<A: Decodable>(_ answer: String) throws -> A? {
    try JSONDecoder().decode([A].self, from: Data(answer.utf8)).first
  }

  /// Moves the database's clock forward, never backward. Within one second it stands, and its page need not
  /// be saved.
  private static func advance(to now: Instant, in db: any LedgerWriter) throws -> Instant {
    let stands = try db.value("SELECT clock FROM database WHERE id = 1")
    guard let stands, stands < now.seconds else { return Instant(seconds: stands ?? now.seconds) }
    try db.execute("UPDATE database SET clock = $1 WHERE id = 1", now.seconds)
    return now
  }
}

extension Transaction {
  /// Asks the one table of role × command × campus.
  ///
  /// - Throws: ``EngineError/notPermitted(command:person:)``.
  func authorise(_ command: String, campus: Int64?) throws {
    guard actor.person != 0 else { return }
    try authorise(actor.person, command, campus: campus)
    if let enteredBy = actor.enteredBy, try snapshot.facts()?.isSimulated == false {
      do {
        try authorise(enteredBy, "actFor", campus: campus)
      } catch EngineError.notPermitted(_, let person),
        EngineError.notPermittedThere(_, let person, _)
      {
        throw EngineError.actingForNotPermitted(person: person)
      }
    }
  }

  /// Asks whether the command is permitted anywhere at all, before each row of a file asks for its
  /// own campus.
  ///
  /// - Throws: ``EngineError/notPermitted(command:person:)``.
  func authoriseSomewhere(_ command: String) throws {
    guard actor.person != 0 else { return }
    let grants = try snapshot.roles(of: actor.person)
    try permit(command, to: grants, person: actor.person)
  }

  private func authorise(_ person: Int64, _ command: String, campus: Int64?) throws {
    let grants = try snapshot.roles(of: person)
    let counting = grants.filter { $0.counts(on: campus) }
    do {
      try permit(command, to: counting, person: person)
    } catch EngineError.notPermitted(_, let name) {
      guard let campus, try snapshot.rulebook().permits(command, to: grants.map(\.role)) else {
        throw EngineError.notPermitted(command: command, person: name)
      }
      throw EngineError.notPermittedThere(
        command: command, person: name, campus: try snapshot.campus(campus).name)
    }
  }

  private func permit(_ command: String, to grants: [RoleGrant], person: Int64) throws {
    let roles = grants.map(\.role)
    // Whoever gives a command needs the rest of the rules next.
    guard try snapshot.rulebook().permits(command, to: roles) else {
      let name = try snapshot.person(person)?.name ?? "\(person)"
      throw EngineError.notPermitted(command: command, person: name)
    }
  }
}
