import Ledger
import ServiceClock

/// Where a row of Patrols does not agree with the events.
public struct RoundProblem: Hashable, Sendable {
  /// What does not agree.
  public enum Kind: String, CaseIterable, Sendable {
    /// The events of a round or a route cannot be replayed.
    case events
    /// Events of a round that has no row.
    case missing
    /// The row of a round, its stops or answers differ from the replay.
    case rows
    /// A verdict is not that of the rules.
    case verdict
    /// A finding names an order that does not exist.
    case order
    /// The suspensions or watches of a route differ from the replay.
    case route
  }

  /// What does not agree.
  public var kind: Kind
  /// The number of the round, or the code of the route.
  public var subject: String
}

extension Snapshot {
  /// Compares all rounds and routes with their events, for `doctor`; empty when all is well.
  public func roundProblems() throws -> [RoundProblem] {
    try missingRounds().map { RoundProblem(kind: .missing, subject: "round \($0)") }
      + routes().flatMap { route in
        try routeProblems(route) + verdictProblems(route) + roundProblems(of: route)
      }
  }

  /// The ids of rounds that have events and no row.
  func missingRounds() throws -> [Int64] {
    try reader.rows(
      """
      SELECT DISTINCT subject FROM event AS e WHERE topic = 'round'
        AND NOT EXISTS (SELECT 1 FROM round WHERE id = e.subject) ORDER BY subject
      """
    ) { $0.integer(0) }
  }

  private func routeProblems(_ route: Route) throws -> [RoundProblem] {
    guard let replayed = try replayedHistory(of: route.id) else {
      return [RoundProblem(kind: .events, subject: route.code)]
    }
    return try replayed == history(of: route.id)
      ? [] : [RoundProblem(kind: .route, subject: route.code)]
  }

  /// What the events of a route make of it; `nil` when one cannot be read.
  func replayedHistory(of route: Int64) throws -> RouteHistory? {
    var history = RouteHistory()
    var isReadable = true
    try reader.forEachRow(
      """
      SELECT happened, kind, target, reason, body FROM event
      WHERE topic = 'route' AND subject = $1 ORDER BY sequence
      """, route
    ) { row in
      let record = OrderEventRecord(
        kind: row.text(1), until: nil, target: row.text(2), reason: row.text(3),
        body: row.text(4))
      guard let change = RouteChange(record) else { return isReadable = false }
      history.apply(change, at: Instant(seconds: row.integer(0)))
    }
    return isReadable ? history : nil
  }

  private func verdictProblems(_ route: Route) throws -> [RoundProblem] {
    let rounds = try finishedRounds(of: route, from: Instant(seconds: -WorkOrderSchema.never))
    let history = try history(of: route.id)
    let verdicts = ValidityRule.judge(rounds.compactMap { $0.times(on: route, history) })
    return zip(rounds, verdicts).filter { $0.verdict != $1 }.map { round, _ in
      RoundProblem(kind: .verdict, subject: round.number)
    }
  }

  private func roundProblems(of route: Route) throws -> [RoundProblem] {
    var problems: [RoundProblem] = []
    var page = try rounds(of: route, limit: 200)
    while true {
      for head in page.rounds {
        problems +=
          try problem(of: head).map { [RoundProblem(kind: $0, subject: head.number)] } ?? []
      }
      guard let next = page.next else { return problems }
      page = try rounds(of: route, after: next, limit: 200)
    }
  }

  private func problem(of head: RoundHead) throws -> RoundProblem.Kind? {
    var round = try round(with: head)
    round.head.verdict = nil
    let replayed: Round?
    do {
      replayed = try replayRound(id: head.id, events: try roundEvents(head.id))
    } catch is RoundObstacle {
      return .events
    } catch EngineError.damagedHistory {
      return .events
    }
    guard replayed == round else { return .rows }
    let missing = try reader.exists(
      """
      SELECT 1 FROM round_check c LEFT JOIN work_order w ON w.id = c.work_order
      WHERE c.round = $1 AND c.result = 'fail' AND w.id IS NULL
      """, head.id)
    return missing ? .order : nil
  }
}
