import Ledger
import ServiceClock

extension Snapshot {
  /// What a watch still waits for; index `round_finished`.
  func standing(of watch: HeightenedWatch, on route: Route) throws -> WatchStanding {
    let followers = try reader.rows(
      """
      SELECT verdict, findings FROM round
      WHERE route = $1 AND started > $2 AND finished IS NOT NULL ORDER BY started, id
      """, route.id, watch.since.seconds
    ) {
      WatchRule.Follower(
        verdict: $0.optionalText(0).flatMap(RoundVerdict.init(rawValue:)), findings: $0.int(1))
    }
    return WatchStanding(
      watch: watch, round: try roundHead(id: watch.round).number,
      cleanRounds: WatchRule.cleanRounds(in: followers),
      openOrders: try openFindings(of: route.id, since: try roundHead(id: watch.round).at))
  }

  /// The open orders that came from rounds started since; indexes `round_by_route` and
  /// `round_finding_by_round`.
  private func openFindings(of route: Int64, since: Instant) throws -> [String] {
    try reader.rows(
      """
      SELECT DISTINCT w.number FROM round r
      JOIN round_check c ON c.round = r.id AND c.result = 'fail'
      JOIN work_order w ON w.id = c.work_order
      WHERE r.route = $1 AND r.at >= $2 AND w.open = 1 ORDER BY w.number LIMIT 10
      """, route, since.seconds
    ) { $0.text(0) }
  }

  /// The routes under watch; index `route_watch_open`.
  func watchedRoutes() throws -> [Int64] {
    try reader.rows("SELECT route FROM route_watch WHERE ended IS NULL ORDER BY route") {
      $0.integer(0)
    }
  }
}
