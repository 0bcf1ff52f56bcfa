import Ledger
public import ServiceClock

extension Engine {
  /// Writes everything of one subject, row by row as it is read; memory does not grow with it.
  ///
  /// - Parameters:
  ///   - actor: who reads it: contacts of reporters that they need not know are masked. Nobody reads
  ///     none of them.
  ///   - write: gets bytes in UTF-8, some ten kilobytes at a time.
  /// - Returns: how many rows were written.
  @discardableResult
  public func export(
    _ subject: ExportSubject, format: ExportFormat, for actor: Actor? = nil, now: Instant,
    write: (_ bytes: [UInt8]) throws -> Void
  ) throws -> Int {
    try ask(now: now) { snapshot in
      let contacts = try actor.map { try snapshot.contactReader(for: $0) } ?? .nobody
      let rows = try snapshot.exportRows(of: subject, for: contacts)
      let writing = ExportWriting(format: format, columns: rows.columns)
      var pending = writing.head
      var count = 0
      try snapshot.reader.forEachRow(rows.sql) { row in
        pending += writing.row(try rows.values(row))
        count += 1
        if pending.count >= 1 << 15 {
          try write(pending)
          pending.removeAll(keepingCapacity: true)
        }
      }
      if !pending.isEmpty { try write(pending) }
      return count
    }
  }
}

/// The columns of an export, the query that has its rows, and what a row becomes.
struct ExportRows {
  var columns: [String]
  var sql: String
  var values: (SQLRow) throws -> [ExportValue]
}

extension Snapshot {
  func exportRows(of subject: ExportSubject, for contacts: ContactReader) throws -> ExportRows {
    switch subject {
    case .orders: try exportedOrders(for: contacts)
    case .events: try exportedEvents(for: contacts)
    case .rounds: try exportedRounds()
    }
  }

  private func exportedOrders(for contacts: ContactReader) throws -> ExportRows {
    let campuses = try campusTable()
    let holders = try holderNames()
    let rulebook = try rulebookExtract()
    return ExportRows(
      columns: [
        "number", "reference", "state", "priority", "category", "campus", "place", "asset", "text",
        "reporter", "contact", "holder", "major", "cycle", "sightings", "reported", "due",
        "dueBeforeExtension", "completed", "closed", "told", "rating", "rework", "imported",
        "follows", "parent", "duplicateOf", "remaining",
      ],
      sql: """
        SELECT o.number, o.reference, o.stage, o.priority, o.category, o.campus, p.path, a.code,
          o.text, o.reporter, o.contact, o.holder, o.major, o.cycle, o.sightings, o.reported,
          c.due, c.due_before, o.completed, o.closed, o.told, o.rating, o.rework, o.imported,
          (SELECT w.number FROM order_link l JOIN work_order w ON w.id = l.other
           WHERE l.work_order = o.id AND l.kind = 'follows'),
          (SELECT w.number FROM order_link l JOIN work_order w ON w.id = l.other
           WHERE l.work_order = o.id AND l.kind = 'parent'),
          (SELECT w.number FROM order_link l JOIN work_order w ON w.id = l.other
           WHERE l.work_order = o.id AND l.kind = 'duplicate'),
          o.first_contact, o.held_since, \(Self.clockColumns)
        FROM work_order o JOIN place p ON p.id = o.place LEFT JOIN asset a ON a.id = o.asset
        LEFT JOIN order_clock c
          ON c.work_order = o.id AND c.cycle = o.cycle AND c.clock = 'complete'
        ORDER BY o.id
        """
    ) { row in
      let campus = campuses[row.integer(5)]
      let zone = campus?.zone ?? .utc
      func text(_ column: Int) -> ExportValue {
        row.optionalText(column).map { .text($0) } ?? .none
      }
      func time(_ column: Int) -> ExportValue {
        row.optionalInteger(column).map { .text(zone.iso8601(Instant(seconds: $0))) } ?? .none
      }
      func number(_ column: Int) -> ExportValue {
        row.optionalInteger(column).map { .number($0) } ?? .none
      }
      let holder = row.text(11)
      let isRead = contacts.reads(
        campus: row.integer(5), holder: Holder(holder) ?? .desk, firstContact: row.integer(27))
      let (reporter, contact) = (row.text(9), row.text(10))
      let kept = try self.remainingWhileHeld(row, under: rulebook)
      func due(_ column: Int) -> ExportValue { kept == nil ? time(column) : .none }
      return [
        text(0), text(1), text(2), text(3), text(4), .text(campus?.slug ?? ""), text(6), text(7),
        text(8), .text(isRead ? reporter : ContactMask.masked(name: reporter)),
        .text(isRead ? contact : ContactMask.masked(contact)), .text(holders[holder] ?? holder),
        .flag(row.bool(12)),
        number(13), number(14), time(15), due(16), due(17), time(18), time(19), time(20),
        number(21), number(22), .flag(row.bool(23)), text(24), text(25), text(26),
        kept.map { .number($0) } ?? .none,
      ]
    }
  }

