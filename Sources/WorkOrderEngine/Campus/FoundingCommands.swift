public import Configuration
import Crypto
import Foundation
import Ledger
public import ServiceClock

/// What a new database is made from.
public struct Founding: Sendable {
  /// The university.
  public var campusFile: CampusFile
  /// The rules themselves.
  public var configuration: EffectiveConfiguration
  /// The database has its own clock, which starts at this instant; `nil`: the system's.
  public var simulatedClock: Instant?
  /// The seed of a demonstration; 0 for others.
  public var seed: Int64

  /// A new database.
  public init(
    campusFile: CampusFile, configuration: EffectiveConfiguration,
    simulatedClock: Instant? = nil, seed: Int64 = 0
  ) {
    self.campusFile = campusFile
    self.configuration = configuration
    self.simulatedClock = simulatedClock
    self.seed = seed
  }
}

extension Engine {
  /// Fills an empty database with a university and the rules it works by.
  ///
  /// - Throws: ``EngineError/alreadyExists(field:value:)`` when the database has been founded.
  public func found(_ founding: Founding, now: Instant) throws {
    try write(now: now) { transaction in
      if let facts = try transaction.snapshot.facts() {
        throw EngineError.alreadyExists(field: "university", value: facts.university)
      }
      try transaction.writeFacts(founding)
      try transaction.loadConfiguration(founding.configuration)
      try transaction.writeCampuses(founding.campusFile.campuses)
      try transaction.writePlaces(founding.campusFile)
      try transaction.writePeople(founding.campusFile)
      try transaction.writeRoutes(founding.campusFile.routes)
    }
  }

  /// Moves the clock of a simulated database forward.
  ///
  /// - Throws: ``EngineError/notSimulated`` or ``EngineError/clockBackwards(asked:stands:)``.
  public func moveClock(to instant: Instant) throws {
    try ledger.write { db in
      let facts = try db.first("SELECT simulated, clock FROM database WHERE id = 1") {
        ($0.bool(0), Instant(seconds: $0.integer(1)))
      }
      guard let (simulated, clock) = facts, simulated else { throw EngineError.notSimulated }
      guard instant >= clock else {
        throw EngineError.clockBackwards(asked: "\(instant.seconds)", stands: "\(clock.seconds)")
      }
      try db.execute("UPDATE database SET clock = $1 WHERE id = 1", instant.seconds)
    }
  }

  /// Loads a configuration as a new version; it counts for orders reported from now on.
  ///
  /// - Returns: the version.
  public func apply(
    _ configuration: EffectiveConfiguration, by actor: Actor, now: Instant
  ) throws -> Int64 {
    try perform(
      ApplyConfiguration(configuration: configuration), id: UUID().uuidString, by: actor, now: now)
  }
}

/// Loads a configuration as a new version.
struct ApplyConfiguration: Command {
  static let name = "applyConfiguration"
  var configuration: EffectiveConfiguration

  func campus(in transaction: Transaction) throws -> Int64? { nil }

  /// - Throws: ``EngineError/lockedOut`` when nobody could take the version back again,
  ///   ``EngineError/shutOut`` when none of those who could would get in.
  func perform(in transaction: Transaction) throws -> Int64 {
    guard try transaction.snapshot.hasKeeper(under: configuration) else {
      throw EngineError.lockedOut
    }
    guard try transaction.snapshot.hasKeeperInside(under: configuration) else {
      throw EngineError.shutOut
    }
    return try transaction.loadConfiguration(configuration)
  }
}

extension Transaction {
  fileprivate func writeFacts(_ founding: Founding) throws {
    let university = founding.campusFile.university
    // Nobody has a passphrase yet, and that is known from the beginning.
    touch(.database, .credential)
    try db.execute(
      """
      INSERT INTO database (id, university, university_en, simulated, clock, seed, merged)
      VALUES (1, $1, $2, $3, $4, $5, 0)
      """,
      university.name, university.nameEn, founding.simulatedClock != nil,
      (founding.simulatedClock ?? now).seconds, founding.seed)
  }

