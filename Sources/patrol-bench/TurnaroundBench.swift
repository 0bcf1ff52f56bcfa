import ArgumentParser
import Foundation
import ServiceClock

/// A year's `patrol report turnaround` as a whole process against a C program whose SQL counts and
/// sorts the same rows.
struct TurnaroundBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "turnaround",
    abstract: "A year's turnaround report beside bare SQL that counts and sorts the same rows.")

  @OptionGroup var output: ResultOptions

  @Option(help: "Where the database is made, and found the next time; without it, anew each time.")
  var database: String?

  @Option(help: "How many orders are reported in the year.")
  var orders = 1_000_000

  @Option(help: "What the report groups its orders by.")
  var by = "category"

  @Option(help: "The year.")
  var year = 2025

  @Option(help: "How many times each runs.")
  var runs = 5

  /// The most memory that the report may take, in bytes.
  private static let memory = 200_000_000

  func measure(_ results: inout Results) throws {
    let programs = try Programs()
    let (patrol, bare) = (programs.patrol, programs.bare)
    try withScratchFolder { folder in
      let path = database ?? folder.appendingPathComponent("year.db").path
      if !FileManager.default.fileExists(atPath: path) {
        try make(path, with: patrol, in: folder)
      }
      let zone = try ZoneRules(identifier: "Asia/Shanghai")
      let from = try TimeText.instant("\(year)-01-01 00:00", in: zone)
      let to = try TimeText.instant("\(year + 1)-01-01 00:00", in: zone)
      var measured = Measurement("report turnaround")
      var same = Measurement("bare SQL, same figures")
      var limit = Measurement("bare SQL, one sort")
      var (memory, bareMemory) = (0, 0)
      let days = ["\(from.seconds)", "\(to.seconds)"]
      // Taking turns, so that whatever else the machine does weighs on both.
      for _ in 0..<runs {
        try limit.time { try patrol_bench.run([bare, "once", path] + days) }
        try same.time {
          bareMemory = max(
            bareMemory, try patrol_bench.run([bare, "turnaround", path] + days))
        }
        try measured.time {
          memory = max(
            memory,
            try patrol_bench.run([
              patrol, "--database", path, "report", "turnaround", "--from", "\(year)-01-01", "--to",
              "\(year)-12-31", "--by", by, "--json",
            ]))
        }
      }
      results.add(measured, orders: orders, besides: same, limit: .times(3))
      results.add(measured, orders: orders, besides: limit, limit: .times(3))
      results.add(
        Result(
          name: "report turnaround, memory", orders: orders, unit: .bytes, value: Double(memory),
          bare: Double(bareMemory), limit: .most(Double(Self.memory))))
    }
  }

  // MARK: - The database

  /// Imports a year of orders as an office would bring them: through the program, which decides on
  /// every row, so that what is measured stands in the columns as the engine writes them.
  private func make(_ path: String, with patrol: String, in folder: URL) throws {
    let table = folder.appendingPathComponent("orders.csv")
    let map = folder.appendingPathComponent("map.toml")
    try Data(Self.map.utf8).write(to: map)
    try write(to: table)
    try patrol_bench.run([patrol, "--database", path, "init"])
    try patrol_bench.run([
      patrol, "--database", path, "import", "orders", table.path, "--map", map.path,
    ])
    try patrol_bench.run(["sqlite3", path, "PRAGMA wal_checkpoint(TRUNCATE);"])
  }

  private func write(to file: URL) throws {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let start = try TimeText.instant("\(year)-01-01 00:00", in: zone)
    let end = try TimeText.instant("\(year + 1)-01-01 00:00", in: zone)
    try Data().write(to: file)
    let handle = try FileHandle(forWritingTo: file)
    defer { try? handle.close() }
    var text = "reference,reported,due,completed,category,place,priority,text\n"
    var random = Draw()
    for number in 0..<orders {
      // Spread evenly: the year's cohort is all of them.
      let reported = start + (end - start) * Int64(number) / Int64(orders)
      let due = reported + 3_600 * (2 + random.next(200))
      // From minutes to weeks, each power of two alike often; one in twenty is still open.
      let lasted = (60 << random.next(15)) + random.next(3_600)
      let completed = random.next(20) == 0 ? "" : zone.iso8601(reported + lasted)
      let category = Self.categories[Int(random.next(Int64(Self.categories.count)))]
      text += "\(number),\(zone.iso8601(reported)),\(zone.iso8601(due)),\(completed),\(category),"
      text += "place \(random.next(400)),P\(1 + random.next(5)),the lamp in the corridor is dark\n"
      if text.utf8.count > 1_000_000 {
        try handle.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try handle.write(contentsOf: Data(text.utf8))
  }

  private static let categories = [
    "plumbing", "electrical", "lighting", "hvac", "joinery", "civil", "lift", "fire", "network",
    "kitchen", "grounds", "cleaning", "other",
  ]

  /// The same numbers in every run.
  private struct Draw {
    private var state: UInt64 = 20_261_126

    mutating func next(_ limit: Int64) -> Int64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(state >> 33) % limit
    }
  }

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
