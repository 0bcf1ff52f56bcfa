public import ServiceClock

/// A handover sheet as its events make it. Its frozen content is a ``HandoverSheet``.
public struct Handover: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The id of its campus.
  public var campus: Int64
  /// The id of the leader who leaves.
  public var leaving: Int64
  /// The code of the shift that leaves; empty when no shift was at work.
  public var shift: String
  /// The date that the shift bears.
  public var date: CalendarDate
  /// What the leaving leader said, in the order of the sheet's sections.
  public var statements: [HandoverStatement] = []
  /// Where it stands.
  public var state: HandoverState = .drafted
  /// When it was begun.
  public var drafted: Instant
  /// What was frozen.
  public var giving: HandoverGiving?
  /// When it was given.
  public var given: Instant?
  /// When it was received or refused.
  public var answered: Instant?
  /// The id of the leader who received or refused it.
  public var arriving: Int64?
  /// Whether the arriving leader checked on the spot.
  public var checkedOnTheSpot: Bool?
  /// Why it was refused.
  public var refusal: HandoverRefusal?
  /// What was said to the refusal.
  public var refusalNote = ""
  /// What was appended later.
  public var remarks: [HandoverRemark] = []
  /// When it went to the supervisor because nobody received it.
  public var reportedUnreceived: Instant?

  /// The number of the sheet; `nil` for a draft.
  public var number: String? { giving?.number }

  /// The id of the leader who answers for the campus by this sheet: the leaving one until somebody
  /// has received it.
  public var responsible: Int64 { state == .received ? arriving ?? leaving : leaving }
}

/// A remark appended to a sheet that was given.
public struct HandoverRemark: Codable, Hashable, Sendable {
  /// The id of the staff member.
  public var by: Int64
  /// When it was written.
  public var at: Instant
  /// What it says.
  public var text: String
}

extension Handover {
  /// Which events are allowed in which state.
  public static func allows(_ kind: HandoverChange.Kind, in state: HandoverState) -> Bool {
    switch kind {
    case .drafted, .given: state == .drafted
    case .received, .refused, .unreceived: state == .given
    case .remarked: state != .drafted
    }
  }

  /// Replays a history.
  ///
  /// - Returns: `nil` when the history does not begin with a draft or holds an event that is not
  ///   allowed where it stands.
  public static func replay(id: Int64, events: [HandoverEvent]) -> Handover? {
    guard let first = events.first, case .drafted(let writing) = first.change else { return nil }
    var sheet = Handover(
      id: id, campus: writing.campus, leaving: first.by, shift: writing.shift,
      date: writing.date, drafted: first.at)
    for event in events {
      guard allows(event.change.kind, in: sheet.state) else { return nil }
      sheet.apply(event)
    }
    return sheet
  }

  /// Takes one more event in, which the table allows.
  mutating func apply(_ event: HandoverEvent) {
    switch event.change {
    case .drafted(let writing): write(writing, at: event.at)
    case .given(let giving):
      (state, self.giving, given) = (.given, giving, event.at)
    case .received(let checked):
      (state, checkedOnTheSpot) = (.received, checked)
      (answered, arriving) = (event.at, event.by)
    case .refused(let refusal, let note):
      (state, self.refusal, refusalNote) = (.refused, refusal, note)
      (answered, arriving) = (event.at, event.by)
    case .remarked(let text):
      remarks.append(HandoverRemark(by: event.by, at: event.at, text: text))
    case .unreceived: reportedUnreceived = event.at
    }
  }

  private mutating func write(_ writing: HandoverWriting, at now: Instant) {
    (shift, date) = (writing.shift, writing.date)
    statements.removeAll {
      writing.erased.contains($0.topic) || writing.written[$0.topic] != nil
    }
    statements += writing.written.map {
      HandoverStatement(topic: $0.key, entries: $0.value, written: now)
    }
    let places = Dictionary(
      uniqueKeysWithValues: HandoverTopic.allCases.enumerated().map { ($0.element, $0.offset) })
    statements.sort { (places[$0.topic] ?? 0) < (places[$1.topic] ?? 0) }
  }
}
