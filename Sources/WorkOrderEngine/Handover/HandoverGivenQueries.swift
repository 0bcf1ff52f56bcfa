import Ledger
public import ServiceClock

/// A sheet that was given, as the next one names it.
public struct GivenSheet: Hashable, Sendable {
  /// The number.
  public var number: String
  /// Where it stands.
  public var state: HandoverState
  /// When it was given.
  public var given: Instant
  /// The row in its table.
  var id: Int64
  /// The id of the leader who gave it.
  var leaving: Int64
  /// The code of its shift; empty when none was at work.
  var shift: String
  /// The date that the shift bears.
  var date: CalendarDate
}

extension Snapshot {
  /// The sheets of a campus that were given, the newest first, as far as they are looked at: by their
  /// numbers, which count in the order of giving. The rows do not: a draft that waited has an early one.
  /// The key of `number` serves it.
  private func newestGiven(
    on campus: Campus, until isEnough: (GivenSheet) -> Bool
  ) throws -> [GivenSheet] {
    let count = try reader.value("SELECT last_sheet FROM campus WHERE id = $1", campus.id) ?? 0
    var sheets: [GivenSheet] = []
    for index in stride(from: count, to: 0, by: -1) {
      let sheet = try reader.first(
        """
        SELECT number, state, given, id, leaving, shift, shift_day FROM handover WHERE number = $1
        """, "\(campus.code)-H\(index)"
      ) { row in
        GivenSheet(
          number: row.text(0), state: HandoverState(rawValue: row.text(1)) ?? .given,
          given: Instant(seconds: row.integer(2)), id: row.integer(3), leaving: row.integer(4),
          shift: row.text(5), date: CalendarDate(dayNumber: row.int(6)))
      }
      // The number of a sheet that is being given is taken and not yet written.
      guard let sheet else { continue }
      sheets.append(sheet)
      if isEnough(sheet) { break }
    }
    return sheets
  }

  /// The number, the time and the event of the last sheet that counts: given, and not refused.
  func lastThatCounts(
    on campus: Campus
  ) throws -> (number: String, given: Instant, event: Int64)? {
    let sheets = try newestGiven(on: campus) { $0.state != .refused }
    guard let last = sheets.last, last.state != .refused else { return nil }
    let event: Int64? = try reader.value(
      """
      SELECT MAX(sequence) FROM event
      WHERE topic = 'handover' AND subject = $1 AND kind = 'given'
      """, last.id)
    return (last.number, last.given, event ?? .max)
  }

  /// The newest sheet of a campus that was given, when it was refused: the next one replaces it.
  func refused(on campus: Campus) throws -> GivenSheet? {
    try newestGiven(on: campus) { _ in true }.first.flatMap { $0.state == .refused ? $0 : nil }
  }

  /// What a leader wrote on the sheet that was refused: the new one is mended, not written again.
  func mended(by leader: Int64, on campus: Campus) throws -> [HandoverStatement] {
    guard let refused = try refused(on: campus), refused.leaving == leader else { return [] }
    return try handoverState(refused.id).statements
  }

  /// What the newest sheet that was given hands on, where a new one does not speak of it. A refused one hands
  /// on as well: what stands does not end because somebody would not take over.
  func carried(
    beside statements: [HandoverStatement], campus: Campus
  ) throws -> [HandoverCarried]? {
    guard let newest = try newestGiven(on: campus, until: { _ in true }).first else { return nil }
    let spoken = Set(statements.map(\.topic))
    let carried = try handoverState(newest.id).handedOn.filter { !spoken.contains($0.topic) }
    return carried.isEmpty ? nil : carried
  }

  /// What a leader should know before they give the sheet of a campus.
  public func handoverConcerns(campus: Int64, leaving: Int64) throws -> HandoverConcerns {
    let file = try draftFile(campus: campus, leaving: leaving)
    let place = try self.campus(campus)
    return HandoverConcerns(
      file.sheet,
      given: try given(on: place, shift: file.handover.shift, date: file.handover.date),
      others: try otherDrafts(on: place, than: leaving))
  }

  /// The drafts of other leaders on which something was written since the last sheet that counts: the next
  /// sheet is where those words should stand. Index `handover_draft`.
  private func otherDrafts(on campus: Campus, than leader: Int64) throws -> [OtherDraft] {
    let last = try lastThatCounts(on: campus)?.given
    let ids = try reader.rows(
      """
      SELECT id FROM handover WHERE campus = $1 AND state = 'drafted' AND leaving <> $2
      ORDER BY leaving
      """, campus.id, leader
    ) { $0.integer(0) }
    return try ids.compactMap { id in
      let draft = try handoverState(id)
      let said = draft.statements.filter { statement in last.map { statement.written > $0 } ?? true
      }
      guard !said.isEmpty, let leader = try handoverPerson(draft.leaving) else { return nil }
      return OtherDraft(leader: leader, topics: said.map(\.topic))
    }
  }

  /// The sheets of a shift that were given and not refused, the earliest first.
  private func given(
    on campus: Campus, shift: String, date: CalendarDate
  ) throws -> [GivenSheet] {
    // None is given earlier than a day before the date that it bears.
    let earliest = campus.zone.instant(date.adding(days: -2), minute: 0)
    let sheets = try newestGiven(on: campus) { $0.given < earliest }
    return sheets.reversed().filter {
      $0.shift == shift && $0.date == date && $0.state != .refused
    }
  }
}
