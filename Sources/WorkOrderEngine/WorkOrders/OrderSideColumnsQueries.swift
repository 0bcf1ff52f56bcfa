import Ledger

/// The columns of one clock's row beside its order.
struct ClockColumns: Hashable {
  static let names = [
    "work_order", "cycle", "clock", "calendar", "start", "due", "due_before", "estimated", "held",
    "risk_at", "stopped", "target",
  ]

  let values: [SQLValue]

  init(_ clock: OrderClock, of view: OrderView) {
    let due = clock.run.due(at: view.settled)
    values = [
      .integer(view.file.id), .integer(Int64(clock.cycle)), .text(clock.kind.rawValue),
      .text(clock.basisName), .integer(clock.run.start.seconds), .integer(due.due.seconds),
      .integer(clock.dueBeforeExtension(at: view.settled).seconds), due.estimated.sqlValue,
      .integer(clock.run.held(at: view.settled)),
      .integer(clock.run.instant(atShare: ClockWord.riskShare, now: view.settled).seconds),
      (clock.run.stopped?.seconds).sqlValue, .text(clock.run.target.text),
    ]
  }
}

/// The columns of the row of one level that fired.
struct EscalationColumns: Hashable {
  static let names = [
    "work_order", "ladder", "level", "cycle", "fired", "recorded", "role", "told", "acknowledged",
    "acknowledged_by",
  ]

  let values: [SQLValue]

  init(_ fired: OrderEscalation, of order: Int64) {
    values = [
      .integer(order), .text(fired.escalated.ladder), .text(fired.escalated.level),
      .integer(Int64(fired.cycle)), .integer(fired.fired.seconds),
      .integer(fired.recorded.seconds), .text(fired.escalated.role),
      fired.escalated.told.sqlValue, (fired.acknowledged?.seconds).sqlValue,
      fired.acknowledgedBy.sqlValue,
    ]
  }

  /// The rows of an order: a level told onward keeps its first row, which then names the last
  /// person told.
  static func rows(of view: OrderView) -> [EscalationColumns] {
    var rows: [[SQLValue]: EscalationColumns] = [:]
    for fired in view.order.escalations {
      let new = EscalationColumns(fired, of: view.file.id)
      let key = Array(new.values[1...3])
      if let first = rows[key] {
        rows[key] = EscalationColumns(
          values: Array(first.values[..<7]) + Array(new.values[7...]))
      } else {
        rows[key] = new
      }
    }
    return Array(rows.values)
  }

  private init(values: [SQLValue]) {
    self.values = values
  }
}

/// SQL made once from the names of columns.
enum RowStatement {
  static func insert(into table: String, _ names: [String]) -> String {
    let marks = names.indices.map { "$\($0 + 1)" }.joined(separator: ", ")
    return "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))"
  }
}
