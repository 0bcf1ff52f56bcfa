import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// Calls `body` with each clock of the first cycle of the orders of a campus that were reported in
  /// [from 00:00, to 24:00) campus time, except the cancelled ones; an
  /// order's clocks follow one another. Here alone it is decided what was promised and whether it was
  /// kept. Index `work_order_by_campus_age`,
  /// then the key of the clocks and the first event of each order. Memory grows with the different rules
  /// that count.
  func forEachJudgedClock(
    of site: Campus, from: CalendarDate?, to: CalendarDate?, _ body: (JudgedClock) -> Void
  ) throws {
    var promises: [PromiseSubject: Double?] = [:]
    var replayed: (order: Int64, promises: [ClockKind: Double]?)?
    try reader.forEachRow(
      """
      SELECT o.id, o.number, o.category, o.priority, o.holder, c.clock, c.due, c.stopped,
        CASE WHEN o.stage = 'onHold' AND o.cycle = 1 AND c.clock = 'complete' THEN 1 ELSE 0 END,
        p.kind, o.standard, CASE WHEN o.round IS NULL THEN 0 ELSE 1 END
      FROM work_order o JOIN order_clock c ON c.work_order = o.id AND c.cycle = 1
      JOIN place p ON p.id = o.place
      WHERE o.campus = $1 AND o.reported >= $2 AND o.reported < $3 AND o.stage <> 'cancelled'
      ORDER BY o.reported, o.id, c.clock
      """,
      site.id, site.zone.start(of: from), site.zone.start(of: to?.adding(days: 1), orElse: .max)
    ) { row in
      guard let kind = ClockKind(rawValue: row.text(5)),
        let priority = Priority(rawValue: row.text(3))
      else { return }
      let subject = PromiseSubject(
        standard: row.integer(10), category: row.text(2), kind: row.text(9), priority: priority,
        clock: kind)
      if replayed?.order != row.integer(0) {
        replayed = (row.integer(0), try self.promises(toOrder: row.integer(0), kind: row.text(9)))
      }
      let promise: Double?
      if let own = replayed?.promises {
        promise = own[kind]
      } else if let known = promises[subject] {
        promise = known
      } else {
        promise = try self.promise(to: subject, on: site)
        promises[subject] = .some(promise)
      }
      body(
        JudgedClock(
          order: row.integer(0), number: row.text(1), campus: site.id, category: row.text(2),
          priority: priority, holder: row.text(4), kind: kind, promise: promise,
          verdict: verdict(due: row.integer(6), stopped: row.optionalInteger(7), row.bool(8)),
          isFinding: row.bool(11)))
    }
  }

  private func verdict(due: Int64, stopped: Int64?, _ isHeld: Bool) -> PromiseVerdict {
    if let stopped { return stopped <= due ? .kept : .broken }
    return isHeld || due >= now.seconds ? .running : .broken
  }

  /// What an order is promised of which its row does not tell all: one with a trigger, or whose place
  /// was of another kind when it was reported. It is replayed; `nil`: the row tells.
  private func promises(toOrder id: Int64, kind: String) throws -> [ClockKind: Double]? {
    let first = try reader.first(
      """
      SELECT sequence, happened, recorded, person, entered_by, kind, until, target, reason, body
      FROM event WHERE topic = 'order' AND subject = $1 ORDER BY sequence LIMIT 1
      """, id
    ) { try OrderEvent($0) }
    guard case .reported(let report)? = first?.change,
      report.trigger != nil || report.kind ?? kind != kind
    else { return nil }
    let clocks = try view(of: orderFile(id: id)).clocks.filter { $0.cycle == 1 }
    return Dictionary(
      clocks.compactMap { clock in clock.standard?.promise.map { (clock.kind, $0) } }
    ) { first, _ in first }
  }

  /// By the version of the rules by which the order is judged: the one in force at its report, or that
  /// of its last restatement.
  private func promise(to subject: PromiseSubject, on site: Campus) throws -> Double? {
    try rulebook(version: subject.standard).configuration.standards.standard(
      for: subject.clock,
      of: StandardSubject(
        category: subject.category, kind: subject.kind, campus: site.slug,
        isRemote: site.isRemote, priority: subject.priority))?.promise
  }
}

/// What a promise depends on.
private struct PromiseSubject: Hashable {
  var standard: Int64
  var category: String
  var kind: String
  var priority: Priority
  var clock: ClockKind
}
