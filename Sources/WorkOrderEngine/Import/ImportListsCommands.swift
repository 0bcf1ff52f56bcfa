public import Configuration
import Ledger
public import ServiceClock

/// Takes the rows of one kind of list into the database. A row is judged whole before anything of
/// it is written; what is wrong with it stands in the summary.
protocol ListWriter {
  /// The writer of one transaction.
  ///
  /// - Throws: ``EngineError`` when the one who imports may not.
  init(transaction: Transaction, map: ImportMap, options: ImportOptions) throws

  /// Takes all rows of the file.
  mutating func take(_ rows: [ImportedRow], into summary: inout ImportSummary) throws
}

extension Engine {
  /// Imports orders, places, people, equipment or routes from a spreadsheet (engine.md §8). Other
  /// than orders, a list is one transaction: its good rows, or none with ``ImportOptions/strict``
  /// and a bad one. The same row again is unchanged; a different one is listed, and applied only with
  /// ``ImportOptions/update``. An empty cell says nothing: what is here stays.
  ///
  /// - Parameters:
  ///   - id: what the events call the command they came from; unique to this import.
  ///   - progress: gets the rows read so far and answers whether to go on; nothing is written when
  ///     it says no.
  /// - Throws: ``EngineError`` for what is wrong with the file as a whole or with the rights of the
  ///   one who imports; what is wrong with a row stands in the answer.
  public func importRows(
    of subject: ImportMap.Subject, from source: ImportSource, map: ImportMap,
    options: ImportOptions = ImportOptions(), id: String, by actor: Actor, now: Instant,
    progress: (_ rows: Int) -> Bool = { _ in true }
  ) throws -> ImportSummary {
    let writer: any ListWriter.Type
    switch subject {
    case .orders:
      return try importOrders(
        source, map: map, options: options, id: id, by: actor, now: now, progress: progress)
    case .places: writer = PlaceRows.self
    case .staff: writer = StaffRows.self
    case .assets: writer = AssetRows.self
    case .routes: writer = RouteRows.self
    }
    var summary = ImportSummary()
    let rows = try read(source, map, subject, progress, into: &summary)
    guard !summary.isCancelled else { return summary }
    do {
      try write(now: now, by: actor, command: id) { transaction in
        var list = try writer.init(transaction: transaction, map: map, options: options)
        try list.take(rows, into: &summary)
        guard !options.dryRun, !options.strict || summary.badRows.isEmpty else {
          throw ImportAbandoned()
        }
      }
      summary.isCommitted = true
    } catch is ImportAbandoned {
      // Rolled back on purpose: the summary says why.
    }
    summary.badRows.sort { $0.line < $1.line }
    summary.different.sort { $0.line < $1.line }
    return summary
  }

  private func read(
    _ source: ImportSource, _ map: ImportMap, _ subject: ImportMap.Subject,
    _ progress: (Int) -> Bool, into summary: inout ImportSummary
  ) throws -> [ImportedRow] {
    var reader: ImportedRowReader?
    var rows: [ImportedRow] = []
    func goesOn() -> Bool {
      if !progress(summary.rows) { summary.isCancelled = true }
      return !summary.isCancelled
    }
    try ImportTable(source: source, map: map).read(goesOn: goesOn) { columns in
      reader = ImportedRowReader(map: map, subject: subject, columns: columns)
    } row: { record, _ in
      summary.rows += 1
      do throws(ImportFault) {
        if let row = try reader?.row(record) { rows.append(row) }
      } catch {
        summary.badRows.append(ImportRemark(line: record.line, fault: error))
      }
      return summary.rows % 500 != 0 || goesOn()
    }
    _ = progress(summary.rows)
    return rows
  }
}

extension ImportSummary {
  /// Notes why a row was not taken.
  mutating func refuse(_ row: ImportedRow, _ fault: ImportFault) {
    badRows.append(ImportRemark(line: row.line, fault: fault))
  }

  /// Counts a row of what is here already by the fields that differ, and answers whether to apply
  /// it.
  mutating func judge(
    _ row: ImportedRow, of name: String, differing fields: [String], options: ImportOptions
  ) -> Bool {
    guard !fields.isEmpty else {
      unchanged += 1
      return false
    }
    guard options.update else {
      different.append(ImportDifference(line: row.line, number: name, fields: fields))
      return false
    }
    updated += 1
    return true
  }
}

/// The rows taken so far, so that a file that says two things of one is told so.
struct RepeatedRows {
  private let fields: [String]
  private var rows: [String: ImportedRow] = [:]

  init(_ subject: ImportMap.Subject) {
    fields = subject.fields
  }

  /// - Throws: ``ImportFault/unlike(field:value:line:)`` when an earlier row of the same thing says
  ///   something else.
  func check(_ row: ImportedRow, of name: String) throws(ImportFault) {
    guard let first = rows[name], let field = row.difference(from: first, fields: fields) else {
      return
    }
    throw .unlike(field: field, value: row.shown(field), line: first.line)
  }

  /// Remembers a row that was taken.
  mutating func remember(_ row: ImportedRow, of name: String) {
    if rows[name] == nil { rows[name] = row }
  }
}
