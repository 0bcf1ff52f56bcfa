public import WorkOrderEngine

/// The invented university and its half year of history: what `patrol demo` shows.
public enum Demonstration {
  /// Where every history ends: the moment at which a user finds the office.
  public static let end = "2026-11-27 09:00"

  /// How many days a history lasts when nobody says otherwise.
  public static let usualDays = 180

  /// Fills an empty database with the university and its history, all through engine commands.
  ///
  /// The same seed and days make the same events on every machine and on any day.
  /// - Parameters:
  ///   - engine: over a database that has not been founded.
  ///   - configuration: the rules by which the university works.
  ///   - seed: another seed, another history.
  ///   - days: from the start of the history to its end on Fri 2026-11-27 09:00 Asia/Shanghai.
  ///   - progress: hears the share that is done, 0…1, about once a simulated day.
  /// - Throws: ``EngineError``, a ``ConfigurationError`` for a broken campus file, or
  ///   ``DemonstrationError``. The days made before a failure stay in the database.
  public static func make(
    in engine: Engine, configuration: EffectiveConfiguration, seed: Int64 = 1,
    days: Int = usualDays, progress: (Double) -> Void = { _ in }
  ) throws {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    let end = try TimeText.instant(end, in: zone)
    let start = end - Int64(max(0, days)) * 86_400
    var file = try CampusFile(
      toml: DemonstrationFile.university.text, file: DemonstrationFile.university.rawValue)
    // A route is owed rounds from the first whole period of the history on, not before.
    for index in file.routes.indices { file.routes[index].inForce = zone.local(start).date }
    try engine.found(
      Founding(
        campusFile: file, configuration: configuration, simulatedClock: start, seed: seed),
      now: start)
    let (university, routes) = try engine.ask(now: start) { snapshot in
      (
        try University(file: file, configuration: configuration, snapshot: snapshot),
        try snapshot.routes().enumerated().map { index, route in
          WalkedRoute(route, stops: try snapshot.stops(of: route), index: index)
        }
      )
    }
    let history = History(
      engine: engine, university: university, material: try Material(), routes: routes,
      configuration: configuration, seed: seed, start: start, end: end)
    history.planLastMorning()
    for day in 0...max(0, days) {
      let limit = min(end, start + Int64(day + 1) * 86_400)
      try history.run(before: limit, on: engine)
      progress(Double(day + 1) / Double(max(0, days) + 1))
    }
    try history.close(on: engine)
  }
}
