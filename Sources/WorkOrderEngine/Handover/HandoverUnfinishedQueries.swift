import Ledger
import ServiceClock

extension Snapshot {
  /// Every open order of the campus, by due time; what has no running clock stands at the end.
  ///
  /// An import can leave tens of thousands open, and all of them are on the sheet: two questions for
  /// all orders together, not one for each. Index `work_order_by_campus_due`, and the clocks' own key.
  func unfinishedOrders(of campus: Campus) throws -> [HandoverOrder] {
    let faces = try openFaces(of: campus)
    let safety = Set(
      try rulebook().configuration.categories.filter(\.safety).map(\.id))
    var names: [Holder: String] = [:]
    var firms: [Holder: Contractor?] = [:]
    let orders = try reader.rows(
      """
      SELECT \(Self.listColumns) FROM work_order o JOIN place p ON p.id = o.place
      WHERE o.campus = $1 AND \(FilterSQL.isOpen)
      """, campus.id
    ) { row in
      var order = try listRow(row)
      order.clocks = faces[order.id] ?? []
      order.holderName = try names[order.holder] ?? name(of: order.holder)
      names[order.holder] = order.holderName
      var shown = HandoverOrder(order, isSafety: safety.contains(order.category))
      let firm = try firms[order.holder] ?? contractor(of: order.holder)
      firms[order.holder] = .some(firm)
      shown.contractor = firm?.name
      shown.contractorEnglish = firm.flatMap { $0.nameEnglish.isEmpty ? nil : $0.nameEnglish }
      return (key: shown.sortingKey(order.id), order: shown)
    }
    return orders.sorted { $0.key < $1.key }.map(\.order)
  }

  /// The contractor in whose hands, or in those of whose people, an order is.
  private func contractor(of holder: Holder) throws -> Contractor? {
    let id: Int64? =
      switch holder {
      case .contractor(let id): id
      case .person(let id): try person(id)?.contractor
      default: nil
      }
    return try id.flatMap { id in try contractors().first { $0.id == id } }
  }

  /// The clocks of the present cycle of every open order of the campus, by the order's id.
  private func openFaces(of campus: Campus) throws -> [Int64: [ClockFace]] {
    let rulebook = try rulebookExtract()
    var faces: [Int64: [ClockFace]] = [:]
    _ = try reader.rows(
      """
      SELECT \(Self.clockColumns), o.id, o.cycle, o.hold_reason, o.held_since
      FROM work_order o JOIN order_clock c ON c.work_order = o.id AND c.cycle = o.cycle
      WHERE o.campus = $1 AND \(FilterSQL.isOpen)
      """, campus.id
    ) { row in
      let first = Self.clockColumnCount
      let since = row.optionalText(first + 2) == nil ? nil : row.optionalInteger(first + 3)
      let face = try clockFace(
        row, cycle: row.int(first + 1), heldSince: since.map(Instant.init(seconds:)),
        under: rulebook)
      if let face { faces[row.integer(first), default: []].append(face) }
    }
    return faces.mapValues { $0.sorted { $0.kind < $1.kind } }
  }
}

extension HandoverOrder {
  /// Running clocks by their due time; then what is held or waits to be verified, by report; alike ones in
  /// the order of their numbers, which as text would put 10 before 2.
  fileprivate func sortingKey(_ id: Int64) -> (Int64, Int64, Int64) {
    let runs =
      switch clock?.word {
      case .onTime, .atRisk, .late: true
      case .onHold, .met, .missed, .stopped, nil: false
      }
    return (runs ? clock?.due.seconds ?? .max : .max, reported.seconds, id)
  }
}
