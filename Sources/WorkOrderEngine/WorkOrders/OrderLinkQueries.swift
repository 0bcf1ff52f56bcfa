import Ledger

/// The columns of the rows that cache an order's links.
enum LinkColumns {
  static let names = ["work_order", "kind", "other"]
}

extension OrderView {
  /// The rows of its links, in the order of ``LinkColumns/names``.
  var linkValues: [[SQLValue]] {
    order.links.map { [.integer(file.id), .text($0.kind.rawValue), .integer($0.other)] }
  }
}

extension Snapshot {
  /// The orders that belong to one, in either direction; the primary key and the index
  /// `order_link_by_other`.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  public func links(ofOrder number: String) throws -> [LinkedOrder] {
    let own = try orderID(number)
    return try reader.rows(
      """
      SELECT l.kind, 1, w.number, w.id FROM order_link l JOIN work_order w ON w.id = l.other
      WHERE l.work_order = $1
      UNION ALL
      SELECT l.kind, 0, w.number, w.id FROM order_link l JOIN work_order w ON w.id = l.work_order
      WHERE l.other = $1
      ORDER BY 1, 2 DESC, 4
      """, own
    ) { row -> LinkedOrder? in
      guard let kind = OrderLink.Kind(rawValue: row.text(0)) else { return nil }
      let relation: LinkedOrder.Relation =
        switch kind {
        case .follows: row.bool(1) ? .follows : .followedBy
        case .parent: row.bool(1) ? .partOf : .hasPart
        case .duplicate: row.bool(1) ? .duplicateOf : .duplicatedBy
        }
      return LinkedOrder(relation: relation, number: row.text(2))
    }.compactMap { $0 }
  }

  /// The id of the order that stays when `file` ends as its duplicate. An order does not end in favour
  /// of its own part either: the part would be left without it.
  ///
  /// - Throws: ``EngineError/linksToItself(order:)``, ``EngineError/linksInCircle(order:other:)``
  ///   or ``EngineError/linksToCancelled(order:)``.
  func original(named number: String, of file: OrderFile) throws -> Int64 {
    let other = try orderFile(number)
    guard other.id != file.id else { throw EngineError.linksToItself(order: file.number) }
    guard try !isBelow(other.id, file.id) else {
      throw EngineError.linksInCircle(order: file.number, other: other.number)
    }
    guard other.order.stage != .cancelled else {
      throw EngineError.linksToCancelled(order: other.number)
    }
    return other.id
  }

  /// Whether one order ends in favour of another or is a part of it, maybe by way of more.
  private func isBelow(_ lower: Int64, _ upper: Int64) throws -> Bool {
    var seen: Set<Int64> = []
    var next = [lower]
    while let id = next.popLast() {
      if id == upper { return true }
      guard seen.insert(id).inserted else { continue }
      next += try reader.rows(
        """
        SELECT other FROM order_link
        WHERE work_order = $1 AND (kind = 'duplicate' OR kind = 'parent')
        """, id
      ) { $0.integer(0) }
    }
    return false
  }

  /// The id of the order of which a new one becomes a part. It is older than its parts, so that no
  /// parts run in a circle.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``, or ``EngineError/parentDone(order:stage:)`` when its
  ///   repair is over.
  func parent(named number: String) throws -> Int64 {
    let parent = try orderFile(number)
    guard parent.order.stage.isOpen, parent.order.stage != .completed else {
      throw EngineError.parentDone(order: parent.number, stage: parent.order.stage)
    }
    return parent.id
  }

  /// The numbers of the parts of an order that are not yet repaired; index `order_link_by_other`.
  func openParts(of id: Int64) throws -> [String] {
    try reader.rows(
      """
      SELECT w.number FROM order_link l JOIN work_order w ON w.id = l.work_order
      WHERE l.other = $1 AND l.kind = 'parent' AND w.open = 1 AND w.stage <> 'completed'
      ORDER BY w.id
      """, id
    ) { $0.text(0) }
  }

  /// The id of the order with this number, whatever its case and width.
  ///
  /// - Throws: ``EngineError/unknownOrder(_:)``.
  func orderID(_ number: String) throws -> Int64 {
    let asked = TypedText.folded(number).uppercased()
    let found = try reader.value("SELECT id FROM work_order WHERE number = $1", asked)
    guard let found else { throw EngineError.unknownOrder(number) }
    return found
  }
}
