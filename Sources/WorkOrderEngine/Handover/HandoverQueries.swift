import Foundation
import Ledger
public import ServiceClock

/// A handover sheet with its history and what was frozen.
public struct HandoverFile: Hashable, Sendable {
  /// The sheet as its events make it.
  public var handover: Handover
  /// In the order of recording.
  public var events: [HandoverEvent]
  /// The stored bytes of which the digest is; empty for a draft. Print these, never an encoding of
  /// what was read from them.
  public var frozen: [UInt8]
  /// What the bytes say; for a draft, what the record says now.
  public var sheet: HandoverSheet
  /// The people of the sheet's history by id.
  public var people: [Int64: HandoverPerson]
}

/// A row of the list of handover sheets.
public struct HandoverListRow: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The number; `nil` for a draft.
  public var number: String?
  /// The code of its campus.
  public var campus: String
  /// The code of the shift that leaves; empty when no shift was at work.
  public var shift: String
  /// The date that the shift bears.
  public var date: CalendarDate
  /// Where it stands.
  public var state: HandoverState
  /// The name of the leader who leaves.
  public var leaving: String
  /// The name of the leader who received or refused it; empty before.
  public var arriving: String
  /// When it was begun.
  public var drafted: Instant
  /// When it was given.
  public var given: Instant?
  /// When it was received or refused.
  public var answered: Instant?
  /// Given and not received for longer than it may wait: red on the screen.
  public var isUnreceived: Bool
  /// The English name of the leader who leaves; empty when not given.
  public var leavingEnglish = ""
  /// Likewise of the one who received or refused it.
  public var arrivingEnglish = ""
}

extension Snapshot {
  /// A page of the sheets of one campus (index `handover_by_campus_time`), or of all (`handover_by_time`): those
  /// given last first, a draft by when it was begun.
  ///
  /// - Throws: ``EngineError/malformed(field:value:)`` for a cursor that is none.
  public func handovers(
    campus: Int64? = nil, limit: Int = 50, after: String? = nil
  ) throws -> Page<HandoverListRow> {
    let before = after.map { Int64($0) ?? -1 } ?? Int64.max
    if let after, before < 1 { throw EngineError.malformed(field: "after", value: after) }
    let time = "COALESCE(h.given, h.drafted)"
    let last: Int64? =
      after == nil
      ? nil : try reader.value("SELECT \(time) FROM handover h WHERE h.id = $1", before)
    let wait = try rulebook().configuration.escalation.unreceivedSheetAfter
    let rows = try reader.rows(
      """
      SELECT h.id, h.number, h.campus, h.shift, h.shift_day, h.state, l.name,
        COALESCE(a.name, ''), h.drafted, h.given, h.answered, l.name_en, COALESCE(a.name_en, '')
      FROM handover h JOIN staff l ON l.id = h.leaving LEFT JOIN staff a ON a.id = h.arriving
      WHERE \(campus == nil ? "$2 = 0" : "h.campus = $2") AND \(time) <= $4
        AND (\(time) < $4 OR h.id < $1)
      ORDER BY \(time) DESC, h.id DESC LIMIT $3
      """, before, campus ?? 0, limit + 1, last ?? (after == nil ? .max : -1)
    ) { row in
      let state = HandoverState(rawValue: row.text(5)) ?? .drafted
      let given = row.optionalInteger(9).map(Instant.init(seconds:))
      return HandoverListRow(
        id: row.integer(0), number: row.optionalText(1),
        campus: try self.campus(row.integer(2)).code, shift: row.text(3),
        date: CalendarDate(dayNumber: row.int(4)), state: state, leaving: row.text(6),
        arriving: row.text(7), drafted: Instant(seconds: row.integer(8)), given: given,
        answered: row.optionalInteger(10).map(Instant.init(seconds:)),
        isUnreceived: state == .given && given.map { now - $0 >= wait } == true,
        leavingEnglish: row.text(11), arrivingEnglish: row.text(12))
    }
    let more = rows.count > limit
    let page = Array(rows.prefix(limit))
    return Page(items: page, next: more ? page.last.map { "\($0.id)" } : nil)
  }

  /// The sheet with this number; case, width and spaces around it do not matter.
  ///
  /// - Throws: ``EngineError/unknownSheet(_:)``.
  public func handover(_ number: String) throws -> HandoverFile {
    try handoverFile(try handoverID(number))
  }

