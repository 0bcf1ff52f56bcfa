import Configuration
import Ledger
import ServiceClock
import TextCells

extension Transaction {
  /// Derives an order's row, clocks, signatures and counters from its events and writes them.
  func save(_ file: OrderFile, before: OrderFile?) throws {
    let view = try snapshot.view(of: file)
    let next = try view.nextStep()
    saved = SavedOrder(file: file, next: next)
    try writeRow(view, next: next, isNew: before == nil)
    // Of a new order nothing stands anywhere yet.
    if before == nil { try insertClocks(view) } else { try writeClocks(view) }
    try writeEscalations(view)
    if before?.order.links ?? [] != view.order.links { try writeLinks(view) }
    try count(view.order, before: before?.order, view: view)
    snapshot.orders?.put(file)
    if before?.order.report != file.order.report { try index(view, isNew: before == nil) }
  }

  /// What comes due next for an order, which is known of one that has just been written.
  func nextStep(of file: OrderFile) throws -> DueStep? {
    if let saved, saved.isOf(file) { return saved.next }
    return try snapshot.view(of: file).nextStep()
  }

  private static let insertRow = RowStatement.insert(
    into: "work_order", ["id"] + OrderColumns.names)
  private static let updateRow = {
    let marks = OrderColumns.names.enumerated().map { "\($1) = $\($0 + 2)" }
    return "UPDATE work_order SET \(marks.joined(separator: ", ")) WHERE id = $1"
  }()
  private static let insertClock = RowStatement.insert(
    into: "order_clock", ClockColumns.names)

  private static let insertLink = RowStatement.insert(into: "order_link", LinkColumns.names)

  private func writeRow(_ view: OrderView, next: DueStep?, isNew: Bool) throws {
    try db.executeLater(
      isNew ? Self.insertRow : Self.updateRow,
      arguments: [.integer(view.file.id)] + (try OrderColumns(view, next: next).values))
  }

  private func writeClocks(_ view: OrderView) throws {
    try db.execute("DELETE FROM order_clock WHERE work_order = $1", view.file.id)
    try insertClocks(view)
  }

  private func insertClocks(_ view: OrderView) throws {
    for clock in view.clocks {
      try db.executeLater(Self.insertClock, arguments: ClockColumns(clock, of: view).values)
    }
  }

  /// Writes the rows of an order anew, whatever stands there; counters are the caller's.
  func rewrite(_ view: OrderView, hasRow: Bool) throws {
    for table in ["order_clock", "escalation", "order_link"] {
      try db.execute("DELETE FROM \(table) WHERE work_order = $1", view.file.id)
    }
    try writeRow(view, next: try view.nextStep(), isNew: !hasRow)
    try writeClocks(view)
    try writeEscalations(view)
    try writeLinks(view)
    try index(view, isNew: false)
  }

  /// Writes the rows of an order that has none yet; counters are the caller's.
  func insert(_ view: OrderView, placeTitle: String) throws {
    try writeRow(view, next: try view.nextStep(), isNew: true)
    try insertClocks(view)
    try db.addToIndex("order_search", view.file.id, view.searchWords(placeTitle: placeTitle))
  }

  private func writeLinks(_ view: OrderView) throws {
    try db.execute("DELETE FROM order_link WHERE work_order = $1", view.file.id)
    for values in view.linkValues {
      try db.execute(Self.insertLink, arguments: values)
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

  private func index(_ view: OrderView, isNew: Bool) throws {
    let place = try snapshot.place(view.order.report.place)
    let words = view.searchWords(placeTitle: place.title)
    if isNew {
      try db.addToIndex("order_search", view.file.id, words)
    } else {
      try db.index("order_search", view.file.id, words)
    }
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

extension OrderView {
  /// The words by which an order is found, separated by spaces.
  func searchWords(placeTitle: String) -> String {
    let report = order.report
    // A number or an address in a name is not found by those who may not read it, nor by others this way.
    let reporter = ContactMask.masked(name: report.reporter)
    let text = [file.number, report.reference ?? "", report.text, placeTitle, reporter]
      .joined(separator: "\n")
    return TextCells.SearchWords.stored(for: text).joined(separator: " ")
  }
}

/// An order as it was written last in a transaction.
struct SavedOrder {
  var file: OrderFile
  /// What comes due for it next.
  var next: DueStep?

  /// Whether it is this order with these events, and not with one more.
  func isOf(_ other: OrderFile) -> Bool {
    file.id == other.id && file.events.count == other.events.count
      && file.order.lastEvent == other.order.lastEvent
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
