import Ledger

extension Snapshot {
  /// The tellings that wait and whose next attempt is due; index `outbox_waiting`.
  public func waitingTellings(limit: Int) throws -> [WaitingTelling] {
    try reader.rows(
      """
      SELECT id, attempts, body FROM outbox WHERE delivered IS NULL AND next_at <= $1
      ORDER BY next_at, id LIMIT $2
      """, now.seconds, limit
    ) { WaitingTelling(id: $0.integer(0), attempts: $0.int(1), body: $0.text(2)) }
  }
}
