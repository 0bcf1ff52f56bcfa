import ArgumentParser
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// One of the terminals of ``TerminalRun``: somebody of the staff who logs a defect again and again.
struct Terminal: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "terminal", shouldDisplay: false)

  @Argument var database: String
  @Argument(help: "How long it writes.") var milliseconds: Int64
  @Argument(help: "Milliseconds from write to write.") var thinking: Int64
  @Argument(help: "When all begin, in microseconds of the machine's clock.") var begin: Int64
  @Argument(help: "Microseconds by which this one begins later.") var phase: Int64
  @Argument(help: "Gets what each took in microseconds, four bytes each.") var file: String

  func run() throws {
    let ledger = try SQLiteLedger(open: database, schema: Engine.schema)
    // As a desk does once its first screen stands.
    try ledger.spareMemory()
    let engine = Engine(ledger: ledger)
    let (now, person) = try engine.ask(now: Instant(seconds: 0)) { snapshot in
      (snapshot.now, try snapshot.person(named: BenchDatabase.staff).id)
    }
    var count = 0
    func log() throws {
      let command = LogDefect(place: "NH/TSG/201", category: "lighting", text: "灯管不亮")
      _ = try engine.perform(
        command, id: "\(getpid())-\(count)", by: Actor(person: person), now: now)
      count += 1
    }
    try log()
    guard TerminalRun.microseconds < begin else { throw ExitCode(75) }
    var next = begin + phase
    TerminalRun.sleep(until: next)
    let end = begin + milliseconds * 1_000
    var times: [UInt32] = []
    while TerminalRun.microseconds < end {
      if thinking > 0 { TerminalRun.sleep(until: next) }
      let before = TerminalRun.microseconds
      try log()
      times.append(UInt32(TerminalRun.microseconds - before))
      next += thinking * 1_000
    }
    try times.withUnsafeBytes { try Data($0).write(to: URL(fileURLWithPath: file)) }
  }
}
