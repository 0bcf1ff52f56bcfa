import Ledger
import ServiceClock

extension Transaction {
  /// A round that is about to get its first event: it has a number, and no row yet.
  func newRound(
    on route: Route, plan: RoundPlan? = nil, walker: Int64? = nil
  ) throws -> Round {
    let id = 1 + (try db.value("SELECT MAX(id) FROM round") ?? 0)
    let count = try db.value(
      "UPDATE route SET last_round = last_round + 1 WHERE id = $1 RETURNING last_round", route.id)
    guard let count else { throw EngineError.unknownRoute(route.code) }
    let opening = RoundOpening(
      number: "\(route.code)-\(count)", route: route.id, campus: route.campus, plan: plan,
      walker: walker)
    return Round(id: id, opening: opening)
  }

  /// Appends events to a round, takes them in and writes what they changed.
  ///
  /// - Parameters:
  ///   - round: with all its stops, or, for changes of one stop, with that one alone.
  ///   - isNew: it has no row yet.
  func record(
    _ changes: [(change: RoundChange, happened: Instant)], on round: inout Round,
    isNew: Bool = false
  ) throws {
    let before = round
    for (change, happened) in changes {
      let entry = EventEntry(
        topic: .round, subject: round.head.id, happened: happened, record: try change.record())
      let event = RoundEvent(
        sequence: try append(entry), happened: happened, recorded: now, by: actor.person,
        change: change)
      do throws(RoundObstacle) {
        try round.apply(event)
      } catch {
        throw EngineError(error, round: round.head)
      }
    }
    try save(round, before: isNew ? nil : before)
  }

  private func save(_ round: Round, before: Round?) throws {
    try write(round.head, isNew: before == nil)
    let known = before?.stops ?? []
    for stop in round.stops {
      let old = known.first { $0.position == stop.position }
      if old != stop { try write(stop, before: old, of: round.head.id) }
    }
  }

  func write(_ head: RoundHead, isNew: Bool) throws {
    let columns = head.columns
    let values = [head.id.sqlValue] + columns.map(\.value)
    if isNew {
      let names = columns.map(\.name).joined(separator: ", ")
      let marks = columns.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
      try db.execute("INSERT INTO round (id, \(names)) VALUES ($1, \(marks))", arguments: values)
    } else {
      let marks = columns.enumerated().map { "\($1.name) = $\($0 + 2)" }.joined(separator: ", ")
      try db.execute("UPDATE round SET \(marks) WHERE id = $1", arguments: values)
    }
  }

  func write(_ stop: RoundStop, before: RoundStop?, of round: Int64) throws {
    try db.execute(
      """
      INSERT INTO round_stop (round, position, place, checklist, items, reached, skip_reason,
        excuse)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (round, position) DO UPDATE SET reached = $6, skip_reason = $7, excuse = $8
      """,
      round, stop.position, stop.place, stop.checklist, stop.items.joined(separator: " "),
      stop.reached?.seconds, stop.skipReason, stop.excuse)
    for item in stop.items {
      guard let check = stop.checks[item], check != before?.checks[item] else { continue }
      try write(check, at: stop.position, of: round)
    }
  }

  private func write(_ check: Check, at position: Int, of round: Int64) throws {
    try db.execute(
      """
      INSERT INTO round_check (round, position, item, result, value, words, at, person,
        work_order, sighting, major, repaired, photo, photo_digest)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      ON CONFLICT (round, position, item) DO UPDATE SET result = $4, value = $5, words = $6,
        at = $7, person = $8, work_order = $9, sighting = $10, major = $11, repaired = $12,
        photo = $13, photo_digest = $14
      """,
      round, position, check.item, check.result.rawValue, check.value, check.words,
      check.at.seconds, check.by, check.order, check.isSighting, check.isMajor,
      check.isRepaired, check.photo?.location, check.photo?.digest)
  }

  /// Judges the rounds of a route anew, from the one that started then: a verdict depends on the
  /// one that counted before it (engine.md §4). Stops where nothing further can change.
  func judge(_ route: Route, from started: Instant) throws {
    var last = try snapshot.lastCounted(route.id, before: started)
    let history = try snapshot.history(of: route.id)
    for round in try snapshot.finishedRounds(of: route, from: started) {
      guard let times = round.times(on: route, history) else { continue }
      let verdict = ValidityRule.verdict(of: times, lastCounted: last)
      if verdict == .valid { last = times.started }
      if verdict != round.verdict {
        try db.execute(
          "UPDATE round SET verdict = $2 WHERE id = $1", round.id, verdict.rawValue)
        if times.started > started { try lookAgain(at: route.id) }
      } else if verdict == .valid && times.started > started {
        break
      }
    }
  }

  /// Lets `tick` look at a route again: what it owes has changed otherwise than by a round.
  func lookAgain(at route: Int64) throws {
    try db.execute(
      "UPDATE route SET next_at = $2 WHERE id = $1 AND next_at > $2", route, now.seconds)
  }
}

extension RoundHead {
  /// The columns of its row but the id and the verdict, which depends on other rounds too.
  fileprivate var columns: [(name: String, value: SQLValue)] {
    [
      ("number", number.sqlValue), ("route", route.sqlValue), ("campus", campus.sqlValue),
      ("state", state.rawValue.sqlValue), ("period", (plan?.period).sqlValue),
      ("slot", (plan?.slot).sqlValue), ("planned_from", (plan?.from.seconds).sqlValue),
      ("planned_until", (plan?.until.seconds).sqlValue), ("walker", walker.sqlValue),
      ("at", at.seconds.sqlValue), ("started", (started?.seconds).sqlValue),
      ("finished", (finished?.seconds).sqlValue), ("floor", floor.sqlValue),
      ("version", version.sqlValue), ("stops", stopCount.sqlValue),
      ("reached", tally.reached.sqlValue), ("answered", tally.answered.sqlValue),
      ("findings", tally.findings.sqlValue), ("majors", tally.majors.sqlValue),
      ("last_event", lastEvent.sqlValue),
    ]
  }

  /// What it is judged by; `nil` before it is finished.
  func times(on route: Route, _ history: RouteHistory) -> RoundTimes? {
    guard let started, let finished else { return nil }
    return RoundTimes(
      started: started, finished: finished, isComplete: state == .complete, floor: floor,
      gap: history.gap(of: route, at: started))
  }
}

extension Snapshot {
  /// The finished rounds of a route that started in [from, before), in the order of their starts; index
  /// `round_finished`.
  func finishedRounds(
    of route: Route, from started: Instant,
    before end: Instant = Instant(seconds: WorkOrderSchema.never)
  ) throws -> [RoundHead] {
    try reader.rows(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE route = $1 AND started >= $2 AND started < $3 AND finished IS NOT NULL
      ORDER BY started, id
      """, route.id, started.seconds, end.seconds, map: roundHead)
  }
}
