import Configuration
import Ledger
import ServiceClock

/// Writes the rows of one batch; ids, numbers and counters stay in memory until it ends.
struct ImportWriter {
  let transaction: Transaction
  var catalog: ImportCatalog
  private let options: ImportOptions
  private let references: ImportReferences
  private var nextID: Int64 = 1
  private var lastNumbers: [Int64: Int64] = [:]
  private var counters: [Int64: [String: Int]] = [:]

  init(
    transaction: Transaction, catalog: ImportCatalog, options: ImportOptions,
    references: ImportReferences
  ) throws {
    (self.transaction, self.catalog, self.options) = (transaction, catalog, options)
    self.references = references
    let newest = try transaction.db.value("SELECT MAX(id) FROM work_order") ?? 0
    nextID = 1 + newest
    references.begin(newest: newest)
  }

  /// Makes sure of the right to import, and of the categories.
  mutating func begin(_ rows: [ImportedOrder], into summary: inout ImportSummary) throws {
    for campus in catalog.campuses.values {
      try transaction.authorise("importOrders", campus: campus.id)
    }
    try createCategories(rows, into: &summary)
  }

  /// Takes one row: a new order, or what the file says now of one that is here.
  ///
  /// - Throws: ``ImportFault`` when the row is bad; then nothing of it was written.
  mutating func take(_ row: ImportedOrder, into summary: inout ImportSummary) throws {
    let campus = try campus(row.campus, into: &summary)
    let asset = try asset(row.asset)
    let place = try place(row.place, on: campus, into: &summary)
    guard let category = catalog.category(row.category) else {
      throw EngineError.unknownCategory(row.category ?? "")
    }
    let report = Report(
      place: place.id, kind: place.kind, asset: asset, category: category,
      priority: row.priority ?? .p3,
      text: row.text, reporter: row.reporter, contact: row.contact, agreed: row.due,
      reference: row.reference, imported: true, standard: catalog.version)
    if let known = try known(row.reference, on: campus) {
      try compare(row, report, with: known, into: &summary)
    } else {
      try add(row, report, campus: campus, place: place)
      references.note(row.reference, campus: campus.id)
      summary.added += 1
    }
    if let due = row.due, due < row.reported {
      summary.warnings.append(ImportRemark(line: row.line, fault: .dueBeforeReported))
    }
  }

  private func known(_ reference: String, on campus: Campus) throws -> KnownImport? {
    let snapshot = transaction.snapshot
    let mayStand = try references.mayStand(reference, campus: campus.id) {
      try snapshot.hasReferences(campus: campus.id)
    }
    return mayStand ? try snapshot.importedOrder(reference, campus: campus.id) : nil
  }

  /// Writes what was kept in memory.
  func finish() throws {
    references.end(newest: nextID - 1)
    for (campus, last) in lastNumbers.sorted(by: { $0.key < $1.key }) {
      try transaction.db.execute(
        "UPDATE campus SET last_number = $2 WHERE id = $1", campus, last)
    }
    for (campus, names) in counters.sorted(by: { $0.key < $1.key }) {
      for (name, value) in names.sorted(by: { $0.key < $1.key }) {
        try transaction.db.execute(
          """
          INSERT INTO counter (campus, name, value) VALUES ($1, $2, $3)
          ON CONFLICT (campus, name) DO UPDATE SET value = counter.value + $3
          """, campus, name, value)
      }
    }
  }

  private mutating func add(
    _ row: ImportedOrder, _ report: Report, campus: Campus, place: ImportCatalog.KnownPlace
  ) throws {
    let id = nextID
    let number = try nextNumber(of: campus)
    var events = [try append(.reported(report), of: id, at: row.reported, bySystem: false)]
    if let completed = row.completed {
      let completion = Completion(cause: row.cause, remedy: row.remedy)
      events.append(try append(.completed(completion), of: id, at: completed, bySystem: true))
      events.append(try append(.closed, of: id, at: completed, bySystem: true))
    }
    // No event of a new import can be refused: a report, then its end, not before it.
    guard let order = try WorkOrder.replay(id: id, campus: campus.id, events: events) else {
      throw EngineError.unknownOrder(number)
    }
    let file = OrderFile(
      id: id, number: number, campus: campus.id, events: events, order: order)
    let view = try OrderView(
      file: file,
      surroundings: OrderSurroundings(
        campus: campus, kind: place.kind,
        rulebook: try transaction.snapshot.rulebook(version: order.standard)))
    try transaction.insert(view, placeTitle: place.title)
    for name in OrderCounters.names(of: order) {
      counters[campus.id, default: [:]][name, default: 0] += 1
    }
    nextID += 1
  }

  private mutating func nextNumber(of campus: Campus) throws -> String {
    let last =
      try lastNumbers[campus.id]
      ?? transaction.db.value("SELECT last_number FROM campus WHERE id = $1", campus.id) ?? 0
    lastNumbers[campus.id] = last + 1
    return "\(campus.code)-\(last + 1)"
  }

  private func append(
    _ change: OrderChange, of order: Int64, at happened: Instant, bySystem: Bool
  ) throws -> OrderEvent {
    let entry = EventEntry(
      topic: .order, subject: order, happened: happened, record: try OrderEventRecord(change))
    let sequence =
      bySystem
      ? try transaction.inSystemName { try transaction.append(entry) }
      : try transaction.append(entry)
    let actor = transaction.actor
    return OrderEvent(
      sequence: sequence, happened: happened, recorded: transaction.now,
      by: bySystem ? 0 : actor.person, enteredBy: bySystem ? nil : actor.enteredBy,
      change: change)
  }

  /// Equal: unchanged. Different: listed, and applied when that was asked for.
  private func compare(
    _ row: ImportedOrder, _ report: Report, with known: KnownImport,
    into summary: inout ImportSummary
  ) throws {
    if known.isPlainlyEqual(row, report) && row.cause.isEmpty && row.remedy.isEmpty {
      summary.unchanged += 1
      return
    }
    let file = try transaction.snapshot.orderFile(id: known.id)
    let revision = ImportRevision(row: row, report: report, of: file)
    guard !revision.fields.isEmpty else {
      summary.unchanged += 1
      return
    }
    guard options.update else {
      summary.different.append(
        ImportDifference(line: row.line, number: file.number, fields: revision.fields))
      return
    }
    guard revision.isPossible else { throw ImportFault.contradicts(order: file.number) }
    _ = try transaction.record(revision.changes, on: file)
    summary.updated += 1
  }
}
