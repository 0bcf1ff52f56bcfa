import Demonstration
import Foundation
import Ledger
import TestFolders
import WorkOrderEngine

/// A demonstration in a real database file.
struct World {
  let engine: Engine
  let ledger: any Ledger
  let now: Instant

  /// Ten days, made once for all tests that only look.
  static let ten = Result { try World(seed: 1, days: 10) }

  init(seed: Int64, days: Int) throws {
    let folder = try TestFolder.make()
    let path = folder.appendingPathComponent("demo.db").path
    ledger = try SQLiteLedger.create(at: path, schema: Engine.schema)
    engine = Engine(ledger: ledger)
    try Demonstration.make(
      in: engine, configuration: try Defaults.load(), seed: seed, days: days)
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    now = try TimeText.instant(Demonstration.end, in: zone)
  }

  /// The digest of the last event, into which all before it have gone.
  func digest() throws -> [UInt8]? {
    try ledger.read { db in
      try db.first("SELECT digest FROM event ORDER BY sequence DESC LIMIT 1") { $0.blob(0) }
    }
  }

  /// A number out of the database.
  func count(_ sql: String) throws -> Int64 {
    try ledger.read { try $0.value(sql) ?? 0 }
  }
}
