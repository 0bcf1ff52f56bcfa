import Configuration
import Ledger
import ServiceClock
import TextCells

extension Transaction {
  /// Derives an order's row, clocks, signatures and counters from its events and writes them.
  func save(_ file: OrderFile, before: OrderFile?) throws {
    let view = try snapshot.view(of: file)
    try writeRow(view, isNew: before == nil)
    try writeClocks(view)
    try writeEscalations(view)
    try count(view.order, before: before?.order, view: view)
    if before == nil || before?.order.report != file.order.report {
      try index(view)
    }
  }

  private func writeRow(_ view: OrderView, isNew: Bool) throws {
    let columns = try OrderColumns(view)
    let (names, values) = (OrderColumns.names, columns.values)
    if isNew {
      let marks = values.indices.map { "$\($0 + 2)" }.joined(separator: ", ")
      try db.execute(
        """
        INSERT INTO work_order (id, \(names.joined(separator: ", "))) VALUES ($1, \(marks))
        """,
        arguments: [view.file.id] + values)
    } else {
      let marks = names.enumerated().map { "\($1) = $\($0 + 2)" }.joined(separator: ", ")
      try db.execute(
        "UPDATE work_order SET \(marks) WHERE id = $1", arguments: [view.file.id] + values)
    }
  }

  private func writeClocks(_ view: OrderView) throws {
    try db.execute("DELETE FROM order_clock WHERE work_order = $1", view.file.id)
    for clock in view.clocks {
      let due = clock.run.due(at: view.settled)
      try db.execute(
        """
        INSERT INTO order_clock (work_order, cycle, clock, calendar, start, due, due_before,
          estimated, held, risk_at, stopped, target)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """,
        view.file.id, clock.cycle, clock.kind.rawValue, clock.basisName,
        clock.run.start.seconds, due.due.seconds,
        clock.dueBeforeExtension(at: view.settled).seconds,
        due.estimated, clock.run.held(at: view.settled),
        clock.run.instant(atShare: ClockWord.riskShare, now: view.settled).seconds,
        clock.run.stopped?.seconds, clock.run.target.text)
    }
  }

  private func writeEscalations(_ view: OrderView) throws {
    for fired in view.order.escalations {
      try db.execute(
        """
        INSERT INTO escalation (work_order, ladder, level, cycle, fired, recorded, role, told,
          acknowledged, acknowledged_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (work_order, ladder, level, cycle) DO UPDATE
        SET told = $8, acknowledged = $9, acknowledged_by = $10
        """,
        view.file.id, fired.escalated.ladder, fired.escalated.level, fired.cycle,
        fired.fired.seconds, fired.recorded.seconds, fired.escalated.role, fired.escalated.told,
        fired.acknowledged?.seconds, fired.acknowledgedBy)
    }
  }

  private func index(_ view: OrderView) throws {
    let report = view.order.report
    let place = try snapshot.place(report.place)
    let text = [
      view.file.number, report.reference ?? "", report.text, place.title, report.reporter,
    ].joined(separator: "\n")
    try db.index(
      "order_search", view.file.id,
      TextCells.SearchWords.stored(for: text).joined(separator: " "))
  }

  /// Keeps the counters in the transaction; never counted on screen (architecture.md).
  private func count(_ order: WorkOrder, before: WorkOrder?, view: OrderView) throws {
    let was = before.map { OrderCounters.names(of: $0) } ?? []
    let names = OrderCounters.names(of: order)
    for name in was.subtracting(names).sorted() {
      try db.execute(
        "UPDATE counter SET value = value - 1 WHERE campus = $1 AND name = $2", order.campus,
        name)
    }
    for name in names.subtracting(was).sorted() {
      try db.execute(
        """
        INSERT INTO counter (campus, name, value) VALUES ($1, $2, 1)
        ON CONFLICT (campus, name) DO UPDATE SET value = counter.value + 1
        """, order.campus, name)
    }
  }
}

/// Which counters an order stands in.
enum OrderCounters {
  static func names(of order: WorkOrder) -> Set<String> {
    var names: Set<String> = ["all", "stage.\(order.stage.rawValue)"]
    if order.stage.isOpen { names.insert("open") }
    if order.stage.isOpen && order.markedMajor != nil { names.insert("major") }
    return names
  }
}
