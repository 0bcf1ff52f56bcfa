import Ledger
public import ServiceClock

/// Where a page of rounds ended.
public struct RoundCursor: Hashable, Codable, Sendable {
  /// When the last round of the page started, or its period begins.
  public var at: Instant
  /// The id of that round.
  public var id: Int64

  /// Continues behind the round with this id, which started at this instant.
  public init(at: Instant, id: Int64) {
    self.at = at
    self.id = id
  }
}

/// A page of rounds, the latest first.
public struct RoundPage: Hashable, Sendable {
  /// The rounds.
  public var rounds: [RoundHead]
  /// Where the next page begins; `nil` at the end.
  public var next: RoundCursor?
}

extension Snapshot {
  static let roundColumns = """
    id, number, route, campus, state, period, slot, planned_from, planned_until, walker, started,
    finished, floor, version, stops, reached, answered, findings, majors, verdict, last_event
    """

  func roundHead(_ row: SQLRow) -> RoundHead {
    func instant(_ column: Int) -> Instant? {
      row.optionalInteger(column).map(Instant.init(seconds:))
    }
    var plan: RoundPlan?
    if let period = row.optionalText(5), let from = instant(7), let until = instant(8) {
      plan = RoundPlan(period: period, slot: row.int(6), from: from, until: until)
    }
    return RoundHead(
      id: row.integer(0), number: row.text(1), route: row.integer(2), campus: row.integer(3),
      state: RoundState(rawValue: row.text(4)) ?? .planned, plan: plan,
      walker: row.optionalInteger(9), started: instant(10), finished: instant(11),
      floor: row.integer(12), version: row.integer(13), stopCount: row.int(14),
      tally: RoundTally(
        reached: row.int(15), answered: row.int(16), findings: row.int(17), majors: row.int(18)),
      verdict: row.optionalText(19).flatMap(RoundVerdict.init(rawValue:)),
      lastEvent: row.integer(20))
  }

  /// The round with this number; case, width and spaces around it do not matter.
  ///
  /// - Throws: ``EngineError/unknownRound(_:)``.
  public func roundHead(_ number: String) throws -> RoundHead {
    let found = try reader.first(
      "SELECT \(Self.roundColumns) FROM round WHERE number = $1",
      TypedText.folded(number).uppercased(), map: roundHead)
    guard let found else { throw EngineError.unknownRound(number) }
    return found
  }

  /// The round with this id.
  public func roundHead(id: Int64) throws -> RoundHead {
    let found = try reader.first(
      "SELECT \(Self.roundColumns) FROM round WHERE id = $1", id, map: roundHead)
    guard let found else { throw EngineError.unknownRound("\(id)") }
    return found
  }

  /// The rounds of a route, the latest first; index `round_by_route`.
  public func rounds(
    of route: Route, after cursor: RoundCursor? = nil, limit: Int = 50
  ) throws -> RoundPage {
    let from = cursor ?? RoundCursor(at: Instant(seconds: WorkOrderSchema.never), id: 0)
    let rounds = try reader.rows(
      """
      SELECT \(Self.roundColumns) FROM round WHERE route = $1 AND (at, id) < ($2, $3)
      ORDER BY at DESC, id DESC LIMIT $4
      """, route.id, from.at.seconds, from.id, limit, map: roundHead)
    let next = rounds.count == limit ? rounds.last.map { RoundCursor(at: $0.at, id: $0.id) } : nil
    return RoundPage(rounds: rounds, next: next)
  }

