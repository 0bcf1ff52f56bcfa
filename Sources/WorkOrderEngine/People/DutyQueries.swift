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

  /// Whether a person is on duty at an instant: by the roster of the day, else by the crew's
  /// pattern. People outside of any pattern always are, unless the roster gives them leave, a day
  /// off or a shift that is not at work.
  ///
  /// - Parameter zone: of the campus that asks, for those who belong to no crew.
  func isOnDuty(_ person: Person, at instant: Instant, in zone: ZoneRules) throws -> Bool {
    if let id = person.crew, let crew = try crew(id) {
      let today = try campus(crew.campus).zone.local(instant).date
      if try pattern(ofCrew: id, on: today) != nil {
        return try onDuty(crew: crew, at: instant).contains { $0.id == person.id }
      }
    }
    guard try rostered(on: zone.local(instant).date)[person.id] != nil else { return true }
    return try shiftsOnDuty(at: instant, in: zone).contains { duty in
      try rostered(on: duty.date)[person.id] == duty.shift.code
    }
  }
}