  /// Open seconds that the completion clock of an exported order keeps while it is held: then no due time stands,
  /// as in all JSON. `nil` where it runs, has stopped, or is none.
  private func remainingWhileHeld(
    _ row: SQLRow, under rulebook: RulebookExtract
  ) throws -> Int64? {
    guard row.text(2) == OrderStage.onHold.rawValue,
      let since = row.optionalInteger(28).map(Instant.init(seconds:)),
      row.optionalText(29) != nil
    else { return nil }
    let face = try clockFace(
      row, from: 29, cycle: row.int(13), heldSince: since, under: rulebook)
    return face.flatMap { $0.word == .onHold ? $0.remaining : nil }
  }

  /// The stored forms of holders by what people call them: a staff number or a code.
  private func holderNames() throws -> [String: String] {
    var names: [String: String] = [:]
    for person in try staff() { names["person:\(person.id)"] = person.number }
    for crew in try crews() { names["crew:\(crew.id)"] = crew.code }
    for contractor in try contractors() { names["contractor:\(contractor.id)"] = contractor.code }
    return names
  }

  /// Without command ids, which are drawn anew each time: the same history is the same bytes.
  private func exportedEvents(for contacts: ContactReader) throws -> ExportRows {
    let campuses = try campusTable()
    var people: [Int64: String] = [:]
    for person in try staff() { people[person.id] = person.number }
    return ExportRows(
      columns: [
        "sequence", "topic", "subject", "event", "happened", "recorded", "by", "enteredBy",
        "until", "target", "reason", "body", "digest",
      ],
      sql: """
        SELECT e.sequence, e.topic, e.subject, e.kind, e.happened, e.recorded, e.person,
          e.entered_by, e.until, e.target, e.reason, e.body, e.digest, o.number, o.campus,
          o.holder, o.first_contact
        FROM event e LEFT JOIN work_order o ON e.topic = 'order' AND o.id = e.subject
        ORDER BY e.sequence
        """
    ) { row in
      let zone = campuses[row.integer(14)]?.zone ?? .utc
      func time(_ column: Int) -> ExportValue {
        row.optionalInteger(column).map { .text(zone.iso8601(Instant(seconds: $0))) } ?? .none
      }
      func person(_ column: Int) -> ExportValue {
        guard let id = row.optionalInteger(column) else { return .none }
        return .text(id == 0 ? "system" : people[id] ?? "\(id)")
      }
      let isRead = contacts.reads(
        campus: row.integer(14), holder: Holder(row.text(15)) ?? .desk,
        firstContact: row.integer(16))
      // What is of no order is of no reporter.
      let isWhole = isRead || row.optionalText(13) == nil
      let body = isWhole ? row.text(11) : try maskedBody(row.text(11), of: row.text(3))
      return [
        .number(row.integer(0)), .text(row.text(1)),
        .text(row.optionalText(13) ?? "\(row.integer(2))"), .text(row.text(3)), time(4), time(5),
        person(6), person(7), time(8), .text(row.text(9)), .text(row.text(10)),
        .json(body), .text(EventChain.text(of: row.blob(12))),
      ]
    }
  }
}

/// The content of an event without the contacts of a reporter. The digest beside it is of what is
/// stored: whoever checks the chain by a file needs the right to read them.
private func maskedBody(_ body: String, of kind: String) throws -> String {
  guard kind == OrderChange.Kind.reported.rawValue || kind == OrderChange.Kind.corrected.rawValue
  else { return body }
  let stored = OrderEventRecord(kind: kind, until: nil, target: "", reason: "", body: body)
  // What cannot be read is not shown either.
  guard let change = stored.change()?.masked else { return "" }
  return try OrderEventRecord(change).body
}
