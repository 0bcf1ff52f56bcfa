import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// The sheet as it would be given now: its fourteen sections filled from the record.
  ///
  /// - Parameter leaving: the leader whose draft it is; `nil`: the newest draft of the campus.
  /// - Returns: a sheet without the leader's words when nobody has begun a draft.
  public func handoverDraft(campus: Int64, leaving: Int64? = nil) throws -> HandoverSheet {
    try draftFile(campus: campus, leaving: leaving).sheet
  }

  /// The same as a file that has no frozen content and may have no events yet.
  public func draftFile(campus: Int64, leaving: Int64? = nil) throws -> HandoverFile {
    if let id = try draft(campus: campus, leaving: leaving) { return try handoverFile(id) }
    let (shift, date) = try leavingShift(campus: try self.campus(campus), at: now)
    var handover = Handover(
      id: .max, campus: campus, leaving: leaving ?? 0, shift: shift?.code ?? "", date: date,
      drafted: now)
    if let leaving {
      handover.statements = try mended(by: leaving, on: try self.campus(campus))
    }
    return HandoverFile(
      handover: handover, events: [], frozen: [], sheet: try fill(handover), people: [:])
  }

  /// The draft that somebody is shown: of whoever may give a sheet the one that they would give, begun or
  /// not; of others the newest of the campus.
  public func draftFile(campus: Int64, shownTo person: Int64) throws -> HandoverFile {
    let gives = try permitted(GiveHandover.name, to: person).contains(campus)
    return try draftFile(campus: campus, leaving: gives ? person : nil)
  }

  /// What a leader has written into the draft so far, and what earlier sheets hand on beside it.
  public func draftWords(
    campus: Int64, leaving: Int64
  ) throws -> (written: [HandoverStatement], carried: [HandoverCarried]) {
    let place = try self.campus(campus)
    let written =
      try draft(campus: campus, leaving: leaving).map { try handoverState($0).statements }
      ?? mended(by: leaving, on: place)
    return (written, try carried(beside: written, campus: place) ?? [])
  }

  /// The draft of a leader (index `handover_draft`), or the newest of the campus (`handover_by_campus`).
  func draft(campus: Int64, leaving: Int64?) throws -> Int64? {
    guard let leaving else {
      return try reader.value(
        "SELECT id FROM handover WHERE campus = $1 AND state = 'drafted' ORDER BY id DESC LIMIT 1",
        campus)
    }
    return try reader.value(
      "SELECT id FROM handover WHERE campus = $1 AND state = 'drafted' AND leaving = $2",
      campus, leaving)
  }

  /// The shift that leaves: the one that was at work an hour ago, so that a sheet written in the
  /// first hour of the next shift still bears the shift it tells of.
  func leavingShift(
    campus: Campus, at now: Instant
  ) throws -> (shift: Shift?, date: CalendarDate) {
    let before = now - 3_600
    let duty = try shiftsOnDuty(at: before, in: campus.zone)
      .min { $0.ends(in: campus.zone) < $1.ends(in: campus.zone) }
    return (duty?.shift, duty?.date ?? campus.zone.local(before).date)
  }

  /// The content of a sheet from the record as of now.
  func fill(_ handover: Handover) throws -> HandoverSheet {
    let campus = try campus(handover.campus)
    let shift = try shifts().first { $0.code == handover.shift }
    let last = try lastThatCounts(on: campus)
    let start = shift.map { campus.zone.instant(handover.date, minute: $0.startMinute) }
    let from = min(now, last?.given ?? start ?? now - 24 * 3_600)
    let since = Since(at: from, after: last?.event ?? .max)
    var sheet = HandoverSheet(
      number: handover.number, replaces: try refused(on: campus)?.number,
      previous: last?.number,
      campus: HandoverCampus(
        code: campus.code, name: campus.name, nameEnglish: campus.nameEnglish,
        zone: campus.zone.identifier),
      shift: shift.map { HandoverShift($0, on: handover.date) },
      leaving: try handoverPerson(handover.leaving),
      expected: try handoverPerson(handover.giving?.expected), from: from, asOf: now,
      statements: handover.statements, unfinished: try unfinishedOrders(of: campus),
      received: try ordersWith(.reported, since: since, campus: campus),
      completed: try ordersWith(.completed, since: since, campus: campus),
      patrols: try handoverPatrols(campus: campus, from: from),
      findings: try openFindings(campus: campus), untold: try untoldOrders(of: campus),
      complaints: try complaints(since: since, campus: campus),
      carried: try carried(beside: handover.statements, campus: campus))
    sheet.placesEnglish = try englishTitles(of: sheet.places, on: campus)
    return sheet
  }

  /// The English titles of places that have one, each found by its own: that is among its aliases.
  private func englishTitles(of titles: Set<String>, on campus: Campus) throws -> [String: String] {
    var english: [String: String] = [:]
    for title in titles {
      let path = try reader.text(
        """
        SELECT p.path FROM place_alias a JOIN place p ON p.id = a.place
        WHERE a.alias = $1 AND p.campus = $2 AND p.title = $3 ORDER BY p.path LIMIT 1
        """, TypedText.folded(title), campus.id, title)
      let names = try path.map { try self.titles(ofPlace: $0, title: title) }
      if let name = names?.english, !name.isEmpty { english[title] = name }
    }
    return english
  }

  /// From when on a sheet counts: a second, and of that second what came after an event, so that what is
  /// recorded just behind a sheet stands on the next.
  private struct Since {
    var at: Instant
    var after: Int64
  }

  private func untoldOrders(of campus: Campus) throws -> HandoverTally {
    var filter = OrderFilter(terms: [.init(condition: .untold, isNegated: false)])
    filter.terms.append(.init(condition: .campus([campus.code]), isNegated: false))
    return HandoverTally(
      count: try count(filter),
      orders: try orders(filter, sort: .age, limit: HandoverTally.shown).items.map { row in
        HandoverBrief(
          number: row.number, place: row.place, text: row.text, priority: row.priority,
          stage: row.stage)
      })
  }

  /// The orders of the campus to which something was recorded since an instant; index
  /// `event_by_record`. By record and not by happening, so that what is entered late stands on the
  /// next sheet and on no sheet twice.
  private func ordersWith(
    _ kind: OrderChange.Kind, since: Since, campus: Campus
  ) throws -> HandoverTally {
    let found = """
      FROM event e JOIN work_order o ON o.id = e.subject
      WHERE e.recorded >= $1 AND e.recorded <= $2 AND (e.recorded > $1 OR e.sequence > $5)
        AND e.topic = 'order' AND e.kind = $3 AND o.campus = $4 AND o.imported = 0
        AND ($3 <> 'completed' OR o.completed IS NOT NULL)
      """
    let count = try reader.value(
      "SELECT COUNT(*) FROM (SELECT DISTINCT o.id \(found) LIMIT \(HandoverTally.mostCounted + 1)) AS found",
      since.at.seconds, now.seconds, kind.rawValue, campus.id, since.after)
    let orders = try reader.rows(
      """
      SELECT DISTINCT o.id, o.number, p.title, o.text, o.priority, o.stage
      FROM (SELECT DISTINCT o.id \(found)) AS found
        JOIN work_order o ON o.id = found.id JOIN place p ON p.id = o.place
      ORDER BY o.id LIMIT $6
      """, since.at.seconds, now.seconds, kind.rawValue, campus.id, since.after, HandoverTally.shown
    ) { row in
      HandoverBrief(
        number: row.text(1), place: row.text(2), text: row.text(3),
        priority: Priority(rawValue: row.text(4)) ?? .p3,
        stage: OrderStage(rawValue: row.text(5)) ?? .reported)
    }
    return HandoverTally(count: Int(count ?? 0), orders: orders)
  }

  /// The numbers of open orders that a round found; index `work_order_by_campus_due`.
  private func openFindings(campus: Campus) throws -> [String] {
    try reader.rows(
      """
      SELECT number FROM work_order
      WHERE campus = $1 AND open = 1 AND live_due <= 253402300800 AND round IS NOT NULL
      ORDER BY live_due, id
      """, campus.id
    ) { $0.text(0) }
  }

  /// Answers of reporters with one or two of five; index `event_by_record`.
  private func complaints(since: Since, campus: Campus) throws -> [HandoverComplaint] {
    try reader.rows(
      """
      SELECT o.number, p.title, e.target, e.reason, e.recorded
      FROM event e JOIN work_order o ON o.id = e.subject JOIN place p ON p.id = o.place
      WHERE e.recorded >= $1 AND e.recorded <= $2 AND (e.recorded > $1 OR e.sequence > $4)
        AND e.topic = 'order' AND e.kind = 'rated'
        AND e.target IN ('1', '2') AND o.campus = $3
      ORDER BY e.recorded, e.sequence
      """, since.at.seconds, now.seconds, campus.id, since.after
    ) { row in
      HandoverComplaint(
        number: row.text(0), place: row.text(1), rating: Int(row.text(2)) ?? 1,
        note: row.text(3), at: Instant(seconds: row.integer(4)))
    }
  }
}

extension HandoverTally {
  /// How many orders a sheet names; beyond, it counts.
  static let shown = 200
}

extension HandoverShift {
  init(_ shift: Shift, on date: CalendarDate) {
    self.init(
      code: shift.code, name: shift.name, nameEnglish: shift.nameEnglish,
      startMinute: shift.startMinute, endMinute: shift.endMinute, date: date)
  }
}

extension ShiftOnDuty {
  /// When the shift ends.
  func ends(in zone: ZoneRules) -> Instant {
    let isNextDay = shift.endMinute <= shift.startMinute
    return zone.instant(isNextDay ? date.adding(days: 1) : date, minute: shift.endMinute)
  }
}

extension ZoneRules {
  /// The instant of a minute of a day, 0…1440.
  func instant(_ date: CalendarDate, minute: Int) -> Instant {
    let day = minute >= 1_440 ? date.adding(days: 1) : date
    return instant(LocalDateTime(date: day, secondOfDay: minute % 1_440 * 60))
  }
}
