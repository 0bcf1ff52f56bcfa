import ArgumentParser
import Foundation

/// `patrol import orders` against the sqlite3 shell's `.import` of the same file into one table.
struct ImportBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "patrol import orders beside sqlite3's .import.")

  @Argument(help: "A CSV file.")
  var file: String

  @Option(help: "Its import map.")
  var map: String

  @Option(help: "How many times each runs.")
  var runs = 5

  func run() throws {
    let patrol = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("patrol").path
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
    report(measured, besides: limit, limit: 15)
  }
}
