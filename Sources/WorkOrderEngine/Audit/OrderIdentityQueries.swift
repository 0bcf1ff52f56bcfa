import Ledger
import ServiceClock

/// Which order a history belongs to, by the events alone: the campus is that of the place that was
/// reported first, and the number counts the orders of that campus by their ids.
struct OrderIdentity {
  var id: Int64
  var campus: Int64
  var number: String
  /// `nil` when one of them cannot be read.
  var events: [OrderEvent]?
  /// The table of orders has a row for it.
  var hasRow: Bool
}

extension Snapshot {
  /// Calls `body` with each order that has a row or an event, by id.
  func forEachIdentity(_ body: (OrderIdentity) throws -> Void) throws {
    let campuses = try campusTable()
    var campusOfPlace: [Int64: Int64] = [:]
    try reader.forEachRow("SELECT id, campus FROM place") { row in
      campusOfPlace[row.integer(0)] = row.integer(1)
    }
    var counts: [Int64: Int] = [:]
    try reader.forEachRow(
      """
      SELECT s.id, o.number, o.campus FROM (
        SELECT id FROM work_order UNION SELECT subject FROM event WHERE topic = 'order') AS s
      LEFT JOIN work_order o ON o.id = s.id ORDER BY s.id
      """
    ) { row in
      let (id, written) = (row.integer(0), row.optionalText(1))
      let events = try readableEvents(id)
      var identity = OrderIdentity(
        id: id, campus: row.optionalInteger(2) ?? 0, number: written ?? "order \(id)",
        events: events, hasRow: written != nil)
      if case .reported(let report)? = events?.first?.change,
        let campus = campusOfPlace[report.place]
      {
        counts[campus, default: 0] += 1
        identity.campus = campus
        identity.number = "\(campuses[campus]?.code ?? "")-\(counts[campus] ?? 0)"
      } else if events?.isEmpty != true {
        // Unreadable; it counts all the same, where its row says.
        counts[identity.campus, default: 0] += 1
      }
      try body(identity)
    }
  }

  private func readableEvents(_ id: Int64) throws -> [OrderEvent]? {
    do {
      return try orderEvents(id)
    } catch EngineError.damagedHistory {
      return nil
    }
  }

  /// The order that the events make; `nil` without a report.
  ///
  /// - Throws: ``LifecycleError`` for an impossible history.
  func replayed(_ identity: OrderIdentity) throws -> OrderView? {
    let events = identity.events ?? []
    let order = try WorkOrder.replay(id: identity.id, campus: identity.campus, events: events)
    return try order.map {
      try view(
        of: OrderFile(
          id: identity.id, number: identity.number, campus: identity.campus,
          events: events, order: $0))
    }
  }
}
