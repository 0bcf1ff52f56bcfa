public import Configuration
import Ledger
public import ServiceClock

extension Engine {
  /// Imports work orders from a file (engine.md §8). Good rows are committed in batches, each whole
  /// or not at all, so that an import that ended half way can simply be given again: what is here
  /// already counts as unchanged. With ``ImportOptions/strict`` all is one transaction.
  ///
  /// - Parameters:
  ///   - id: what the events call the command they came from; unique to this import.
  ///   - progress: gets the rows read so far and answers whether to go on.
  /// - Throws: ``EngineError`` for what is wrong with the file as a whole, before anything is
  ///   written; what is wrong with a row stands in the answer.
  public func importOrders(
    _ source: ImportSource, map: ImportMap, options: ImportOptions = ImportOptions(), id: String,
    by actor: Actor, now: Instant, progress: (_ rows: Int) -> Bool = { _ in true }
  ) throws -> ImportSummary {
    let run = OrderImport(
      engine: self, table: ImportTable(source: source, map: map), options: options, id: id,
      actor: actor, now: now)
    try run.start()
    guard options.strict || options.dryRun else {
      try run.readRows(progress) { rows in
        try self.write(now: now, by: actor, command: id) { try run.apply(rows, in: $0) }
        run.summary.isCommitted = true
      }
      return run.summary
    }
    do {
      try write(now: now, by: actor, command: id) { transaction in
        try run.readRows(progress) { try run.apply($0, in: transaction) }
        guard !options.dryRun, run.summary.badRows.isEmpty, !run.summary.isCancelled else {
          throw ImportAbandoned()
        }
      }
      run.summary.isCommitted = true
    } catch is ImportAbandoned {
      // Rolled back on purpose: the summary says why.
    }
    return run.summary
  }
}

/// Ends a transaction of which nothing is to be kept.
struct ImportAbandoned: Error {}

/// One import under way: what it has read, and what it knows of the database.
final class OrderImport {
  private let engine: Engine
  private let table: ImportTable
  private let options: ImportOptions
  private let actor: Actor
  private let now: Instant
  private var zones = ImportZones()
  private var catalog: ImportCatalog
  private let references = ImportReferences()
  var summary = ImportSummary()

  init(
    engine: Engine, table: ImportTable, options: ImportOptions, id: String, actor: Actor,
    now: Instant
  ) {
    (self.engine, self.table, self.options) = (engine, table, options)
    (self.actor, self.now) = (actor, now)
    catalog = ImportCatalog(map: table.map)
  }

  /// Learns the campuses and their zones, before any row is read.
  func start() throws {
    zones = try engine.ask(now: now) { try ImportZones(map: table.map, snapshot: $0) }
  }

  /// Reads all rows and hands out the good ones in batches.
  func readRows(
    _ progress: (Int) -> Bool, _ body: ([ImportedOrder]) throws -> Void
  ) throws {
    var reader: ImportedOrderReader?
    var batch: [ImportedOrder] = []
    func goesOn() -> Bool {
      if !progress(summary.rows) { summary.isCancelled = true }
      return !summary.isCancelled
    }
    try table.read(goesOn: goesOn) { columns in
      reader = ImportedOrderReader(map: table.map, columns: columns, zones: zones)
    } row: { record, _ in
      summary.rows += 1
      do throws(ImportFault) {
        if let order = try reader?.order(record) { batch.append(order) }
      } catch {
        summary.badRows.append(ImportRemark(line: record.line, fault: error))
      }
      if batch.count == options.batch {
        try body(batch)
        batch.removeAll(keepingCapacity: true)
      }
      return summary.rows % 500 != 0 || goesOn()
    }
    if !summary.isCancelled {
      if !batch.isEmpty { try body(batch) }
      _ = progress(summary.rows)
    }
    summary.badRows.sort { $0.line < $1.line }
  }

  /// Writes one batch. When it throws, the summary and the catalogue are as before it.
  func apply(_ rows: [ImportedOrder], in transaction: Transaction) throws {
    let (before, known) = (summary, catalog)
    do {
      var writer = try ImportWriter(
        transaction: transaction, catalog: catalog, options: options, references: references)
      try writer.begin(rows, into: &summary)
      for row in rows {
        do {
          try writer.take(row, into: &summary)
        } catch let fault as ImportFault {
          summary.badRows.append(ImportRemark(line: row.line, fault: fault))
        }
      }
      try writer.finish()
      catalog = writer.catalog
    } catch {
      (summary, catalog) = (before, known)
      throw error
    }
  }
}