  /// The rounds that wait for a person: underway, or given to them in a period that lasts; the one
  /// underway first. Index `round_by_walker`.
  public func roundsWaiting(for person: Int64) throws -> [RoundHead] {
    try reader.rows(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE walker = $1 AND state IN ('planned', 'underway')
        AND (state = 'underway' OR (planned_from <= $2 AND planned_until > $2))
      ORDER BY CASE WHEN state = 'underway' THEN 0 ELSE 1 END, at, id
      """, person, now.seconds, map: roundHead)
  }

  /// The rounds that a person has underway, the latest first.
  public func roundsUnderway(of person: Int64) throws -> [RoundHead] {
    try roundsWaiting(for: person).filter { $0.state == .underway }.reversed()
  }

  /// The rounds that are underway on the routes of a campus, by their start. Indexes `route_by_campus` and
  /// `round_underway`.
  func roundsUnderway(campus: Int64) throws -> [RoundHead] {
    try reader.rows(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE route IN (SELECT r.id FROM route r WHERE r.campus = $1) AND state = 'underway'
      ORDER BY started, id
      """, campus, map: roundHead)
  }

  /// The rounds of a campus finished in [from, to); index `round_by_finish`.
  public func finishedRounds(
    campus: Int64, from: Instant, to: Instant
  ) throws -> [RoundHead] {
    try reader.rows(
      """
      SELECT \(Self.roundColumns) FROM round
      WHERE campus = $1 AND finished IS NOT NULL AND finished >= $2 AND finished < $3
      ORDER BY finished, id
      """, campus, from.seconds, to.seconds, map: roundHead)
  }

  /// A round with its stops and answers.
  public func round(_ number: String) throws -> Round {
    try round(with: try roundHead(number))
  }

  /// A round with its stops and answers, by its id.
  public func round(id: Int64) throws -> Round { try round(with: try roundHead(id: id)) }

  func round(with head: RoundHead) throws -> Round {
    var checks: [Int: [String: Check]] = [:]
    try reader.forEachRow(
      "SELECT position, \(Self.checkColumns) FROM round_check WHERE round = $1", head.id
    ) { row in
      let check = check(row, from: 1)
      checks[row.int(0), default: [:]][check.item] = check
    }
    let stops = try reader.rows(
      "SELECT \(Self.stopColumns) FROM round_stop WHERE round = $1 ORDER BY position", head.id
    ) { row in
      stop(row, checks: checks[row.int(0)] ?? [:])
    }
    return Round(head: head, stops: stops)
  }

  /// One stop of a round.
  ///
  /// - Throws: ``EngineError/unknownStop(_:)``.
  func stop(_ position: Int, of round: Int64) throws -> RoundStop {
    let checks = try reader.rows(
      "SELECT \(Self.checkColumns) FROM round_check WHERE round = $1 AND position = $2", round,
      position
    ) { check($0, from: 0) }
    let found = try reader.first(
      "SELECT \(Self.stopColumns) FROM round_stop WHERE round = $1 AND position = $2", round,
      position
    ) { row in
      stop(row, checks: Dictionary(uniqueKeysWithValues: checks.map { ($0.item, $0) }))
    }
    guard let found else { throw EngineError.unknownStop("\(position)") }
    return found
  }

  private static let stopColumns = "position, place, checklist, items, skip_reason, excuse"

  static let checkColumns = """
    item, result, value, words, at, person, work_order, sighting, major, repaired, photo, photo_digest
    """

  private func stop(_ row: SQLRow, checks: [String: Check]) -> RoundStop {
    RoundStop(
      position: row.int(0), place: row.integer(1), checklist: row.text(2),
      items: row.text(3).split(separator: " ").map(String.init), checks: checks,
      skipReason: row.optionalText(4), excuse: row.optionalText(5))
  }

  func check(_ row: SQLRow, from first: Int) -> Check {
    var check = Check(
      item: row.text(first), result: CheckResult(rawValue: row.text(first + 1)) ?? .skipped,
      value: row.optionalText(first + 2), words: row.text(first + 3),
      at: Instant(seconds: row.integer(first + 4)), by: row.integer(first + 5))
    check.order = row.optionalInteger(first + 6)
    check.isSighting = row.bool(first + 7)
    check.isMajor = row.bool(first + 8)
    check.isRepaired = row.bool(first + 9)
    if let location = row.optionalText(first + 10), let digest = row.optionalText(first + 11) {
      check.photo = Photograph(location: location, digest: digest)
    }
    return check
  }
}
