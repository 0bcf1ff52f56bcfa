import Configuration
import Crypto
import Foundation
import Ledger
import ServiceClock

extension Transaction {
  /// Begins or continues the draft of the one who gives the command.
  func writeDraft(_ command: DraftHandover) throws -> HandoverAnswer {
    let campus = try snapshot.campus(named: command.campus)
    let known = try snapshot.draft(campus: campus.id, leaving: actor.person)
      .map { try snapshot.handoverState($0) }
    let (shift, date) = try shift(for: command, campus: campus, known: known)
    let before = try known?.statements ?? snapshot.mended(by: actor.person, on: campus)
    var writing = HandoverWriting(
      campus: campus.id, shift: shift, date: date,
      written: try command.written.mapValues { try $0.map(checked) }, erased: command.erased)
    for topic in command.confirmed where writing.written[topic] == nil {
      writing.written[topic] = try offered(topic, beside: before, campus: campus)
    }
    if let known { return try record(.drafted(writing), on: known) }
    for said in before
    where writing.written[said.topic] == nil && !writing.erased.contains(said.topic) {
      writing.written[said.topic] = said.entries
    }
    return try begin(writing)
  }

  /// What an earlier sheet hands on of a topic of which the leader has not spoken.
  private func offered(
    _ topic: HandoverTopic, beside statements: [HandoverStatement], campus: Campus
  ) throws -> [HandoverEntry] {
    let carried = try snapshot.carried(beside: statements, campus: campus) ?? []
    guard let found = carried.first(where: { $0.topic == topic }) else {
      throw EngineError.nothingToConfirm(topic: topic.rawValue)
    }
    return found.entries
  }

  private func checked(_ entry: HandoverEntry) throws(EngineError) -> HandoverEntry {
    var entry = entry
    entry.text = try TypedText.required(entry.text, field: "words")
    for amount in [entry.expected, entry.counted] {
      if let amount, amount < 0 { throw .malformed(field: "number", value: "\(amount)") }
    }
    return entry
  }

  /// The shift that was named, else the draft's, else the one that leaves by the clock.
  private func shift(
    for command: DraftHandover, campus: Campus, known: Handover?
  ) throws -> (String, CalendarDate) {
    let leaving = try snapshot.leavingShift(campus: campus, at: now)
    let date = command.date ?? known?.date ?? leaving.date
    // A mistyped year is noticed: a sheet is of the shift that ends, at most entered some days late.
    let days = leaving.date.adding(days: -31)...leaving.date.adding(days: 1)
    guard days.contains(date) || date == known?.date else {
      throw EngineError.outside("date", date, days)
    }
    guard let code = command.shift else {
      return (known?.shift ?? leaving.shift?.code ?? "", date)
    }
    guard try snapshot.shifts().contains(where: { $0.code == code }) else {
      throw EngineError.malformed(field: "shift", value: code)
    }
    return (code, date)
  }

  /// Opens a sheet with its first event.
  private func begin(_ writing: HandoverWriting) throws -> HandoverAnswer {
    let id = 1 + (try db.value("SELECT MAX(id) FROM handover") ?? 0)
    let event = try appendEvent(.drafted(writing), to: id)
    guard let handover = Handover.replay(id: id, events: [event]) else {
      throw EngineError.unknownSheet("\(id)")
    }
    try db.execute(
      """
      INSERT INTO handover (id, campus, leaving, shift, shift_day, state, drafted, last_event)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      """,
      id, writing.campus, actor.person, writing.shift, writing.date.dayNumber,
      handover.state.rawValue, now.seconds, event.sequence)
    return HandoverAnswer(id: id, number: nil, state: handover.state)
  }

  /// Freezes the draft of the one who gives the command and numbers it.
  func give(campus: Campus, expected: Int64?) throws -> HandoverAnswer {
    if try snapshot.draft(campus: campus.id, leaving: actor.person) == nil {
      _ = try writeDraft(DraftHandover(campus: campus.code))
    }
    guard let id = try snapshot.draft(campus: campus.id, leaving: actor.person) else {
      throw EngineError.unknownSheet(campus.code)
    }
    guard expected != actor.person else { throw EngineError.samePerson(step: "receive") }
    if let expected { try requireReceiver(expected, campus: campus) }
    var handover = try snapshot.handoverState(id)
    let count = try db.value(
      "UPDATE campus SET last_sheet = last_sheet + 1 WHERE id = $1 RETURNING last_sheet",
      campus.id)
    // What is frozen names itself, so the number goes in before the content is made.
    handover.giving = HandoverGiving(
      number: "\(campus.code)-H\(count ?? 1)", digest: "",
      replaces: try snapshot.refused(on: campus)?.number, expected: expected)
    try registerUnknown()
    var sheet = try snapshot.fill(handover)
    sheet.head = ChainHead(try chainHead ?? newestEvent())
    handover.giving?.carried = sheet.carried
    let body = Array(try sheet.json().utf8)
    handover.giving?.digest = HandoverDigest.text(of: body)
    guard let giving = handover.giving else { throw EngineError.unknownSheet(campus.code) }
    handover.giving = nil
    return try record(.given(giving), on: handover, body: body)
  }

