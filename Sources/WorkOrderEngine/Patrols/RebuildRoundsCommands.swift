import Ledger
import ServiceClock

extension Transaction {
  /// Writes rounds, verdicts, suspensions and watches anew where they do not agree with the events.
  func rebuildRounds() throws {
    let wrong = Set(try snapshot.roundProblems().filter { $0.kind == .rows }.map(\.subject))
    for id in try snapshot.missingRounds() { try rewriteRound(id, hasRow: false) }
    for number in wrong.sorted() {
      guard let id = try db.value("SELECT id FROM round WHERE number = $1", number) else {
        continue
      }
      try rewriteRound(id, hasRow: true)
    }
    for route in try snapshot.routes() {
      if let history = try snapshot.replayedHistory(of: route.id),
        try history != snapshot.history(of: route.id)
      {
        try rewrite(history, of: route.id)
      }
      // Whether a round counts rests on what was asked for when it started.
      try rewriteVerdicts(of: route)
    }
  }

  private func rewriteRound(_ id: Int64, hasRow: Bool) throws {
    guard let round = try? replayRound(id: id, events: try snapshot.roundEvents(id)) else {
      return
    }
    for table in ["round_check", "round_stop"] {
      try db.execute("DELETE FROM \(table) WHERE round = $1", id)
    }
    try write(round.head, isNew: !hasRow)
    for stop in round.stops { try write(stop, before: nil, of: id) }
    if round.head.finished == nil {
      try db.execute("UPDATE round SET verdict = NULL WHERE id = $1", id)
    }
  }

  /// All verdicts of a route: each depends on the one that counted before it.
  private func rewriteVerdicts(of route: Route) throws {
    let rounds = try snapshot.finishedRounds(
      of: route, from: Instant(seconds: -WorkOrderSchema.never))
    let history = try snapshot.history(of: route.id)
    let verdicts = ValidityRule.judge(rounds.compactMap { $0.times(on: route, history) })
    for (round, verdict) in zip(rounds, verdicts) where round.verdict != verdict {
      try db.execute(
        "UPDATE round SET verdict = $2 WHERE id = $1", round.id, verdict.rawValue)
    }
  }

  private func rewrite(_ history: RouteHistory, of route: Int64) throws {
    for table in ["route_suspension", "route_watch", "route_former"] {
      try db.execute("DELETE FROM \(table) WHERE route = $1", route)
    }
    try write(history.suspensions, of: route)
    for position in history.watches.indices {
      try write(history.watches[position], at: position + 1, of: route)
    }
    for position in history.former.indices {
      try write(history.former[position], at: position + 1, of: route)
    }
    try lookAgain(at: route)
  }
}
