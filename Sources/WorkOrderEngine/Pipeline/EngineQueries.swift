import Configuration
import Ledger
public import ServiceClock

/// What the database says at one moment; questions are its methods, in each topic's Queries file.
///
/// Valid only inside the closure of ``Engine/ask(now:_:)``.
public final class Snapshot {
  /// The engine's now.
  public let now: Instant
  let reader: any LedgerReader
  let rulebookShelf: RulebookShelf
  let orders: OrderShelf?
  /// `nil`: the tables may change while this is asked.
  private let tables: TableShelf?
  private var knownEdition: Int64?
  private var campusesByID: [Int64: Campus]?
  /// Nothing changes while it is asked: what was read once is right until the end.
  private let isStill: Bool
  /// The version in force, until this transaction puts another one there.
  private var knownVersion: Int64?
  private var stillCampuses: [Campus]?
  /// The names of places that were read, by path.
  private(set) var knownPlaceNames: [String: PlaceNames] = [:]

  init(
    now: Instant, reader: any LedgerReader, shelf: RulebookShelf, orders: OrderShelf? = nil,
    tables: TableShelf? = nil, isStill: Bool = false
  ) {
    self.tables = tables
    self.isStill = isStill
    self.orders = orders
    self.now = now
    self.reader = reader
    rulebookShelf = shelf
  }

  /// The rules in force.
  public func rulebook() throws -> Rulebook { try rulebook(version: versionInForce()) }

  /// Of the rules in force what nearly every question needs; much cheaper for whoever comes first.
  public func rulebookExtract() throws -> RulebookExtract {
    let version = try versionInForce()
    if let known = rulebookShelf.extract(version) { return known }
    return try rulebookShelf.putExtract(version: version, body: try rulebookBody(version))
  }

  func versionInForce() throws -> Int64 {
    if let knownVersion { return knownVersion }
    let version: Int64 = try reader.value("SELECT MAX(version) FROM configuration") ?? 0
    knownVersion = version
    return version
  }

  /// Another version has come into force inside this transaction.
  func forgetVersion() { knownVersion = nil }

  /// Keeps the names of a place that were read anyway.
  public func know(_ names: PlaceNames, ofPlace path: String) {
    if isStill { knownPlaceNames[path] = names }
  }

  /// All campuses, in the order in which they were founded.
  public func campuses() throws -> [Campus] {
    if let stillCampuses { return stillCampuses }
    let campuses = try kept(.campuses) { try readCampuses() }
    if isStill { stillCampuses = campuses }
    return campuses
  }

  /// What `read` answers, or what it answered an earlier command when nothing of it has changed since.
  func kept<Value: Sendable>(
    _ rows: TableShelf.Rows, _ read: () throws -> Value
  ) throws -> Value {
    guard let tables else { return try read() }
    let edition = try knownEdition ?? editionOfTables()
    knownEdition = edition
    return try tables.value(rows, in: edition, read: read)
  }

  /// The rules of one version.
  ///
  /// - Throws: ``EngineError/configuration(_:)`` when there is no such version.
  public func rulebook(version: Int64) throws -> Rulebook {
    if let known = rulebookShelf.rulebook(version) { return known }
    return try rulebookShelf.put(version: version, body: try rulebookBody(version))
  }

  func rulebookBody(_ version: Int64) throws -> String {
    let body = try reader.text("SELECT body FROM configuration WHERE version = $1", version)
    guard let body else { throw EngineError.configuration("version \(version)") }
    return body
  }

  /// All campuses by id.
  func campusTable() throws -> [Int64: Campus] {
    if let campusesByID { return campusesByID }
    let table = try kept(.campusTable) {
      Dictionary(uniqueKeysWithValues: try campuses().map { ($0.id, $0) })
    }
    campusesByID = table
    return table
  }

  /// The campus with this id.
  public func campus(_ id: Int64) throws -> Campus {
    if let known = try campusTable()[id] { return known }
    campusesByID = nil
    guard let campus = try campusTable()[id] else { throw EngineError.unknownCampus("\(id)") }
    return campus
  }
}

/// What is written about the database itself.
public struct DatabaseFacts: Hashable, Sendable {
  /// The name of the university.
  public var university: String
  /// The English name; may be empty.
  public var universityEnglish: String
  /// It has a clock of its own (command-line.md, When).
  public var isSimulated: Bool
  /// The time its clock stands at, or of the last thing recorded.
  public var clock: Instant
  /// The seed of a demonstration; 0 for others.
  public var seed: Int64
}

extension Snapshot {
  /// What is written about the database itself; `nil` before `init` is through.
  public func facts() throws -> DatabaseFacts? {
    try reader.first(
      "SELECT university, university_en, simulated, clock, seed FROM database WHERE id = 1"
    ) { row in
      DatabaseFacts(
        university: row.text(0), universityEnglish: row.text(1), isSimulated: row.bool(2),
        clock: Instant(seconds: row.integer(3)), seed: row.integer(4))
    }
  }
}
