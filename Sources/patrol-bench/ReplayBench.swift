import ArgumentParser
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// Replaying the whole history of a database: the events of every order and every round are read and
/// made into orders and rounds again.
struct ReplayBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Events replayed a second, read from the database.")

  @OptionGroup var output: ResultOptions

  @Argument(help: "The demonstration's database; it is only read.")
  var database: String

  @Option(help: "How many times it runs.")
  var runs = 7

  func measure(_ results: inout Results) throws {
    let engine = Engine(ledger: try SQLiteLedger(open: database, schema: Engine.schema))
    var measured = Measurement("replay of all events")
    var events = 0
    for _ in 0..<runs {
      try measured.time {
        events = 0
        try engine.ask(now: Instant(seconds: 0)) { snapshot in
          try snapshot.forEachOrder { events += $0.events.count }
          try snapshot.forEachRound { events += $1.count }
        }
      }
    }
    results.add(
      Result(
        name: "replay of all events", unit: .perSecond, value: Double(events) / measured.median,
        limit: .least(200_000)))
  }
}
