import Configuration
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// Databases of so many orders, made by the program's own import: it decides on every row, so that rows, clocks,
/// counters and events stand there as the engine writes them. A million takes about half a minute.
struct BenchDatabase {
  /// The moment at which everything is measured.
  static let now = "2026-11-25 08:00"
  /// So many orders are late, and in the queue, whatever the size: what a screen shows does not grow with
  /// what an office has done in ten years.
  static let pressing = 200
  /// The number of somebody who may log a defect there, after the template of a campus.
  static let staff = "1007"

  let path: String
  let orders: Int

  /// Finds a database in the folder, or makes it there.
  init(orders: Int, in folder: URL) throws {
    self.orders = orders
    path = folder.appendingPathComponent("orders-\(orders).db").path
    guard !FileManager.default.fileExists(atPath: path) else { return }
    let half = path + ".making"
    for name in [half, half + "-wal", half + "-shm", half + ".lock"] {
      try? FileManager.default.removeItem(atPath: name)
    }
    try make(at: half, in: folder)
    try FileManager.default.moveItem(atPath: half, toPath: path)
    try? FileManager.default.removeItem(atPath: half + ".lock")
  }

  private func make(at half: String, in folder: URL) throws {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let start = try TimeText.instant(Self.now, in: zone)
    let configuration = try Defaults.load()
    let ledger = try SQLiteLedger.create(at: half, schema: Engine.schema)
    let engine = Engine(ledger: ledger)
    try engine.found(
      Founding(
        campusFile: try CampusFile(
          toml: Defaults.campusTemplate, file: "campus.toml", configuration: configuration),
        configuration: configuration, simulatedClock: start - 3_600),
      now: start - 3_600)
    let table = folder.appendingPathComponent("orders-\(orders).csv")
    try Self.write(orders, to: table, start: start, in: zone)
    defer { try? FileManager.default.removeItem(at: table) }
    _ = try engine.importOrders(
      try ImportSource(path: table.path), map: try ImportMap(toml: Self.map, file: "map.toml"),
      id: "bench", by: .system, now: start - 3_600)
    // Those that are late have gone up.
    try engine.moveClock(to: start)
    _ = try engine.tick(now: start)
    // The newest order is one that was logged: its rows are what bare C inserts again.
    _ = try engine.perform(
      LogDefect(place: "NH/TSG/201", category: "lighting", text: "the lamp is dark"), id: "last",
      by: .system, now: start)
    try ledger.close()
    try patrol_bench.run(["sqlite3", half, "PRAGMA wal_checkpoint(TRUNCATE);"])
  }

  /// A table of so many orders, and its import map.
  static func table(orders: Int, in folder: URL) throws -> (table: URL, map: URL) {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let table = folder.appendingPathComponent("import.csv")
    let map = folder.appendingPathComponent("import.toml")
    try write(orders, to: table, start: try TimeText.instant(now, in: zone), in: zone)
    try Data(self.map.utf8).write(to: map)
    return (table, map)
  }

  /// First the late ones, then ten years in which nineteen of twenty orders are closed.
  private static func write(
    _ orders: Int, to file: URL, start: Instant, in zone: ZoneRules
  ) throws {
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var text = "reference,reported,due,completed,category,place,priority,text\n"
    let years: Int64 = 10 * 365 * 86_400
    for number in 0..<orders {
      let isPressing = number < min(pressing, orders)
      let reported =
        isPressing ? start - 90_000 : start - years + years * Int64(number) / Int64(orders)
      let due = isPressing ? start - 600 - Int64(number) : reported + 86_400 * 3
      let isOpen = isPressing || number % 20 == 0
      let at = zone.iso8601(isOpen && !isPressing ? start - 86_400 : reported)
      let until = zone.iso8601(isOpen && !isPressing ? start + 86_400 * 365 + Int64(number) : due)
      let completed = isOpen ? "" : zone.iso8601(reported + Int64(600 + number % 500_000))
      text += "\(number),\(at),\(until),\(completed),\(categories[number % 5]),"
      text +=
        "place \(number % 400),P\(1 + number % 5),the lamp in corridor \(number % 997) is dark\n"
      if text.utf8.count > 1_000_000 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
  }

  private static let categories = ["plumbing", "electrical", "lighting", "hvac", "lift"]

  private static let map = """
    [file]
    time_format = "iso8601"
    time_zone = "Asia/Shanghai"
    [fields]
    reference = "reference"
    reported = "reported"
    due = "due"
    completed = "completed"
    category = "category"
    place = "place"
    priority = "priority"
    text = "text"
    [campus]
    default = "bench"
    """
}
