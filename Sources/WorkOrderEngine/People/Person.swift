/// A staff member.
public struct Person: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The number that people say.
  public var number: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// The id of the crew.
  public var crew: Int64?
  /// The id of the contractor, for its people.
  public var contractor: Int64?
  /// The telephone number; may be empty.
  public var phone: String
  /// The system user who is this person.
  public var login: String?
  /// May give commands.
  public var isEnabled: Bool
}

/// People of one campus who repair together.
public struct Crew: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The short code.
  public var code: String
  /// The id of its campus.
  public var campus: Int64
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// The id of the leader.
  public var leader: Int64?
  /// What it takes; empty: what no other crew of the campus takes.
  public var categories: [String]
}

/// An outside firm.
public struct Contractor: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The short code.
  public var code: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// The ids of the categories it takes.
  public var categories: [String]
  /// Ids of the campuses it serves; empty for all.
  public var campuses: [Int64]
}

/// A stretch of the day that one crew after the other works; it bears the date of its start.
public struct Shift: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
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

  /// Whether the shift is at work at this minute of the day; `startedYesterday` says whether its
  /// date is then the day before.
  public func covers(minute: Int) -> (covers: Bool, startedYesterday: Bool) {
    if endMinute > startMinute {
      return (minute >= startMinute && minute < endMinute, false)
    }
    return (minute >= startMinute || minute < endMinute, minute < endMinute)
  }
}

/// The rhythm in which a crew works its shifts.
public struct ShiftPattern: Hashable, Sendable {
  /// The id of the crew.
  public var crew: Int64
  /// From when on.
  public var from: CalendarDate
  /// Shift codes or `off`.
  public var cycle: [String]
  /// Member i stands i × stagger days further in the cycle.
  public var stagger: Int

  /// The duty of the member with this index in the crew on this day, before leave and stand-ins.
  public func duty(ofMember index: Int, on day: CalendarDate) -> String {
    let days = day.dayNumber - from.dayNumber + index * stagger
    return cycle[((days % cycle.count) + cycle.count) % cycle.count]
  }
}
