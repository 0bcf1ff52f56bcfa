import ArgumentParser
import Configuration
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// `tick` with a hundred orders due, among few open orders and among many: it must cost what is due
/// and not what exists.
struct TickBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "tick with 100 orders due, among few open orders and many.")

  @OptionGroup var output: ResultOptions

  @Option(help: "Open orders in the small database.")
  var few = 10_000

  @Option(help: "Open orders in the large database.")
  var many = 1_000_000

  @Option(help: "How many times each runs; each time 100 other orders are due.")
  var runs = 7

  private static let due = 100

  func measure(_ results: inout Results) throws {
    try withScratchFolder { folder in
      let small = try World(folder.appendingPathComponent("few.db").path, open: few, runs: runs)
      let large = try World(folder.appendingPathComponent("many.db").path, open: many, runs: runs)
      var measured = Measurement("tick among \(many)")
      var limit = Measurement("tick among \(few)")
      // Taking turns, so that whatever else the machine does weighs on both.
      for index in 0..<runs {
        try limit.time { try small.tick(index) }
        try measured.time { try large.tick(index) }
      }
      results.add(measured, besides: limit, limit: .times(2))
    }
  }

  /// A database of open orders; for each run a hundred of them reach a level.
  private struct World {
    let engine: Engine
    let start: Instant

    init(_ path: String, open: Int, runs: Int) throws {
      let configuration = try Defaults.load()
      let campus = try CampusFile(
        toml: Defaults.campusTemplate, file: "campus.toml", configuration: configuration)
      let zone = try ZoneRules(identifier: "Asia/Shanghai")
      start = try TimeText.instant("2026-11-25 08:00", in: zone)
      engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
      try engine.found(
        Founding(campusFile: campus, configuration: configuration, simulatedClock: start),
        now: start)
      // The search index and the plan of rounds have their first time before anything is measured.
      let rows = Self.rows(open: open, runs: runs, from: start, in: zone)
      let map = try ImportMap(toml: Self.map, file: "map.toml")
      _ = try engine.importOrders(
        ImportSource(bytes: Array(rows.utf8), name: "orders.csv"), map: map, id: "bench",
        by: .system, now: start)
      while !(try engine.tick(now: start).isEmpty) {}
      try Self.settle(path)
    }

    /// An hour a run: its hundred orders have used three quarters of their time in the middle of it.
    func tick(_ run: Int) throws {
      let lines = try engine.tick(now: start + Int64(run + 1) * 3_600).lines
      let escalated = lines.count { $0.event == "escalated" }
      guard escalated == TickBench.due else { throw WrongCount(found: escalated) }
    }

    /// The log is written back, so that no run pays for the import.
    private static func settle(_ path: String) throws {
      try patrol_bench.run(["sqlite3", path, "PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;"])
    }

    /// Each run's orders have a hundred hours and reach three quarters of them in the middle of the
    /// run's hour; the next level comes when all runs are over.
    private static func rows(
      open: Int, runs: Int, from start: Instant, in zone: ZoneRules
    ) -> String {
      var text = "reference,reported,due,category,place,text\n"
      func add(_ number: Int, reported: Instant, due: Instant) {
        let times = "\(zone.iso8601(reported)),\(zone.iso8601(due))"
        text += "\(number),\(times),lighting,,the lamp in the corridor is dark\n"
      }
      for number in 0..<(runs * TickBench.due) {
        let reached = start + Int64(number / TickBench.due) * 3_600 + 1_800
        add(number, reported: reached - 75 * 3_600, due: reached + 25 * 3_600)
      }
      for number in (runs * TickBench.due)..<open {
        add(number, reported: start, due: start + 86_400 * 365 + Int64(number))
      }
      return text
    }

    private static let map = """
      [file]
      time_format = "iso8601"
      time_zone = "Asia/Shanghai"
      [fields]
      reference = "reference"
      reported = "reported"
      due = "due"
      category = "category"
      place = "place"
      text = "text"
      [campus]
      default = "bench"
      """
  }

  /// The measured tick did not do what it was measured for.
  private struct WrongCount: Error, CustomStringConvertible {
    var found: Int
    var description: String { "\(found) levels fired in place of \(TickBench.due)" }
  }
}