  /// The sheet of a row of the list; a draft as it would be given now.
  ///
  /// - Throws: ``EngineError/unknownSheet(_:)``.
  public func handover(row id: Int64) throws -> HandoverFile { try handoverFile(id) }

  /// The sheet of the campus that waits to be received, the one given last first. Index `handover_waiting`.
  public func handoverToReceive(campus: Int64) throws -> HandoverFile? {
    try reader.value(
      """
      SELECT id FROM handover WHERE campus = $1 AND state = 'given' ORDER BY given DESC, id DESC LIMIT 1
      """, campus
    ).map(handoverFile)
  }

  /// What changed since the sheet before; `nil` for the first of a campus.
  public func handoverDifference(of sheet: HandoverSheet) throws -> HandoverDifference? {
    try sheet.previous.map { sheet.difference(from: try handover($0).sheet) }
  }

  /// Where the sheet with this id stands, without what is written on it.
  func handoverState(_ id: Int64) throws -> Handover {
    try replay(id, try handoverEvents(id))
  }

  /// - Throws: ``EngineError/damagedHistory(event:)`` for events that do not make a sheet, and
  ///   ``EngineError/unknownSheet(_:)`` where there are none.
  private func replay(_ id: Int64, _ events: [HandoverEvent]) throws -> Handover {
    if let handover = Handover.replay(id: id, events: events) { return handover }
    guard let last = events.last else { throw EngineError.unknownSheet("\(id)") }
    throw EngineError.damagedHistory(event: last.sequence)
  }

  /// Where the sheet with this number stands, without what is written on it.
  ///
  /// - Throws: ``EngineError/unknownSheet(_:)``.
  func handoverState(_ number: String) throws -> Handover {
    try handoverState(try handoverID(number))
  }

  private func handoverID(_ number: String) throws -> Int64 {
    let asked = TypedText.folded(number).uppercased()
    guard let id = try reader.value("SELECT id FROM handover WHERE number = $1", asked) else {
      throw EngineError.unknownSheet(number)
    }
    return id
  }

  /// The sheet with this id.
  func handoverFile(_ id: Int64) throws -> HandoverFile {
    let events = try handoverEvents(id)
    let handover = try replay(id, events)
    let frozen =
      try reader.first("SELECT body FROM handover WHERE id = $1", id) { $0.blob(0) } ?? []
    let sheet =
      frozen.isEmpty
      ? try fill(handover)
      : try JSONDecoder().decode(HandoverSheet.self, from: Data(frozen))
    return HandoverFile(
      handover: handover, events: events, frozen: frozen, sheet: sheet,
      people: try handoverPeople(handover, events: events))
  }

  /// The history of a sheet, in the order of recording; index `event_by_subject`.
  ///
  /// - Throws: ``EngineError/damagedHistory(event:)``.
  func handoverEvents(_ id: Int64) throws -> [HandoverEvent] {
    try reader.rows(
      """
      SELECT sequence, recorded, person, entered_by, kind, target, reason, body
      FROM event WHERE topic = 'handover' AND subject = $1 ORDER BY sequence
      """, id
    ) { row in
      let record = OrderEventRecord(
        kind: row.text(4), until: nil, target: row.text(5), reason: row.text(6),
        body: row.text(7))
      guard let change = record.handoverChange() else {
        throw EngineError.damagedHistory(event: row.integer(0))
      }
      return HandoverEvent(
        sequence: row.integer(0), at: Instant(seconds: row.integer(1)), by: row.integer(2),
        enteredBy: row.optionalInteger(3), change: change)
    }
  }

  private func handoverPeople(
    _ handover: Handover, events: [HandoverEvent]
  ) throws -> [Int64: HandoverPerson] {
    let ids = Set(events.flatMap { [$0.by, $0.enteredBy ?? 0] } + [handover.giving?.expected ?? 0])
    var people: [Int64: HandoverPerson] = [:]
    for id in ids where id != 0 { people[id] = try handoverPerson(id) }
    return people
  }

  func handoverPerson(_ id: Int64?) throws -> HandoverPerson? {
    try id.flatMap { try person($0) }.map {
      HandoverPerson(number: $0.number, name: $0.name, nameEnglish: $0.nameEnglish)
    }
  }
}
