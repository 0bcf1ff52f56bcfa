public import ServiceClock

/// A shift that is at work, with the date it bears.
public struct ShiftOnDuty: Hashable, Sendable {
  /// The shift.
  public var shift: Shift
  /// The date it bears.
  public var date: CalendarDate
}

extension Snapshot {
  /// The shifts at work at an instant, in a zone; a night shift bears the date of its start.
  public func shiftsOnDuty(at instant: Instant, in zone: ZoneRules) throws -> [ShiftOnDuty] {
    let local = zone.local(instant)
    let minute = local.secondOfDay / 60
    return try shifts().compactMap { shift in
      let (covers, yesterday) = shift.covers(minute: minute)
      guard covers else { return nil }
      return ShiftOnDuty(
        shift: shift, date: yesterday ? local.date.adding(days: -1) : local.date)
    }
  }

  /// The members of a crew who are on duty at an instant, by number.
  public func onDuty(crew: Crew, at instant: Instant) throws -> [Person] {
    let zone = try campus(crew.campus).zone
    var found: Set<Int64> = []
    let members = try members(ofCrew: crew.id)
    for duty in try shiftsOnDuty(at: instant, in: zone) {
      let pattern = try pattern(ofCrew: crew.id, on: duty.date)
      let rostered = try rostered(on: duty.date)
      for (index, member) in members.enumerated() where member.isEnabled {
        let planned = rostered[member.id] ?? pattern?.duty(ofMember: index, on: duty.date)
        if planned == duty.shift.code { found.insert(member.id) }
      }
    }
    return members.filter { found.contains($0.id) }
  }

  /// Whether a person is on duty at an instant; people outside of any pattern always are.
  func isOnDuty(_ person: Person, at instant: Instant) throws -> Bool {
    guard let id = person.crew, let crew = try crew(id) else { return true }
    let zone = try campus(crew.campus).zone
    let today = zone.local(instant).date
    guard try pattern(ofCrew: id, on: today) != nil else {
      return try rostered(on: today)[person.id] != "leave"
    }
    return try onDuty(crew: crew, at: instant).contains { $0.id == person.id }
  }
}
