import Ledger
public import ServiceClock

/// A telling that waits in the outbox.
public struct WaitingTelling: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// Attempts so far.
  public var attempts: Int
  /// The telling as JSON, with the person's name and telephone number.
  public var body: String
}

extension Transaction {
  /// Puts a telling into the outbox, once for an event and a person.
  func post(_ telling: Telling) throws {
    struct Body: Encodable {
      var telling: Telling
      var name: String
      var phone: String
    }
    let person = try snapshot.person(telling.person)
    try db.execute(
      """
      INSERT INTO outbox (event, person, body, created, attempts, next_at)
      VALUES ($1, $2, $3, $4, 0, $4) ON CONFLICT (event, person) DO NOTHING
      """,
      telling.event, telling.person,
      try canonicalJSON(
        Body(telling: telling, name: person?.name ?? "", phone: person?.phone ?? "")),
      now.seconds)
  }
}

extension Engine {
  /// Delivers what waits in the outbox, at least once each: the process may die between delivery
  /// and note, then the message goes out again.
  ///
  /// - Parameter deliver: gets the JSON of one telling and answers whether it arrived. It runs
  ///   outside of any transaction, so it never blocks a command.
  /// - Returns: how many were delivered.
  public func deliverTellings(
    now: Instant, limit: Int = 100, deliver: (WaitingTelling) -> Bool
  ) throws -> Int {
    var delivered = 0
    for telling in try ask(now: now, { try $0.waitingTellings(limit: limit) }) {
      let arrived = deliver(telling)
      delivered += arrived ? 1 : 0
      try write(now: now) { transaction in
        try transaction.note(telling, arrived: arrived)
      }
    }
    return delivered
  }
}

extension Transaction {
  fileprivate func note(_ telling: WaitingTelling, arrived: Bool) throws {
    // One minute, two, four … up to about an hour.
    let delay: Int64 = 60 << min(6, Int64(telling.attempts))
    try db.execute(
      """
      UPDATE outbox SET attempts = attempts + 1, next_at = $2,
        delivered = CASE WHEN $3 = 1 THEN $4 ELSE NULL END
      WHERE id = $1 AND delivered IS NULL
      """, telling.id, now.seconds + delay, arrived, now.seconds)
  }
}
