import ArgumentParser
import Foundation

/// Everything after one another, in one table: what is written down of a release.
struct AllBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "Everything that needs no file of yours, in one table.")

  @OptionGroup var output: ResultOptions
  @OptionGroup var sizes: SizeOptions

  @Option(help: "How long each run of the terminals writes.")
  var seconds = 10

  func measure(_ results: inout Results) throws {
    var sizes = ["--sizes", self.sizes.sizes]
    if self.sizes.tenMillion { sizes.append("--ten-million") }
    // The databases are made once for all.
    func measureAll(in folder: String, _ results: inout Results) throws {
      let kept = ["--folder", folder]
      let patrol = try Programs().patrol
      let demonstration = folder + "/demo.db"
      if !FileManager.default.fileExists(atPath: demonstration) {
        try patrol_bench.run([patrol, "--database", demonstration, "demo", "--no-open"])
      }
      try LogBench.parse(sizes + kept).measure(&results)
      try DeskBench.parse([demonstration]).measure(&results)
      try ListBench.parse(sizes + kept).measure(&results)
      try TickBench.parse([]).measure(&results)
      try SignInBench.parse([]).measure(&results)
      try ClockBench.parse([]).measure(&results)
      try ReplayBench.parse([demonstration]).measure(&results)
      try ChainBench.parse(sizes + kept).measure(&results)
      try TurnaroundBench.parse(["--database", folder + "/year.db"]).measure(&results)
      try BenchImport.measure(in: URL(fileURLWithPath: folder), &results)
      try TerminalBench.parse(["--sizes", "1000", "--seconds", "\(seconds)"] + kept)
        .measure(&results)
    }
    if let folder = self.sizes.folder { return try measureAll(in: folder, &results) }
    try withScratchFolder { try measureAll(in: $0.path, &results) }
  }
}

/// The import of a hundred thousand rows that are made for it.
private enum BenchImport {
  static func measure(in folder: URL, _ results: inout Results) throws {
    let (table, map) = try BenchDatabase.table(orders: 100_000, in: folder)
    try ImportBench.parse([table.path, "--map", map.path]).measure(&results)
  }
}
