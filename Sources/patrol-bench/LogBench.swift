import ArgumentParser
import Foundation

/// `patrol order log` as a whole process against a C program that inserts the same rows; and what it costs
/// beyond a start alone, on both sides.
struct LogBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "patrol order log, whole and in process, beside a bare C program."
  )

  @OptionGroup var output: ResultOptions
  @OptionGroup var sizes: SizeOptions

  @Option(help: "How many times each runs.")
  var runs = 31

  func measure(_ results: inout Results) throws {
    let programs = try Programs()
    try sizes.withDatabases { databases in
      for database in databases { try measure(database, programs, &results) }
    }
  }

  private func measure(
    _ database: BenchDatabase, _ programs: Programs, _ results: inout Results
  ) throws {
    try withScratchFolder { folder in
      let ours = folder.appendingPathComponent("ours.db").path
      let theirs = folder.appendingPathComponent("theirs.db").path
      try patrol_bench.run(["cp", "--reflink=auto", database.path, ours])
      // Whoever runs this need not be known there: in a simulated database anybody may act for the staff.
      let log = [
        programs.patrol, "--database", ours, "--as", BenchDatabase.staff, "order", "log", "--place",
        "NH/TSG/201", "--category", "lighting", "走廊灯管不亮",
      ]
      try patrol_bench.run(log)
      try patrol_bench.run(["cp", "--reflink=auto", ours, theirs])
      var (whole, bare) = (Measurement("order log, whole process"), Measurement("bare C"))
      var (version, empty) = (Measurement("patrol --version"), Measurement("empty C"))
      var memory: [Double] = []
      // Taking turns, so that whatever else the machine does weighs on all.
      for _ in 0..<runs {
        try whole.time { try patrol_bench.run(log) }
        try bare.time { try patrol_bench.run([programs.bare, "log", theirs]) }
        try version.time { try patrol_bench.run([programs.patrol, "--version"]) }
        try empty.time { try patrol_bench.run([programs.bare, "empty"]) }
      }
      // By a small program: what this one has would be counted as theirs.
      for _ in 0..<5 {
        let bytes = try patrol_bench.output(of: [programs.bare, "memory"] + log).trimmingCharacters(
          in: .whitespacesAndNewlines)
        memory.append(Double(bytes) ?? .infinity)
      }
      let orders = database.orders
      results.add(whole, orders: orders, besides: bare, limit: .times(3))
      results.add(version, besides: empty)
      results.add(
        Result(
          name: "order log beyond a start", orders: orders, value: whole.median - version.median,
          bare: bare.median - empty.median, limit: .times(2)))
      results.add(
        Result(
          name: "order log, memory", orders: orders, unit: .bytes, value: memory.max() ?? 0,
          limit: .most(30e6)))
      let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
      let (here, there) = try (
        Self.inProcess(own, ours, in: folder), Self.inProcess(programs.bare, theirs, in: folder)
      )
      results.add(here, orders: orders, besides: there)
    }
  }

  /// A terminal that writes for two seconds.
  private static func inProcess(
    _ program: String, _ path: String, in folder: URL
  ) throws -> Measurement {
    var measured = Measurement("log a defect, in process")
    measured.add(try TerminalRun(program: [program], seconds: 2).times(on: path, in: folder))
    return measured
  }
}
