import Configuration
import Ledger
import ServiceClock

/// A work order with its whole history.
public struct OrderFile: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The campus code and a count, such as `NH-4107`.
  public var number: String
  /// The id of its campus.
  public var campus: Int64
  /// In the order of recording.
  public var events: [OrderEvent]
  /// The order as its events make it.
  public var order: WorkOrder
}

extension Snapshot {
  /// The order with this number; case, width and spaces around it do not matter.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  public func orderFile(_ number: String) throws -> OrderFile {
    let asked = TypedText.folded(number).uppercased()
    if let known = orders?[asked] { return known }
    let found = try reader.first(
      "SELECT id, number, campus FROM work_order WHERE number = $1", asked
    ) { ($0.integer(0), $0.text(1), $0.integer(2)) }
    guard let (id, number, campus) = found else { throw EngineError.unknownOrder(number) }
    return try orderFile(id: id, number: number, campus: campus)
  }

  /// The campus of the order with this number, without its history.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  func campus(ofOrder number: String) throws -> Int64 {
    let asked = TypedText.folded(number).uppercased()
    if let known = orders?[asked] { return known.campus }
    let found = try reader.value("SELECT campus FROM work_order WHERE number = $1", asked)
    guard let found else { throw EngineError.unknownOrder(number) }
    return found
  }

  /// The order with this id.
  public func orderFile(id: Int64) throws -> OrderFile {
    if let known = orders?[id] { return known }
    let found = try reader.first(
      "SELECT number, campus FROM work_order WHERE id = $1", id
    ) { ($0.text(0), $0.integer(1)) }
    guard let (number, campus) = found else { throw EngineError.unknownOrder("\(id)") }
    return try orderFile(id: id, number: number, campus: campus)
  }

  private func orderFile(id: Int64, number: String, campus: Int64) throws -> OrderFile {
    let file = try replayed(
      id: id, number: number, campus: campus, events: try orderEvents(id))
    orders?.put(file)
    return file
  }

  /// The history of an order, in the order of recording; index `event_by_subject`.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)``.
  func orderEvents(_ id: Int64) throws -> [OrderEvent] {
    try reader.rows(
      """
      SELECT sequence, happened, recorded, person, entered_by, kind, until, target, reason, body
      FROM event WHERE topic = 'order' AND subject = $1 ORDER BY sequence
      """, id
    ) { try OrderEvent($0) }
  }

  /// The open order at the same place for the same check item, which takes a sighting instead of
  /// a second order; index `work_order_by_place`.
  func openOrder(place: Int64, item: String, asset: Int64?) throws -> Int64? {
    try reader.value(
      """
      SELECT id FROM work_order
      WHERE place = $1 AND open = 1 AND stage <> 'completed' AND item = $2
        AND COALESCE(asset, 0) = $3
      ORDER BY id LIMIT 1
      """, place, item, asset ?? 0)
  }

  /// How many open orders a holder has, up to `limit`; index `work_order_by_holder`.
  func openOrders(of holder: Holder, limit: Int = 100) throws -> Int64 {
    try reader.value(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM work_order WHERE holder = $1 AND open = 1 LIMIT $2) AS o
      """, holder.text, limit) ?? 0
  }
}
