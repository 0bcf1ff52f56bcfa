import ArgumentParser
import Foundation

/// `patrol import orders` against the sqlite3 shell's `.import` of the same file into one table.
struct ImportBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "patrol import orders beside sqlite3's .import.")

  @OptionGroup var output: ResultOptions

  @Argument(help: "A CSV file.")
  var file: String

  @Option(help: "Its import map.")
  var map: String

  @Option(help: "How many times each runs.")
  var runs = 5

  func measure(_ results: inout Results) throws {
    let patrol = try Programs().patrol
    var measured = Measurement("patrol import orders")
    var limit = Measurement("sqlite3 .import")
    for _ in 0..<runs {
      try withScratchFolder { folder in
        let ours = folder.appendingPathComponent("ours.db").path
        let theirs = folder.appendingPathComponent("theirs.db").path
        try patrol_bench.run([patrol, "--database", ours, "init"])
        try measured.time {
          try patrol_bench.run(
            [patrol, "--database", ours, "import", "orders", file, "--map", map])
        }
        try limit.time {
          try patrol_bench.run(
            ["sqlite3", "-cmd", ".mode csv", theirs, ".import '\(file)' rows"])
        }
      }
    }
    results.add(measured, besides: limit, limit: .times(15))
  }
}
