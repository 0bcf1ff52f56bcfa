import Configuration
import Ledger
import ServiceClock

/// What the row of an order that was imported before says, enough to see that nothing changed.
struct KnownImport {
  var id: Int64
  var category: String
  var place: Int64
  var asset: Int64?
  var priority: String
  var text: String
  var reporter: String
  var contact: String
  var reported: Instant
  var completed: Instant?
  var due: Instant?

  /// Every cell that stands says what the order's row says.
  func isPlainlyEqual(_ row: ImportedOrder, _ report: Report) -> Bool {
    reported == row.reported && text == row.text
      && (row.category == nil || category == report.category)
      && (row.place == nil || place == report.place)
      && (row.asset == nil || asset == report.asset)
      && (row.priority == nil || priority == report.priority.rawValue)
      && (row.reporter.isEmpty || reporter == row.reporter)
      && (row.contact.isEmpty || contact == row.contact)
      && (row.completed == nil || completed == row.completed)
      && (row.due == nil || due == row.due)
  }
}

extension Snapshot {
  /// Whether any order of a campus has a reference; index UNIQUE (campus, reference).
  func hasReferences(campus: Int64) throws -> Bool {
    try reader.exists(
      "SELECT 1 FROM work_order WHERE campus = $1 AND reference IS NOT NULL LIMIT 1", campus)
  }

  /// The order with a reference on a campus; index UNIQUE (campus, reference).
  func importedOrder(_ reference: String, campus: Int64) throws -> KnownImport? {
    try reader.first(
      """
      SELECT id, category, place, asset, priority, text, reporter, contact, reported,
        first_completed, first_due_before
      FROM work_order WHERE campus = $1 AND reference = $2
      """, campus, reference
    ) { row in
      KnownImport(
        id: row.integer(0), category: row.text(1), place: row.integer(2),
        asset: row.optionalInteger(3), priority: row.text(4), text: row.text(5),
        reporter: row.text(6), contact: row.text(7), reported: Instant(seconds: row.integer(8)),
        completed: row.optionalInteger(9).map(Instant.init(seconds:)),
        due: row.optionalInteger(10).map(Instant.init(seconds:)))
    }
  }
}
