import Ledger

extension Snapshot {
  /// The number of the newest event; 0 before the first.
  public func newestEvent() throws -> Int64 {
    try reader.value("SELECT COALESCE(MAX(sequence), 0) FROM event") ?? 0
  }

  /// Whether anybody was told of an escalation after an event, which still waits for a signature. It
  /// costs what happened since: the event's own key serves it, then that of `escalation`.
  ///
  /// - Parameter event: the number of the newest event that is known already.
  public func hasNewTelling(since event: Int64, campus: Int64? = nil) throws -> Bool {
    try reader.value(
      """
      SELECT 1 FROM event v
      WHERE v.sequence > $1 AND v.kind = 'escalated' AND EXISTS (
        SELECT 1 FROM escalation e JOIN work_order o ON o.id = e.work_order
        WHERE e.work_order = v.subject AND e.recorded = v.recorded AND e.cycle = o.cycle
          AND e.role <> 'holder' AND e.acknowledged IS NULL AND o.queue_rank < 1000
          AND ($2 = 0 OR o.campus = $2))
      LIMIT 1
      """, event, campus ?? 0) != nil
  }
}
