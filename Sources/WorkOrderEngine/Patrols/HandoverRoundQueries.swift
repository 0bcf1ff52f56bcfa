import Ledger
public import ServiceClock

/// The rounds of a stretch of time, for the handover sheet.
public struct RoundSummary: Hashable, Sendable {
  /// A route that owed rounds.
  public struct Owing: Hashable, Sendable {
    /// The route.
    public var route: Route
    /// The label of the period.
    public var period: String
    /// How many rounds were owed.
    public var owed: Int
  }

  /// Owed at the end of the stretch, in periods that last.
  public var due: [Owing]
  /// Finished within it, in the order of their ends.
  public var done: [RoundHead]
  /// Missed in periods that ended within it.
  public var missed: [Owing]
  /// Found within it and still open.
  public var open: [RoundFinding]
  /// How many orders that came from rounds are open in all.
  public var openInAll: Int
}

/// A failed check with its order.
public struct RoundFinding: Hashable, Sendable {
  /// The number of the round.
  public var round: String
  /// The stop, from 1.
  public var stop: Int
  /// The id of the place.
  public var place: Int64
  /// The answer.
  public var check: Check
  /// The number of the order; `nil` when it has none.
  public var order: String?
  /// The order is open.
  public var isOpen: Bool
}

extension Snapshot {
  /// Rounds due, done and missed and findings open in [from, to) on a campus.
  public func roundSummary(campus: Int64, from: Instant, to: Instant) throws -> RoundSummary {
    var (due, missed): ([RoundSummary.Owing], [RoundSummary.Owing]) = ([], [])
    for route in try routes(campus: campus) {
      let frame = try frame(of: route)
      let (lasting, ended) = try owing(of: frame, from: from, to: to)
      due += lasting
      missed += ended
    }
    let findings = try findings(campus: campus, from: from, to: to)
    return RoundSummary(
      due: due, done: try finishedRounds(campus: campus, from: from, to: to), missed: missed,
      open: findings.filter(\.isOpen), openInAll: try openFindings(campus: campus))
  }

  /// What a route owed in the period that lasts at `to`, and in those that ended until then.
  private func owing(
    of frame: RouteFrame, from: Instant, to: Instant
  ) throws -> (lasting: [RoundSummary.Owing], ended: [RoundSummary.Owing]) {
    var (lasting, ended): ([RoundSummary.Owing], [RoundSummary.Owing]) = ([], [])
    var next = frame.periods.period(from: from)
    while let period = next, period.start < to {
      let counted = try counted(frame.route.id, from: period.start, to: min(period.end, to))
      let state = frame.rule.state(
        in: period, counted: counted.map(frame.day), now: min(period.end, to),
        today: frame.day(to))
      let line = RoundSummary.Owing(
        route: frame.route, period: period.label, owed: state.owed)
      if state.word == .missed { ended.append(line) }
      if state.word == .owed || state.word == .atRisk { lasting.append(line) }
      next = frame.periods.period(after: period)
    }
    return (lasting, ended)
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

  /// What failed on a campus in [from, to), in order of time; index `round_finding`.
  public func findings(campus: Int64, from: Instant, to: Instant) throws -> [RoundFinding] {
    try reader.rows(
      """
      SELECT r.number, s.position, s.place, w.number, w.open, \(Self.checkColumns.qualified("c"))
      FROM round_check c JOIN round r ON r.id = c.round
      JOIN round_stop s ON s.round = c.round AND s.position = c.position
      LEFT JOIN work_order w ON w.id = c.work_order
      WHERE c.result = 'fail' AND c.at >= $2 AND c.at < $3 AND r.campus = $1
      ORDER BY c.at, c.round, c.position
      """, campus, from.seconds, to.seconds
    ) { row in
      RoundFinding(
        round: row.text(0), stop: row.int(1), place: row.integer(2),
        check: check(row, from: 5), order: row.optionalText(3), isOpen: row.bool(4))
    }
  }

  /// How many open orders of a campus came from rounds; index `work_order_by_campus_due`.
  private func openFindings(campus: Int64) throws -> Int {
    Int(
      try reader.value(
        """
        SELECT COUNT(*) FROM work_order
        WHERE campus = $1 AND open = 1 AND live_due <= 253402300800 AND round IS NOT NULL
        """, campus) ?? 0)
  }
}
