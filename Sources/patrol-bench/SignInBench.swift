import ArgumentParser
import Configuration
import Foundation
import Ledger
import ServiceClock
import WorkOrderEngine

/// What signing in costs, and that nobody can tell by the time whether a number belongs to anybody: an unknown
/// number, a wrong passphrase and the right one take turns.
struct SignInBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "sign-in",
    abstract: "Signing in: an unknown number and the right passphrase beside a wrong one.")

  @OptionGroup var output: ResultOptions

  @Option(help: "How many times each is tried.")
  var runs = 21

  func measure(_ results: inout Results) throws {
    try withScratchFolder { folder in
      let start = Instant(seconds: 1_800_000_000)
      let path = folder.appendingPathComponent("sign-in.db").path
      let engine = try office(at: path, start)
      var unknown = Measurement("sign in, unknown number")
      var wrong = Measurement("sign in, wrong passphrase")
      var right = Measurement("sign in")
      for run in 0..<runs {
        // Long enough after the last that nobody waits because of failures.
        let now = start + Int64(run + 1) * 1_000
        unknown.time { _ = try? engine.signIn(number: "9999", passphrase: Self.other, now: now) }
        wrong.time { _ = try? engine.signIn(number: "1001", passphrase: Self.other, now: now) }
        try right.time {
          _ = try engine.signIn(number: "1007", passphrase: Self.passphrase, now: now)
        }
      }
      results.add(unknown, besides: wrong, limit: .times(1.1))
      results.add(wrong, besides: unknown, limit: .times(1.1))
      results.add(right, besides: wrong, limit: .times(1.1))
      // Slow on purpose, and not so slow that anybody minds.
      for limit: Result.Limit in [.least(0.05), .most(0.25)] {
        results.add(Result(name: right.name, value: right.median, limit: limit))
      }
    }
  }

  private static let passphrase = Passphrase("correct horse")
  private static let other = Passphrase("something else")

  private func office(at path: String, _ start: Instant) throws -> Engine {
    let engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
    let configuration = try Defaults.load()
    try engine.found(
      Founding(
        campusFile: try CampusFile(
          toml: Defaults.campusTemplate, file: "campus.toml", configuration: configuration),
        configuration: configuration), now: start)
    for number in ["1001", "1007"] {
      _ = try engine.perform(
        SetPassphrase(staff: number, passphrase: Self.passphrase), id: number,
        by: Actor(person: try engine.ask(now: start) { try $0.person(named: number).id }),
        now: start)
    }
    return engine
  }
}
