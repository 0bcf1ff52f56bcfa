import ArgumentParser

/// Measures Patrol beside the bare limits, in one run on one machine.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "patrol-bench",
    abstract:
      "Measures Patrol beside its bare limits in the same run; exit 1 when a limit is missed.",
    subcommands: [
      AllBench.self, LogBench.self, ListBench.self, TerminalBench.self, ChainBench.self,
      ImportBench.self, DeskBench.self, ClockBench.self, TickBench.self, ReplayBench.self,
      TurnaroundBench.self, SignInBench.self, Terminal.self,
    ])
}
