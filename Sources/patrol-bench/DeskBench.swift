import ArgumentParser
import Foundation
import Ledger
import Localization
import PatrolDesk
import Screen
import ServiceClock
import WorkOrderEngine

/// The desk without a terminal: from an open database to the first surface, and from a key to the
/// surface that answers it.
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
      var first = Measurement("first surface")
      var keys = Measurement("key to model, with queries")
      var surfaces = Measurement("model to surface")
      for _ in 0..<runs {
        try measure(copy, first: &first, keys: &keys, surfaces: &surfaces)
      }
      results.add(first, limit: .high(0.060))
      results.add(keys)
      results.add(surfaces, limit: .high(0.002))
    }
  }

  private func measure(
    _ path: String, first: inout Measurement, keys: inout Measurement,
    surfaces: inout Measurement
  ) throws {
    let ledger = try SQLiteLedger(open: path, schema: Engine.schema)
    let engine = Engine(ledger: ledger)
    let start = Instant(seconds: 0)
    let now = try engine.ask(now: start) { try $0.facts()?.clock } ?? start
    var opened: Desk?
    try first.time {
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
    for key in Self.keys {
      keys.time { desk.press(key, now: now) }
      surfaces.time { keep(desk.surface) }
    }
  }
}

/// Takes a surface so that drawing it is not optimised away.
@inline(never)
private func keep(_ surface: Surface) { withExtendedLifetime(surface) {} }
