import ArgumentParser
import Foundation

/// Many terminals on one database: processes that log a defect again and again, without pause or at a person's
/// pace, beside C programs that insert the same rows in the same queue. Every terminal is warm before anything is
/// counted (``TerminalRun``).
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
          return try TerminalRun(
            program: [isBare ? programs.bare : own], count: count, milliseconds: pause,
            seconds: seconds
          ).times(on: copy, in: folder)
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
}
