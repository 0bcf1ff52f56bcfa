import Ledger
import ServiceClock

extension Snapshot {
  /// Every order with its whole history, by id, in one pass over index `event_by_subject`; memory
  /// holds one order at a time.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)``, or what `body` throws.
  public func forEachOrder(_ body: (OrderFile) throws -> Void) throws {
    var gathered: (id: Int64, number: String, campus: Int64)?
    var events: [OrderEvent] = []
    func finish() throws {
      guard let order = gathered else { return }
      try body(replayed(id: order.id, number: order.number, campus: order.campus, events: events))
      events.removeAll(keepingCapacity: true)
    }
    try reader.forEachRow(
      """
      SELECT e.sequence, e.happened, e.recorded, e.person, e.entered_by, e.kind, e.until, e.target,
        e.reason, e.body, o.id, o.number, o.campus
      FROM event AS e JOIN work_order AS o ON o.id = e.subject
      WHERE e.topic = 'order' ORDER BY e.subject, e.sequence
      """
    ) { row in
      let id = row.integer(10)
      if id != gathered?.id {
        try finish()
        gathered = (id, row.text(11), row.integer(12))
      }
      events.append(try OrderEvent(row))
    }
    try finish()
  }

  /// An order as its events make it.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)``.
  func replayed(
    id: Int64, number: String, campus: Int64, events: [OrderEvent]
  ) throws -> OrderFile {
    do {
      guard let order = try WorkOrder.replay(id: id, campus: campus, events: events) else {
        throw EngineError.unknownOrder(number)
      }
      return OrderFile(id: id, number: number, campus: campus, events: events, order: order)
    } catch let error as LifecycleError {
      throw EngineError.damagedHistory(event: error.event.sequence)
    }
  }
}

extension OrderEvent {
  /// An event from the columns sequence, happened, recorded, person, entered_by, kind, until,
  /// target, reason, body, in this order.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)`` when they hold no change.
  init(_ row: SQLRow) throws(EngineError) {
    let record = OrderEventRecord(
      kind: row.text(5), until: row.optionalInteger(6).map(Instant.init(seconds:)),
      target: row.text(7), reason: row.text(8), body: row.text(9))
    guard let change = record.change() else {
      throw EngineError.damagedHistory(event: row.integer(0))
    }
    self.init(
      sequence: row.integer(0), happened: Instant(seconds: row.integer(1)),
      recorded: Instant(seconds: row.integer(2)), by: row.integer(3),
      enteredBy: row.optionalInteger(4), change: change)
  }
}