  /// Whoever is expected can receive it: with the right, and still on the staff.
  private func requireReceiver(_ id: Int64, campus: Campus) throws {
    guard try !snapshot.permitted(ReceiveHandover.name, to: id).contains(campus.id) else { return }
    throw EngineError.notPermittedThere(
      command: ReceiveHandover.name, person: try snapshot.person(id)?.name ?? "\(id)",
      campus: campus.code)
  }

  /// A sheet that the one who gives the command may receive or refuse.
  ///
  /// - Throws: ``EngineError/samePerson(step:)`` for the leaving leader, also at the keyboard of
  ///   another: two signatures are two people (R9). A simulated database lets one play both.
  func answerable(_ sheet: String, step: String) throws -> Handover {
    let handover = try snapshot.handoverState(sheet)
    let isSimulated = try snapshot.facts()?.isSimulated == true
    if actor.person == handover.leaving || (actor.enteredBy == handover.leaving && !isSimulated) {
      throw EngineError.samePerson(step: step)
    }
    return handover
  }

  /// Adds an event to a sheet and writes its row again.
  func record(
    _ change: HandoverChange, on handover: Handover, body: [UInt8]? = nil
  ) throws -> HandoverAnswer {
    guard Handover.allows(change.kind, in: handover.state) else {
      throw EngineError.wrongState(
        subject: handover.number ?? "\(handover.id)", state: handover.state.rawValue,
        step: change.kind.action)
    }
    let event = try appendEvent(change, to: handover.id)
    var after = handover
    after.apply(event)
    try save(after, lastEvent: event.sequence, body: body)
    return HandoverAnswer(id: after.id, number: after.number, state: after.state)
  }

  private func appendEvent(_ change: HandoverChange, to id: Int64) throws -> HandoverEvent {
    let sequence = try append(
      EventEntry(
        topic: .handover, subject: id, happened: now, record: try OrderEventRecord(change)))
    return HandoverEvent(
      sequence: sequence, at: now, by: actor.person, enteredBy: actor.enteredBy, change: change)
  }

  /// The row caches the sheet's state; the frozen bytes are written once.
  func save(_ handover: Handover, lastEvent: Int64, body: [UInt8]?) throws {
    let wait = try snapshot.rulebook().configuration.escalation.unreceivedSheetAfter
    let columns = HandoverColumns(handover, unreceivedAfter: wait)
    try db.execute(
      """
      UPDATE handover SET shift = $2, shift_day = $3, state = $4, number = $5, replaces = $6,
        expected = $7, digest = $8, given = $9, answered = $10, arriving = $11, checked = $12,
        refusal = $13, next_at = $14, last_event = $15, body = COALESCE($16, body)
      WHERE id = $1
      """,
      arguments: [.integer(handover.id)] + columns.values
        + [.integer(lastEvent), body.sqlValue])
  }
}

/// The columns of a sheet's row, as its events and the waiting time make them.
struct HandoverColumns: Hashable {
  let values: [SQLValue]

  /// In the order in which they are written and compared; `next_at` last.
  static let names = [
    "shift", "shift_day", "state", "number", "replaces", "expected", "digest", "given",
    "answered", "arriving", "checked", "refusal", "next_at",
  ]

  init(_ handover: Handover, unreceivedAfter wait: Int64) {
    let waits = handover.state == .given && handover.reportedUnreceived == nil
    let next = waits ? handover.given.map { $0.seconds + wait } : nil
    values = [
      handover.shift.sqlValue, handover.date.dayNumber.sqlValue, handover.state.rawValue.sqlValue,
      handover.number.sqlValue, (handover.giving?.replaces).sqlValue,
      (handover.giving?.expected).sqlValue, (handover.giving?.digest).sqlValue,
      (handover.given?.seconds).sqlValue, (handover.answered?.seconds).sqlValue,
      handover.arriving.sqlValue, handover.checkedOnTheSpot.sqlValue,
      (handover.refusal?.rawValue).sqlValue, next.sqlValue,
    ]
  }
}

/// The digest by which a frozen sheet is known: the SHA-256 of exactly the stored bytes.
enum HandoverDigest {
  static func text(of bytes: [UInt8]) -> String {
    CommandContent.hex(SHA256.hash(data: bytes))
  }
}

extension HandoverChange.Kind {
  /// The name of the action that makes the event.
  var action: String {
    switch self {
    case .drafted: "edit"
    case .given: "give"
    case .received: "receive"
    case .refused: "refuseSheet"
    case .remarked: "remark"
    case .unreceived: "escalate"
    }
  }
}
