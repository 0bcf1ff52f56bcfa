import ArgumentParser

/// Measures Patrol beside the bare limits, in one run on one machine.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrol-bench",
    abstract: "Measures Patrol beside its bare limits: medians of several runs, as ratios.",
    subcommands: [
      LogBench.self, ImportBench.self, DeskBench.self, ClockBench.self, TickBench.self,
      ReplayBench.self, TurnaroundBench.self,
    ])
}
