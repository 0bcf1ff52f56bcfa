import Foundation
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

extension Snapshot {
  /// The messages that were tried often enough for somebody to look why they do not arrive: one
  /// problem for all of them, which names the oldest; index `outbox_waiting`.
  func tellingProblems() throws -> [Problem] {
    struct Body: Decodable { var telling: Telling }
    let bodies = try reader.rows(
      """
      SELECT body FROM outbox WHERE delivered IS NULL AND attempts >= $1 ORDER BY id
      """, TellingRule.patience
    ) { $0.text(0) }
    guard let oldest = bodies.first else { return [] }
    let body = try? JSONDecoder().decode(Body.self, from: Data(oldest.utf8))
    return [
      Problem(kind: .telling, place: body?.telling.subject ?? "outbox", found: "\(bodies.count)")
    ]
  }
}
