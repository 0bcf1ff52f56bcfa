import WorkOrderEngine

/// A staff member in the list.
struct PersonLine: Hashable, Sendable {
  var number: String
  var name: String
  /// The crew or the firm.
  var crew: String
  /// `班长@NH 维修人员`
  var roles: String
  var isOnDuty: Bool
  var isEnabled: Bool
  /// Open orders in their hands.
  var open: Int
  /// What is found by typing, folded.
  var searched: String
}

/// A staff member with what they have to do.
struct PersonFile: Hashable, Sendable {
  var line: PersonLine
  var ownName: String
  var englishName: String
  var crewCode: String
  var phone: String
  var login: String
  /// `crewLeader@NH worker`: the roles as a form takes them.
  var roleWords: String
  var duties: [DutyLine]
  var orders: OrderPage
}

/// What somebody has to do on a day.
struct DutyLine: Hashable, Sendable {
  var day: CalendarDate
  /// The name of the shift, leave or a day off; empty where nothing is planned.
  var words: String
  var isAway: Bool
  /// Entered for this day alone.
  var isEntered: Bool
  /// In whose stead; empty: nobody's.
  var standsInFor: String
}

/// A staff member as a form writes them down.
struct PersonDraft: Hashable, Sendable {
  /// The number of whom it changes; `nil`: a new one.
  var changed: String?
  var number: String
  var name: String
  var nameEnglish: String
  /// The code of the crew; empty: none.
  var crew: String
  var phone: String
  /// `worker@NH`, one by one.
  var roles: [String]
}

/// Duties of somebody on some days.
struct DutyDraft: Hashable, Sendable {
  var staff: String
  var from: CalendarDate
  var to: CalendarDate
  /// A shift's code, `leave`, `off` or `pattern`.
  var duty: String
  /// The number of the one in whose stead; empty: nobody's.
  var standsInFor: String
}
