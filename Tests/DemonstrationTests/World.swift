import Demonstration
import Foundation
import Ledger
import WorkOrderEngine

/// A demonstration in a real database file.
struct World {
  let engine: Engine
  let now: Instant
  let zone: ZoneRules

  init(seed: Int64 = 1, days: Int = 10) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("patrol-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let path = folder.appendingPathComponent("demo.db").path
    engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
    try Demonstration.make(
      in: engine, configuration: try Defaults.load(), seed: seed, days: days)
    zone = try ZoneRules(identifier: "Asia/Shanghai")
    now = try TimeText.instant(Demonstration.end, in: zone)
  }
}
