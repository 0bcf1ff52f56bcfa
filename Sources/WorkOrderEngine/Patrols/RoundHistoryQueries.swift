import Ledger
import ServiceClock

extension Snapshot {
  /// Every round with its whole history, by id, in one pass over index `event_by_subject`; memory
  /// holds one round at a time.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)`` for events that make no round, or what `body`
  ///   throws.
  public func forEachRound(_ body: (Round, [RoundEvent]) throws -> Void) throws {
    var gathered: Int64?
    var events: [RoundEvent] = []
    func finish() throws {
      guard let id = gathered, let first = events.first else { return }
      guard let round = try? replayRound(id: id, events: events) else {
        throw EngineError.damagedHistory(event: first.sequence)
      }
      try body(round, events)
      events.removeAll(keepingCapacity: true)
    }
    try reader.forEachRow(
      """
      SELECT sequence, happened, recorded, person, kind, target, reason, body, subject
      FROM event WHERE topic = 'round' ORDER BY subject, sequence
      """
    ) { row in
      let id = row.integer(8)
      if id != gathered {
        try finish()
        gathered = id
      }
      events.append(try RoundEvent(row))
    }
    try finish()
  }

  /// The history of a round, in the order of recording; index `event_by_subject`.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)``.
  public func roundEvents(_ id: Int64) throws -> [RoundEvent] {
    try reader.rows(
      """
      SELECT sequence, happened, recorded, person, kind, target, reason, body
      FROM event WHERE topic = 'round' AND subject = $1 ORDER BY sequence
      """, id
    ) { try RoundEvent($0) }
  }
}

extension RoundEvent {
  /// An event from the columns sequence, happened, recorded, person, kind, target, reason, body, in
  /// this order.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)`` when they hold no change.
  init(_ row: SQLRow) throws {
    let record = OrderEventRecord(
      kind: row.text(4), until: nil, target: row.text(5), reason: row.text(6), body: row.text(7))
    guard let change = RoundChange(record) else {
      throw EngineError.damagedHistory(event: row.integer(0))
    }
    self.init(
      sequence: row.integer(0), happened: Instant(seconds: row.integer(1)),
      recorded: Instant(seconds: row.integer(2)), by: row.integer(3), change: change)
  }
}
