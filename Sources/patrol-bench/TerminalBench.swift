import ArgumentParser
import Foundation
import Glibc
import Ledger
import ServiceClock
import WorkOrderEngine

/// Many terminals on one database: processes that log a defect again and again, without pause or at a person's
/// pace, beside C programs that insert the same rows in the same queue.
struct TerminalBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "terminals", abstract: "1, 4, 16 and 64 terminals that write, beside bare C.")

  @OptionGroup var output: ResultOptions
  @OptionGroup var sizes: SizeOptions

  @Option(help: "How many terminals, separated by commas.")
  var terminals = "1,4,16,64"

  @Option(help: "Milliseconds from write to write, separated by commas; 0: without pause.")
  var thinking = "0,200"

  @Option(help: "How long each run writes.")
  var seconds = 10

  @Option(help: "How many times each runs; the runs of both take turns.")
  var runs = 3

  func measure(_ results: inout Results) throws {
    let programs = try Programs()
    try sizes.withDatabases { databases in
      for database in databases {
        for pause in thinking.split(separator: ",").compactMap({ Int($0) }) {
          for count in terminals.split(separator: ",").compactMap({ Int($0) }) {
            try measure(count, pause, on: database, programs, &results)
          }
        }
      }
    }
  }

  private func measure(
    _ count: Int, _ pause: Int, on database: BenchDatabase, _ programs: Programs,
    _ results: inout Results
  ) throws {
    let name =
      "\(count) terminal\(count == 1 ? "" : "s")" + (pause > 0 ? ", every \(pause) ms" : "")
    var (ours, bare) = (Measurement("\(name), a write"), Measurement("bare"))
    var (rates, bareRates): ([Double], [Double]) = ([], [])
    for _ in 0..<runs {
      for isBare in [false, true] {
        let times = try withScratchFolder { folder in
          let copy = folder.appendingPathComponent("terminals.db").path
          try patrol_bench.run(["cp", "--reflink=auto", database.path, copy])
          let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
          return try write(isBare ? [programs.bare] : [own], count, pause, copy, folder)
        }
        let rate = Double(times.count) / Double(seconds)
        if isBare {
          bare.add(times)
          bareRates.append(rate)
        } else {
          ours.add(times)
          rates.append(rate)
        }
      }
    }
    let isHuman = pause > 0
    results.add(
      ours, orders: database.orders, besides: bare,
      limit: isHuman && count == 64 ? .high(0.025) : !isHuman && count == 64 ? .longest(2) : nil)
    guard !isHuman else { return }
    results.add(
      Result(
        name: "\(name), writes", orders: database.orders, unit: .perSecond,
        value: rates.sorted()[rates.count / 2], bare: bareRates.sorted()[bareRates.count / 2],
        limit: count == 64 ? .share(0.7) : nil))
  }

  /// Runs so many programs at once and answers what every write took, in seconds.
  ///
  /// - Throws: ``ProgramFailed`` when one of them did not end well: a write that failed.
  private func write(
    _ program: [String], _ count: Int, _ pause: Int, _ path: String, _ folder: URL
  ) throws -> [Double] {
    let files = (0..<count).map { folder.appendingPathComponent("times-\($0)").path }
    let processes = try files.map { file in
      try start(program + ["terminal", path, "\(seconds * 1_000)", "\(pause)", file])
    }
    let statuses = processes.map { waitFor($0).status }
    if let failed = statuses.first(where: { $0 != 0 }) {
      throw ProgramFailed(program: program[0], status: failed)
    }
    return try files.flatMap { file in
      try Data(contentsOf: URL(fileURLWithPath: file)).withUnsafeBytes { bytes in
        bytes.bindMemory(to: UInt32.self).map { Double($0) / 1e6 }
      }
    }
  }
}

/// One of the terminals of ``TerminalBench``.
struct Terminal: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "terminal", shouldDisplay: false)

  @Argument var database: String
  @Argument var milliseconds: Int
  @Argument var thinking: Int
  @Argument var file: String

  func run() throws {
    let engine = Engine(ledger: try SQLiteLedger(open: database, schema: Engine.schema))
    let zero = Instant(seconds: 0)
    let now = try engine.ask(now: zero) { try $0.facts()?.clock } ?? zero
    let clock = ContinuousClock()
    let start = clock.now
    let end = start.advanced(by: .milliseconds(milliseconds))
    // People do not begin in the same moment.
    let phase = thinking > 0 ? Int(getpid()) * 7_919 % (thinking * 1_000) : 0
    var next = start.advanced(by: .microseconds(phase))
    var times: [UInt32] = []
    while clock.now < end {
      let wait = (next - clock.now) / .microseconds(1)
      if thinking > 0, wait > 0 { usleep(UInt32(wait)) }
      let command = LogDefect(place: "NH/TSG/201", category: "lighting", text: "灯管不亮")
      let took = try clock.measure {
        _ = try engine.perform(
          command, id: "\(getpid())-\(times.count)", by: .system, now: now)
      }
      times.append(UInt32(took / .microseconds(1)))
      next = next.advanced(by: .milliseconds(thinking))
    }
    try times.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: file)) }
  }
}
