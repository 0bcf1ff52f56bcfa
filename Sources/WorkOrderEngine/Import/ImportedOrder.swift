import Configuration
import ServiceClock
import TextCells

/// What one row of an imported file says, before it is known what is here already.
struct ImportedOrder {
  var line: Int
  var reference: String
  var reported: Instant
  var text: String
  var due: Instant?
  var completed: Instant?
  var category: String?
  var place: String?
  /// The name of its campus; `nil`: the map's.
  var campus: String?
  var priority: Priority?
  var reporter: String
  var contact: String
  var asset: String?
  var cause: String
  var remedy: String
}

/// Reads rows as orders: a pure rule over the map, the zone and now.
struct ImportedOrderReader {
  private let map: ImportMap
  private let columns: TableColumns
  private let zones: ImportZones
  private let empty: Set<String>
  private let cells: [String: Int]

  private static let nameLimit = 200
  private static let placeLimit = 500
  private static let limits = [
    "reference": nameLimit, "category": nameLimit, "place": placeLimit, "campus": nameLimit,
    "asset": nameLimit, "priority": nameLimit, "reported": nameLimit, "due": nameLimit,
    "completed": nameLimit,
  ]

  init(map: ImportMap, columns: TableColumns, zones: ImportZones) {
    (self.map, self.columns, self.zones) = (map, columns, zones)
    empty = Set(map.empty.map { $0.trimmingSpaces() }).union([""])
    cells = Dictionary(
      uniqueKeysWithValues: ImportMap.Subject.orders.fields.compactMap { field in
        columns.cell(of: field).map { (field, $0) }
      })
  }

  /// The order of a row.
  ///
  /// - Throws: the first thing that is wrong with it.
  func order(_ record: TableRecord) throws(ImportFault) -> ImportedOrder {
    if let fault = record.fault { throw fault }
    guard record.count == columns.count else {
      throw .cellCount(found: record.count, expected: columns.count)
    }
    if let cell = record.overlong.first {
      throw .tooLong(field: columns.field(at: cell) ?? "row", limit: TypedText.longest)
    }
    let campus = try text("campus", record)
    let zone = zones.zone(ofCampus: campus)
    let order = ImportedOrder(
      line: record.line, reference: try required("reference", record),
      reported: try time("reported", try required("reported", record), in: zone),
      text: try required("text", record, isTrimmed: false),
      due: try time("due", record, in: zone), completed: try time("completed", record, in: zone),
      category: try text("category", record), place: try text("place", record), campus: campus,
      priority: try priority(record), reporter: try text("reporter", record) ?? "",
      contact: try text("contact", record) ?? "", asset: try text("asset", record),
      cause: try text("cause", record) ?? "", remedy: try text("remedy", record) ?? "")
    try check(order, in: zone)
    return order
  }

  private func check(_ order: ImportedOrder, in zone: ZoneRules) throws(ImportFault) {
    for (field, time) in [("reported", order.reported), ("completed", order.completed)] {
      if let time, time > zones.now {
        throw .inTheFuture(field: field, value: zone.iso8601(time))
      }
    }
    if let completed = order.completed, completed < order.reported {
      throw .completedBeforeReported
    }
  }

  private func required(
    _ field: String, _ record: TableRecord, isTrimmed: Bool = true
  ) throws(ImportFault) -> String {
    guard let text = try text(field, record, isTrimmed: isTrimmed) else {
      throw .missing(field: field)
    }
    return text
  }

  /// The text of a field; `nil` when it is not mapped or its cell is one of the map's empty ones.
  private func text(
    _ field: String, _ record: TableRecord, isTrimmed: Bool = true
  ) throws(ImportFault) -> String? {
    guard let cell = cells[field] else { return nil }
    let bytes = record.cell(cell)
    if bytes.isEmpty { return nil }
    guard let whole = String(validating: bytes, as: UTF8.self) else {
      throw .notText(field: field, encoding: map.encoding.rawValue)
    }
    if bytes.contains(0) { throw .zeroByte(field: field) }
    let isTight = bytes.first.map(Self.isSolid) == true && bytes.last.map(Self.isSolid) == true
    let trimmed = isTight ? whole : whole.trimmingSpaces()
    if trimmed.utf8.count <= 8, empty.contains(trimmed) { return nil }
    if empty.count > 1, empty.contains(trimmed) { return nil }
    let limit = Self.limits[field] ?? TypedText.longest
    guard whole.utf8.count <= limit || whole.count <= limit else {
      throw .tooLong(field: field, limit: limit)
    }
    // A jsonl file is nobody's spreadsheet: there an apostrophe is what somebody wrote.
    guard map.format != .jsonl else { return isTrimmed ? trimmed : whole }
    return SpreadsheetFormula.restored(isTrimmed ? trimmed : whole)
  }

  /// A printing character of ASCII: no space begins or ends there.
  private static func isSolid(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }

  private func time(
    _ field: String, _ record: TableRecord, in zone: ZoneRules
  ) throws(ImportFault) -> Instant? {
    guard let text = try text(field, record) else { return nil }
    return try time(field, text, in: zone)
  }

  private func time(
    _ field: String, _ text: String, in zone: ZoneRules
  ) throws(ImportFault) -> Instant {
    guard let instant = map.timeFormat.instant(text, in: zone) else {
      throw .notATime(field: field, value: String(text.prefix(60)))
    }
    return instant
  }

  private func priority(_ record: TableRecord) throws(ImportFault) -> Priority? {
    guard let text = try text("priority", record) else { return nil }
    let folded = TypedText.folded(text).uppercased()
    guard let priority = Priority(rawValue: folded) ?? Priority(rawValue: "P\(folded)") else {
      throw .unknown(field: "priority", value: String(text.prefix(60)))
    }
    return priority
  }
}
