import Ledger
import ServiceClock
import WorkOrderEngine

/// The outbox, delivered through the command of `[notify]`, by `tick` and by open desks.
struct Tellings {
  let engine: Engine
  /// What time it is in the database, each time it is asked: a pass may last.
  let time: () -> Instant

  /// How long one delivery may take, in seconds; less than ``TellingRule/firstDelay``.
  static let patience = 30
  /// After how many seconds a pass begins no other delivery: a receiver that hangs must not keep
  /// `tick` from the next minute's work. What is left is for the next pass.
  static let passLength: Int64 = 60

  /// An outbox of the engine's database.
  init(engine: Engine, time: @escaping () -> Instant) {
    (self.engine, self.time) = (engine, time)
  }

  /// Delivers what waits; without a command it stays in the outbox.
  ///
  /// - Returns: how many were delivered.
  func deliver() throws -> Int {
    // The command reads what is for others, and would run with the rights and the variables of whoever runs
    // this: where rights are lent to them, it is left to the timer of the account that has those.
    guard !LentRights.areLent else { return 0 }
    let command = try engine.ask(now: time()) { try $0.rulebook().configuration.notify.command }
    guard let command, !command.isEmpty else { return 0 }
    let script = ShellCommand(text: command, patience: Self.patience)
    let end = OutsideProgram.milliseconds + Self.passLength * 1_000
    var delivered = 0
    while OutsideProgram.milliseconds < end {
      let arrived = try engine.deliverTelling(now: time()) { telling in
        script.run(input: telling.body + "\n") == 0
      }
      guard let arrived else { break }
      delivered += arrived ? 1 : 0
    }
    return delivered
  }
}