  /// Writes a configuration as the newest version and answers its number.
  @discardableResult
  func loadConfiguration(_ configuration: EffectiveConfiguration) throws -> Int64 {
    let body = try canonicalJSON(configuration)
    let digest = CommandContent.hex(SHA256.hash(data: Data(body.utf8)))
    let version = 1 + (try db.value("SELECT MAX(version) FROM configuration") ?? 0)
    try db.execute(
      """
      INSERT INTO configuration (version, body, digest, loaded, person)
      VALUES ($1, $2, $3, $4, $5)
      """, version, body, digest, now.seconds, actor.person)
    snapshot.forgetVersion()
    _ = try append(
      EventEntry(
        topic: .configuration, subject: version, happened: now,
        record: OrderEventRecord(
          kind: "applied", until: nil, target: digest, reason: "", body: "")))
    return version
  }

  fileprivate func writeCampuses(_ campuses: [CampusFile.Campus]) throws {
    for campus in campuses {
      try writeCampus(campus)
    }
  }

  /// Writes one campus with the place that is its root, and answers its id.
  @discardableResult
  func writeCampus(_ campus: CampusFile.Campus) throws -> Int64 {
    touch(.campus)
    try db.execute(
      """
      INSERT INTO campus (code, slug, name, name_en, zone, calendar, remote, language,
        last_number, last_sheet)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0)
      """,
      campus.code, campus.id, campus.name, campus.nameEn, campus.timeZone, campus.calendar,
      campus.remote, campus.language ?? "zh-Hans")
    let id = db.lastInsertedIdentity
    try writePlace(
      PlaceRow(
        campus: id, parent: nil, path: campus.code, name: campus.name, nameEnglish: campus.nameEn,
        title: campus.name, kind: "general", aliases: [campus.id]))
    return id
  }

  fileprivate func writePlaces(_ file: CampusFile) throws {
    let campuses = try snapshot.campuses()
    var rows: [String: (id: Int64, campus: Int64, title: String, kind: String)] = [:]
    for campus in campuses {
      let root = try snapshot.place(named: campus.code)
      rows[campus.code] = (root.id, campus.id, "", root.kind)
    }
    for place in file.places {
      guard let parent = rows[place.parent] else { throw EngineError.unknownPlace(place.parent) }
      let title = parent.title.isEmpty ? place.name : "\(parent.title) \(place.name)"
      let kind = place.kind ?? parent.kind
      let id = try writePlace(
        PlaceRow(
          campus: parent.campus, parent: parent.id, path: place.path, name: place.name,
          nameEnglish: place.nameEn, title: title, kind: kind, aliases: place.aliases))
      rows[place.path] = (id, parent.campus, title, kind)
    }
    touch(.asset)
    for asset in file.assets {
      guard let place = rows[asset.place] else { throw EngineError.unknownPlace(asset.place) }
      try db.execute(
        "INSERT INTO asset (code, place, name, kind) VALUES ($1, $2, $3, $4)",
        asset.code.uppercased(),
        place.id, asset.name, asset.kind ?? place.kind)
    }
  }

  /// Writes a place with its aliases, among them its title, and answers its id.
  @discardableResult
  func writePlace(_ row: PlaceRow) throws -> Int64 {
    touch(.place, .placeAlias)
    try db.execute(
      """
      INSERT INTO place (campus, parent, path, name, name_en, title, kind)
      VALUES ($1, $2, $3, $4, $5, $6, $7)
      """,
      row.campus, row.parent, row.path, row.name, row.nameEnglish, row.title, row.kind)
    let id = db.lastInsertedIdentity
    for alias in Set((row.aliases + [row.title]).map(TypedText.folded)) where !alias.isEmpty {
      try db.execute("INSERT INTO place_alias (alias, place) VALUES ($1, $2)", alias, id)
    }
    return id
  }
}

/// A place about to be written.
struct PlaceRow {
  var campus: Int64
  var parent: Int64?
  var path: String
  var name: String
  var nameEnglish: String
  var title: String
  var kind: String
  var aliases: [String]
}
