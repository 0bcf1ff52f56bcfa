import ArgumentParser
import Foundation
import Ledger
import Localization
import PatrolDesk
import Screen
import ServiceClock
import WorkOrderEngine

/// The desk without a terminal: from an open database to the first surface, and from a key, or the answer
/// to a long question, to the surface that shows it. Questions to the engine are timed apart.
struct DeskBench: Benchmark {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: "The desk's first surface, and each key's, without a terminal.")

  @OptionGroup var output: ResultOptions

  @Argument(help: "The demonstration's database; it is copied, never changed.")
  var database: String

  @Option(help: "The system user who sits in front of it.")
  var login = NSUserName()

  @Option(help: "How many desks are opened.")
  var runs = 9

  /// Through the places and lists, into an order and out again: no key writes.
  private static let keys: [Key] =
    "3jjjjjjjj4jjjj2jjj5jjjjjj1jjj3".map { .character($0) } + [.enter, .escape, .pageDown, .end]

  func measure(_ results: inout Results) throws {
    try withScratchFolder { folder in
      let copy = folder.appendingPathComponent("desk.db").path
      try FileManager.default.copyItem(atPath: database, toPath: copy)
      var times = Times()
      for _ in 0..<runs { try measure(copy, &times) }
      results.add(times.first, limit: .high(0.060))
      results.add(times.keys)
      results.add(times.studies)
      results.add(times.updates, limit: .high(0.002))
      results.add(times.surfaces, limit: .high(0.002))
      results.add(times.both, limit: .high(0.002))
    }
  }

  /// What is timed of a desk.
  private struct Times {
    var first = Measurement("first surface")
    var keys = Measurement("key to model, with queries")
    var studies = Measurement("study beside the screen")
    var updates = Measurement("update, without queries")
    var surfaces = Measurement("view")
    var both = Measurement("update and view")
  }

  private func measure(_ path: String, _ times: inout Times) throws {
    let ledger = TimedLedger(try SQLiteLedger(open: path, schema: Engine.schema))
    let engine = Engine(ledger: ledger)
    let start = Instant(seconds: 0)
    let now = try engine.ask(now: start) { try $0.facts()?.clock } ?? start
    var opened: Desk?
    try times.first.time {
      let (person, zone) = try engine.ask(now: now) { snapshot in
        (try snapshot.person(login: login), try snapshot.campuses().first?.zone ?? .utc)
      }
      guard let person else { throw EngineError.unknownPerson(login) }
      let desk = try Desk(
        engine: engine, person: person, settings: DeskSettings(language: .zhHans),
        session: "bench", size: Size(rows: 36, columns: 120), now: now, zone: zone)
      keep(desk.surface)
      opened = desk
    }
    guard var desk = opened else { return }
    // What the first screen does not need is asked at the first pause.
    desk.tick(now: now)
    _ = desk.takeRequests()
    for key in Self.keys {
      let step = Self.step(&desk, ledger, &times) { $0.press(key, now: now) }
      times.keys.add([step])
      for case .study(let study) in desk.takeRequests() {
        var answer: Study.Answer?
        times.studies.time { answer = study.answer(from: engine) }
        guard let answer else { continue }
        Self.step(&desk, ledger, &times) { $0.take(answer) }
      }
    }
  }

  /// Lets the desk take something in and draw what comes of it.
  ///
  /// - Returns: how long it took to take it in, with its queries, in seconds.
  @discardableResult
  private static func step(
    _ desk: inout Desk, _ ledger: TimedLedger, _ times: inout Times, _ work: (inout Desk) -> Void
  ) -> Double {
    _ = ledger.takeTotal()
    let whole = ContinuousClock().measure { work(&desk) }
    let update = whole - ledger.takeTotal()
    let view = ContinuousClock().measure { keep(desk.draw()) }
    times.updates.add([update / .seconds(1)])
    times.surfaces.add([view / .seconds(1)])
    times.both.add([(update + view) / .seconds(1)])
    return whole / .seconds(1)
  }
}

/// Takes a surface so that drawing it is not optimised away.
@inline(never)
private func keep(_ surface: Surface) { withExtendedLifetime(surface) {} }
