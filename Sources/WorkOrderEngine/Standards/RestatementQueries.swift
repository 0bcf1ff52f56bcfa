import Ledger
import ServiceClock

extension Snapshot {
  /// What restating an order by the rules in force would change.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``, or ``EngineError/configuration(_:)``.
  public func restatement(of number: String) throws -> Restatement {
    let view = try orderView(number)
    return try view.restated(under: try rulebook(), kind: view.surroundings.kind, at: now)
  }

  /// The open orders that are judged by an older version of the rules, the first ones behind an id;
  /// index `work_order_by_due` ends before what is over.
  ///
  /// - Returns: at most `limit` numbers, with the id to go on behind.
  public func ordersUnderOlderRules(
    campus: Int64? = nil, after last: Int64 = 0, limit: Int = 200
  ) throws -> [(id: Int64, number: String)] {
    try reader.rows(
      """
      SELECT id, number FROM work_order
      WHERE open = 1 AND live_due <= 253402300800 AND standard < $1 AND id > $2
        AND ($3 = 0 OR campus = $3)
      ORDER BY id LIMIT $4
      """, try rulebook().version, last, campus ?? 0, limit
    ) { (id: $0.integer(0), number: $0.text(1)) }
  }
}
