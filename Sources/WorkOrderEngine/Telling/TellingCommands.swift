import Ledger
public import ServiceClock

/// A telling that waits in the outbox.
public struct WaitingTelling: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// Attempts so far.
  public var attempts: Int
  /// The telling as JSON, with the person's name, staff number and telephone number.
  public var body: String
}

extension Transaction {
  /// Puts a telling into the outbox, once for an event and a person.
  func post(_ telling: Telling) throws {
    struct Body: Encodable {
      var telling: Telling
      var name: String
      var number: String
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
        Body(
          telling: telling, name: person?.name ?? "", number: person?.number ?? "",
          phone: person?.phone ?? "")),
      now.seconds)
  }
}

extension Engine {
  /// Delivers the telling that has waited longest, if one is due.
  ///
  /// The attempt is noted before it is made, with the instant of the next one: whoever looks
  /// meanwhile, another terminal or the timer, finds nothing to do, and a process that dies in the
  /// middle leaves the telling to be delivered again. So each arrives at least once, and in the
  /// ordinary case once.
  ///
  /// - Parameter deliver: gets the JSON of one telling and answers whether it arrived. It runs
  ///   outside of any transaction, so it never blocks a command; it must answer in less than
  ///   ``TellingRule/firstDelay``.
  /// - Returns: whether it arrived; `nil` when none waits.
  public func deliverTelling(
    now: Instant, deliver: (WaitingTelling) -> Bool
  ) throws -> Bool? {
    // Nothing is written where nothing waits.
    guard try ask(now: now, { try $0.waitingTellings(limit: 1) }).isEmpty == false else {
      return nil
    }
    let claimed = try write(now: now) { try $0.claimTelling() }
    guard let claimed else { return nil }
    guard deliver(claimed) else { return false }
    try write(now: now) { try $0.noteDelivered(claimed) }
    return true
  }
}

extension Transaction {
  /// Notes an attempt at the telling that is due first; `nil` when another was quicker.
  fileprivate func claimTelling() throws -> WaitingTelling? {
    guard let telling = try snapshot.waitingTellings(limit: 1).first else { return nil }
    try db.execute(
      "UPDATE outbox SET attempts = attempts + 1, next_at = $2 WHERE id = $1",
      telling.id, (now + TellingRule.delay(after: telling.attempts)).seconds)
    return telling
  }

  fileprivate func noteDelivered(_ telling: WaitingTelling) throws {
    try db.execute(
      "UPDATE outbox SET delivered = $2 WHERE id = $1 AND delivered IS NULL",
      telling.id, now.seconds)
  }
}
