import Configuration
public import ServiceClock

/// What a handover sheet says, complete in itself: names stand in it as words, so that a frozen
/// sheet can be read when the people and places of its day are no more.
///
/// The sections are those of standards.md in their order. A section that the record does not fill
/// is a gap, never "none".
public struct HandoverSheet: Codable, Hashable, Sendable {
  /// The number; `nil` while it is a draft.
  public var number: String?
  /// The number of the refused sheet that this one replaces.
  public var replaces: String?
  /// The number of the sheet before on this campus, to which differences are told.
  public var previous: String?
  /// Section 1: the campus.
  public var campus: HandoverCampus
  /// Section 1: the shift that leaves; `nil`: none was at work.
  public var shift: HandoverShift?
  /// Section 1: the leader who leaves; `nil` while nobody has begun the draft.
  public var leaving: HandoverPerson?
  /// Section 1: the leader who is expected.
  public var expected: HandoverPerson?
  /// From when on the sheet counts: when the last sheet was given, else when the shift began.
  public var from: Instant
  /// The second as of which the record was read.
  public var asOf: Instant
  /// What the leaving leader said, in the order of the sections.
  public var statements: [HandoverStatement]
  /// Section 5: all orders of the campus that are neither closed nor cancelled, by due time.
  public var unfinished: [HandoverOrder]
  /// Section 4: what was reported since `from`.
  public var received: HandoverTally
  /// Section 4: what was completed since `from`.
  public var completed: HandoverTally
  /// Section 7: rounds; `nil`: no record of rounds.
  public var patrols: HandoverPatrols?
  /// Section 7: the numbers of open orders that a round found.
  public var findings: [String]
  /// Section 12: orders with an outcome or a later date of which the reporter has not been told.
  public var untold: HandoverTally
  /// Section 12: poor answers of reporters since `from`.
  public var complaints: [HandoverComplaint]
  /// The last event before the sheet was given: all that the record held then hangs on its digest. `nil` for
  /// a draft, and for sheets that an earlier release froze.
  public var head: ChainHead?
  /// What earlier sheets hand on of topics of which the leader has not spoken; `nil`: nothing. Such a topic
  /// is a gap all the same.
  public var carried: [HandoverCarried]?
  /// The English titles of the places that the sheet names, each by its own title; places without one are
  /// left out. `nil` for sheets that an earlier release froze.
  public var placesEnglish: [String: String]?
}

extension HandoverSheet {
  /// The places that it names, by title.
  var places: Set<String> {
    Set(unfinished.map(\.place) + (received.orders + completed.orders + untold.orders).map(\.place))
      .union(complaints.map(\.place)).union(patrols?.readings.map(\.place) ?? [])
  }

  /// What the leader said of a topic; `nil` is a gap.
  public func statement(_ topic: HandoverTopic) -> HandoverStatement? {
    statements.first { $0.topic == topic }
  }

  /// What an earlier sheet hands on of a topic of which the leader has not spoken.
  public func carried(_ topic: HandoverTopic) -> HandoverCarried? {
    carried?.first { $0.topic == topic }
  }

  /// The topics of which the leader has not spoken.
  public var gaps: [HandoverTopic] {
    HandoverTopic.allCases.filter { statement($0) == nil }
  }

  /// Section 2: open P1 and major orders.
  public var safety: [HandoverOrder] { unfinished.filter { $0.priority == .p1 || $0.isMajor } }

  /// Section 2: open orders of the categories of safety: fire equipment, lifts, and what else the
  /// configuration counts among them.
  public var onSafetyEquipment: [HandoverOrder] {
    unfinished.filter { $0.isSafety ?? Category.safetyBefore.contains($0.category) }
  }

  /// Section 6: orders with a clock that is late or at risk.
  public var pressing: [HandoverOrder] { unfinished.filter { !$0.pressing.isEmpty } }

  /// Section 9: orders that are due, or wake, within the next hours.
  public func due(withinHours hours: Int64) -> [HandoverOrder] {
    let end = asOf + hours * 3_600
    return unfinished.filter { order in
      let running = order.clock.flatMap {
        [.met, .missed, .stopped].contains($0.word) ? nil : $0.standingDue
      }
      guard let next = order.wakes ?? running else { return false }
      return next >= asOf && next <= end && order.stage != .completed
    }
  }

  /// Section 10: orders in the hands of contractors.
  public var withContractors: [HandoverOrder] { unfinished.filter { $0.contractor != nil } }

  /// Section 10: orders in our own hands that wait for a contractor.
  public var awaitingContractors: [HandoverOrder] {
    unfinished.filter { $0.contractor == nil && $0.waiting == .contractor }
  }

  /// Section 10: orders that wait for parts.
  public var awaitingParts: [HandoverOrder] { unfinished.filter { $0.waiting == .parts } }
}

/// The campus as its sheet names it.
public struct HandoverCampus: Codable, Hashable, Sendable {
  /// The code, such as `NH`.
  public var code: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// The identifier of its time zone.
  public var zone: String
}

/// The shift that leaves.
public struct HandoverShift: Codable, Hashable, Sendable {
  /// The short code.
  public var code: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// Minutes after midnight.
  public var startMinute: Int
  /// Minutes after midnight; at or before the start it is on the next day.
  public var endMinute: Int
  /// The date it bears.
  public var date: CalendarDate
}

/// A person as a sheet names them.
public struct HandoverPerson: Codable, Hashable, Sendable {
  /// The staff number.
  public var number: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
}
