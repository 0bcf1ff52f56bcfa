import WorkOrderEngine

/// A member of the staff as the history needs to know them.
struct Member {
  var id: Int64
  var number: String
  var roles: [RoleGrant]
  /// The code of the crew; `nil` for those outside of any, as the contractors' people.
  var crew: String?
  var contractor: Int64?

  func has(_ role: Role, campus: Int64) -> Bool {
    roles.contains { $0.role == role && $0.counts(on: campus) }
  }
}

/// The invented university as it stands in the database: where, who, and who is on duty when.
struct University {
  let zone: ZoneRules
  let grounds: [Grounds]
  let members: [Int64: Member]
  /// All staff, by number.
  let staff: [Member]
  let crews: [Crew]
  private let contractors: [Contractor]
  let assets: [Int64: String]
  let office: CompiledCalendar
  private let crewMembers: [String: [Member]]
  private let patterns: [String: CampusFile.Pattern]
  let shifts: [CampusFile.Shift]

  /// Reads from a database that has just been founded from `file`.
  init(
    file: CampusFile, configuration: EffectiveConfiguration, snapshot: Snapshot
  ) throws {
    let campuses = try snapshot.campuses()
    guard let zone = campuses.first?.zone, let office = configuration.calendars["office"] else {
      throw EngineError.configuration("calendar 'office'")
    }
    self.zone = zone
    self.office = try CompiledCalendar(office)
    crews = try snapshot.crews()
    contractors = try snapshot.contractors()
    let codes = Dictionary(uniqueKeysWithValues: crews.map { ($0.id, $0.code) })
    staff = try snapshot.staff().map { person in
      Member(
        id: person.id, number: person.number, roles: try snapshot.roles(of: person.id),
        crew: person.crew.flatMap { codes[$0] }, contractor: person.contractor)
    }
    members = Dictionary(uniqueKeysWithValues: staff.map { ($0.id, $0) })
    crewMembers = Dictionary(grouping: staff.filter { $0.crew != nil }) { $0.crew ?? "" }
    patterns = Dictionary(file.patterns.map { ($0.crew, $0) }) { $1 }
    shifts = file.shifts
    grounds = try campuses.map { campus in
      // The campus itself is where nothing better is known: no defect needs it.
      let places = try snapshot.places(campus: campus.id).filter { $0.parent != nil }
      return Grounds(campus: campus, places: places)
    }
    var assets: [Int64: String] = [:]
    for asset in file.assets {
      let place = try snapshot.place(named: asset.place).id
      assets[place] = assets[place] ?? asset.code
    }
    self.assets = assets
  }

  /// The people with a role on a campus, by number.
  func people(with role: Role, campus: Int64) -> [Member] {
    staff.filter { $0.has(role, campus: campus) }
  }

  /// The people with a role on a campus who are on duty, by number.
  func onDuty(with role: Role, campus: Int64, at instant: Instant) -> [Member] {
    people(with: role, campus: campus).filter { isOnDuty($0, at: instant) }
  }

  /// The members of a crew who are on duty, by number.
  func onDuty(crew: String, at instant: Instant) -> [Member] {
    (crewMembers[crew] ?? []).filter { isOnDuty($0, at: instant) }
  }

  /// Whether somebody is on duty by the pattern of the crew; outside of crews, by day.
  func isOnDuty(_ member: Member, at instant: Instant) -> Bool {
    guard member.crew.flatMap({ patterns[$0] }) != nil else {
      return (7 * 60..<21 * 60).contains(zone.local(instant).secondOfDay / 60)
    }
    return shift(of: member, at: instant) != nil
  }

  /// The shift in which somebody is on duty by the pattern of the crew.
  func shift(of member: Member, at instant: Instant) -> CampusFile.Shift? {
    shifts.first { shift in
      guard let day = day(of: shift, at: instant) else { return false }
      return duty(of: member, on: day) == shift.code
    }
  }

  /// The date that a shift bears which is at work at an instant; `nil`: it is not.
  func day(of shift: CampusFile.Shift, at instant: Instant) -> CalendarDate? {
    let local = zone.local(instant)
    let minute = local.secondOfDay / 60
    if shift.endsNextDay, minute < shift.endMinute { return local.date.adding(days: -1) }
    return minute >= shift.startMinute && (shift.endsNextDay || minute < shift.endMinute)
      ? local.date : nil
  }

  /// The first moment from an instant on at which somebody is on duty, looked for by half hours.
  func nextDuty(of member: Member, from instant: Instant) -> Instant {
    if isOnDuty(member, at: instant) { return instant }
    var next = instant - instant.seconds % 1_800 + 1_800
    for _ in 0..<(48 * 14) {
      if isOnDuty(member, at: next) { return next }
      next = next + 1_800
    }
    return next
  }

  /// The instant of a minute of a day.
  func instant(_ day: CalendarDate, minute: Int, second: Int = 0) -> Instant {
    zone.instant(LocalDateTime(date: day, secondOfDay: 0)) + Int64(minute * 60 + second)
  }

  /// How long somebody who is on duty still is, in seconds; by half hours, at most a shift.
  func dutyLeft(of member: Member, at instant: Instant) -> Int64 {
    var next = instant - instant.seconds % 1_800 + 1_800
    for _ in 0..<24 where isOnDuty(member, at: next) { next = next + 1_800 }
    return next - instant
  }

  /// The first moment from an instant on at which ordinary work is done: by day.
  func daytime(from instant: Instant) -> Instant {
    let local = zone.local(instant)
    let minute = local.secondOfDay / 60
    if minute < 7 * 60 + 30 { return self.instant(local.date, minute: 7 * 60 + 30) }
    if minute >= 21 * 60 {
      return self.instant(local.date.adding(days: 1), minute: 7 * 60 + 30)
    }
    return instant
  }

  /// The code of the contractor that takes a category on a campus.
  func contractor(for category: String, campus: Int64) -> String? {
    contractors.first {
      $0.categories.contains(category) && ($0.campuses.isEmpty || $0.campuses.contains(campus))
    }?.code
  }

  /// The duty of somebody by the pattern of the crew: a shift's code, `off`, or `nil` outside.
  func duty(of member: Member, on day: CalendarDate) -> String? {
    guard let crew = member.crew, let pattern = patterns[crew],
      let index = crewMembers[crew]?.firstIndex(where: { $0.id == member.id })
    else { return nil }
    return pattern.duty(of: index, on: day)
  }

  /// Whether the offices are open on a day.
  func isWorkingDay(_ day: CalendarDate) -> Bool { office.firstOpening(on: day) != nil }
}

extension CampusFile.Pattern {
  /// The duty of the member with this index in the crew.
  func duty(of index: Int, on day: CalendarDate) -> String {
    let days = day.dayNumber - from.dayNumber + index * stagger
    return cycle[((days % cycle.count) + cycle.count) % cycle.count]
  }
}
