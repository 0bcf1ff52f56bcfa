import ArgumentParser
import Foundation

/// `patrol order log` as a whole process against a C program that inserts the same rows.
struct LogBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "patrol order log beside a bare C program.")

  @Argument(help: "The demonstration's database; it is copied, never changed.")
  var database: String

  @Option(help: "A place's path in it.")
  var place = "NH/TSG"

  @Option(help: "How many times each runs.")
  var runs = 31

  func run() throws {
    let here = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let patrol = here.appendingPathComponent("patrol").path
    let bare = here.appendingPathComponent("patrol-bench-bare").path
    for program in [patrol, bare] where !FileManager.default.isExecutableFile(atPath: program) {
      throw ValidationError(
        "\(program) is not built; run: swift build -c release -Xswiftc -static-executable")
    }
    try withScratchFolder { folder in
      let ours = folder.appendingPathComponent("ours.db").path
      let theirs = folder.appendingPathComponent("theirs.db").path
      let log = [
        patrol, "--database", ours, "order", "log", "--place", place, "--category", "lighting",
        "走廊灯管不亮",
      ]
      try FileManager.default.copyItem(atPath: database, toPath: ours)
      try patrol_bench.run(log)
      try FileManager.default.copyItem(atPath: ours, toPath: theirs)
      var measured = Measurement("patrol order log")
      var limit = Measurement("bare C")
      for _ in 0..<runs {
        try measured.time { try patrol_bench.run(log) }
        try limit.time { try patrol_bench.run([bare, theirs]) }
      }
      report(measured, besides: limit, limit: 4)
    }
  }
}
