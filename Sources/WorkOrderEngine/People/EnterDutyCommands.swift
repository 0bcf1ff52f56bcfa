import Ledger
public import ServiceClock

/// Enters a person's duty on some days, before any pattern of the crew: a shift, leave, a day off, or
/// the pattern again. A stand-in names for whom they stand in.
public struct EnterDuty: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "manageStaff"
  /// The most days that one command enters.
  public static let mostDays = 366
  /// On leave 休假: not on duty, and told after those who are there.
  public static let leave = "leave"
  /// A day off 休息.
  public static let off = "off"
  /// What was entered is taken away; the pattern of the crew counts again.
  public static let pattern = "pattern"

  /// The number, name or login of a staff member.
  public var staff: String
  /// The first day, in the time of the campus.
  public var from: CalendarDate
  /// The last day, included.
  public var to: CalendarDate
  /// A shift's code, or one of the words above.
  public var duty: String
  /// The staff member in whose stead; `nil`: nobody's.
  public var standsInFor: String?

  /// What comes of it.
  public struct Answer: Codable, Hashable, Sendable {
    /// The staff number.
    public var number: String
    /// The duty as it is kept.
    public var duty: String
    /// How many days were entered.
    public var days: Int
  }

  /// The duty of `staff` on these days; without a last day on the first alone.
  public init(
    staff: String, from: CalendarDate, to: CalendarDate? = nil, duty: String,
    standsInFor: String? = nil
  ) {
    (self.staff, self.from, self.to) = (staff, from, to ?? from)
    (self.duty, self.standsInFor) = (duty, standsInFor)
  }

  /// That of the person's crew; whoever has none may be on duty anywhere.
  public func campus(in transaction: Transaction) throws -> Int64? {
    let person = try transaction.snapshot.person(named: staff)
    return try person.crew.flatMap { try transaction.snapshot.crew($0)?.campus }
  }

  /// The event roster for each day.
  public func perform(in transaction: Transaction) throws -> Answer {
    let snapshot = transaction.snapshot
    let person = try snapshot.person(named: staff)
    let duty = try known(snapshot)
    let other = try standsInFor.map { try snapshot.person(named: $0) }
    guard other?.id != person.id, other == nil || duty.isShift else {
      throw EngineError.malformed(field: "standsInFor", value: standsInFor ?? "")
    }
    let days = to.dayNumber - from.dayNumber + 1
    guard (1...Self.mostDays).contains(days) else {
      throw EngineError.outside("until", to, from...from.adding(days: Self.mostDays - 1))
    }
    for offset in 0..<days {
      try transaction.enter(
        duty.code, of: person, on: from.adding(days: offset), standsInFor: other)
    }
    return Answer(number: person.number, duty: duty.code, days: days)
  }

  private func known(_ snapshot: Snapshot) throws -> (code: String, isShift: Bool) {
    let asked = TypedText.folded(duty)
    if [Self.leave, Self.off, Self.pattern].contains(asked) { return (asked, false) }
    let shifts = try snapshot.shifts()
    let shift = shifts.first {
      TypedText.folded($0.code) == asked || TypedText.folded($0.name) == asked
    }
    guard let shift else {
      let known = shifts.map(\.code) + [Self.leave, Self.off, Self.pattern]
      throw EngineError.unknownDuty(value: duty, known: known)
    }
    return (shift.code, true)
  }
}

extension Transaction {
  fileprivate func enter(
    _ duty: String, of person: Person, on day: CalendarDate, standsInFor other: Person?
  ) throws {
    if duty == EnterDuty.pattern {
      try db.execute(
        "DELETE FROM roster WHERE day = $1 AND staff = $2", day.dayNumber, person.id)
    } else {
      try db.execute(
        """
        INSERT INTO roster (day, staff, duty, stands_in_for) VALUES ($1, $2, $3, $4)
        ON CONFLICT (day, staff) DO UPDATE SET duty = $3, stands_in_for = $4
        """, day.dayNumber, person.id, duty, other?.id)
    }
    try append(.roster, of: person.id, target: "\(day) \(duty)", reason: other?.number ?? "")
  }
}
