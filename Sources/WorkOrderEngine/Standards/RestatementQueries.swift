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

  /// Of the open orders those that are judged by an older version of the rules, or by another kind than
  /// their place has now, the first ones behind an id; index `work_order_by_due` ends before what is
  /// over. Orders under the rules in force are replayed to know by which kind they are judged.
  ///
  /// - Parameter limit: how many open orders are looked at.
  /// - Returns: the numbers, and the id to go on behind; `nil`: these were the last.
  public func ordersToRestate(
    campus: Int64? = nil, after last: Int64 = 0, limit: Int = 200
  ) throws -> (numbers: [String], next: Int64?) {
    let version = try rulebook().version
    let rows = try reader.rows(
      """
      SELECT o.id, o.number, o.standard, p.kind FROM work_order o JOIN place p ON p.id = o.place
      WHERE o.open = 1 AND o.live_due <= 253402300800 AND o.id > $1 AND ($2 = 0 OR o.campus = $2)
      ORDER BY o.id LIMIT $3
      """, last, campus ?? 0, limit
    ) { (id: $0.integer(0), number: $0.text(1), standard: $0.integer(2), kind: $0.text(3)) }
    let found = try rows.filter { row in
      try row.standard < version || orderFile(id: row.id).order.report.kind != row.kind
    }
    return (found.map(\.number), rows.count < limit ? nil : rows.last?.id)
  }
}
