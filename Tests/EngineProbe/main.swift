import Foundation
import Ledger
import WorkOrderEngine

// A process of its own for tests of several processes on one database:
//   EngineProbe log DATABASE COUNT NAME   logs defects at the database's own clock
//   EngineProbe tick DATABASE END STEP    steps the clock and runs tick until END
//   EngineProbe saturate DATABASE MS NAME writes for so many milliseconds: how often, longest wait in s
//   EngineProbe read DATABASE MS -        reads for so many milliseconds: how often, longest wait in s
let arguments = CommandLine.arguments
guard arguments.count == 5, let third = Int64(arguments[3]) else { exit(64) }
let engine = Engine(
  ledger: try SQLiteLedger(open: arguments[2], schema: Engine.schema))

func databaseClock() throws -> Instant {
  try engine.ask(now: Instant(seconds: 0)) { try $0.facts()?.clock } ?? Instant(seconds: 0)
}

switch arguments[1] {
case "log":
  for index in 0..<third {
    let command = LogDefect(
      place: "NH/TSG/101", category: "lighting", priority: .p2, text: "灯管不亮 \(index)")
    _ = try engine.perform(
      command, id: "\(arguments[4])-\(index)", by: .system, now: try databaseClock())
  }
case "tick":
  guard let step = Int64(arguments[4]) else { exit(64) }
  while true {
    let now = try databaseClock()
    if now.seconds >= third { break }
    do {
      try engine.moveClock(to: Instant(seconds: min(third, now.seconds + step)))
    } catch EngineError.clockBackwards {
      // Another process has moved it further meanwhile.
    }
    _ = try engine.tick(now: try databaseClock())
  }
case "saturate", "read":
  let clock = ContinuousClock()
  let end = clock.now.advanced(by: .milliseconds(third))
  let now = try databaseClock()
  var (count, longest) = (0, Duration.zero)
  while clock.now < end {
    let took = try clock.measure {
      if arguments[1] == "read" {
        _ = try engine.ask(now: now) { try $0.orders(try OrderFilter("state:open"), limit: 50) }
      } else {
        let command = LogDefect(
          place: "NH/TSG/101", category: "lighting", priority: .p2, text: "灯管不亮 \(count)")
        _ = try engine.perform(command, id: "\(arguments[4])-\(count)", by: .system, now: now)
      }
    }
    (count, longest) = (count + 1, max(longest, took))
  }
  print(count, Double(longest / .microseconds(1)) / 1e6)
default:
  exit(64)
}
