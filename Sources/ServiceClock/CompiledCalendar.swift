/// A working calendar made ready for questions: immutable, cheap to copy, good for any date.
///
/// Open time stands as sums over runs of days and, above them, over the zone's offsets; every
/// answer is two binary searches, however far apart the times are.
public struct CompiledCalendar: Sendable {
  /// An offset in force and the open seconds before it began.
  private struct Phase: Sendable {
    var start: Int64
    var offset: Int64
    /// Open seconds before the phase.
    var open: Int64
    /// What `face` counts before the phase's first face time.
    var faceOpen: Int64
  }

  private final class Storage: Sendable {
    let declared: WorkingCalendar
    let zone: ZoneRules
    let face: OpenFace
    let rulings: DayRulings
    let phases: [Phase]

    init(
      declared: WorkingCalendar, zone: ZoneRules, face: OpenFace, rulings: DayRulings,
      phases: [Phase]
    ) {
      self.declared = declared
      self.zone = zone
      self.face = face
      self.rulings = rulings
      self.phases = phases
    }
  }

  private let storage: Storage

  /// Checks and compiles a declared calendar.
  ///
  /// Throws what is wrong with it: an unknown zone, impossible or overlapping windows, exceptions
  /// of one rank on one date, 366 days without an opening.
  public init(_ calendar: WorkingCalendar) throws(ClockError) {
    let zone = try ZoneRules(identifier: calendar.timeZone)
    let compilation = try CalendarCompilation(calendar, zone: zone)
    let face = compilation.face
    var phases: [Phase] = []
    for (index, phase) in zone.phases.enumerated() {
      // The first offset reaches back without end; its sums are anchored where the face begins.
      let start = index == 0 ? max(phase.start, ZoneLibrary.earliest) : phase.start
      let faceOpen = face.open(before: start + phase.offset)
      let open =
        phases.last.map { face.open(before: start + $0.offset) - $0.faceOpen + $0.open } ?? 0
      phases.append(Phase(start: start, offset: phase.offset, open: open, faceOpen: faceOpen))
    }
    storage = Storage(
      declared: calendar, zone: zone, face: face, rulings: compilation.rulings, phases: phases)
  }

  /// Open without end, in UTC: what clock times, agreed times and extensions run on.
  public static let roundTheClock: CompiledCalendar = {
    do {
      return try CompiledCalendar(.roundTheClock)
    } catch {
      // One window a day of the whole day, no exceptions, UTC needs no file: nothing to refuse.
      preconditionFailure("24x7 does not compile: \(error)")
    }
  }()

  /// The calendar as it was declared.
  public var declared: WorkingCalendar { storage.declared }

  /// The calendar's time zone.
  public var zone: ZoneRules { storage.zone }

  /// Open seconds from one instant to another; negative when the second is earlier.
  public func openSeconds(from: Instant, to: Instant) -> Int64 {
    open(before: to) - open(before: from)
  }

  /// Whether the calendar is open in the second that begins at the instant.
  public func isOpen(_ instant: Instant) -> Bool {
    let face = instant.seconds + Int64(zone.offset(at: instant))
    let day = face.flooredQuotient(by: secondsPerDay)
    let second = face - day * secondsPerDay
    return storage.face.windows(on: Int(day)).contains { $0.contains(second) }
  }

  /// The first open instant at or after the given one.
  public func firstOpen(atOrAfter instant: Instant) -> Instant {
    isOpen(instant) ? instant : advance(instant, byOpenSeconds: 1) - 1
  }

  /// The earliest instant at which the open time since `start` reaches that many seconds; `start`
  /// itself for zero or less.
  public func advance(_ start: Instant, byOpenSeconds seconds: Int64) -> Instant {
    if seconds <= 0 { return start }
    let open = open(before: start) + seconds
    let phases = storage.phases
    let index = max(0, leadingCount(phases.count) { phases[$0].open < open } - 1)
    let phase = phases[index]
    let face = storage.face.earliest(withOpen: phase.faceOpen + open - phase.open)
    return Instant(seconds: face - phase.offset)
  }

  /// The first open instant of a date, or nil when the calendar is closed all day.
  public func firstOpening(on date: CalendarDate) -> Instant? {
    if storage.face.windows(on: date.dayNumber).isEmpty { return nil }
    let midnight = zone.instant(LocalDateTime(date: date, secondOfDay: 0))
    let first = firstOpen(atOrAfter: midnight)
    return zone.local(first).date == date ? first : nil
  }

  /// The windows of a date as seconds of its clock face, in order.
  func windows(on date: CalendarDate) -> [Range<Int64>] {
    storage.face.windows(on: date.dayNumber)
  }

  /// What decides the openings of a date.
  func ruling(on date: CalendarDate) -> DayRuling {
    storage.rulings.ruling(on: date.dayNumber)
  }

  /// Whether the holiday table makes the date a make-up working day, whatever beats the table.
  func isMakeUpDayInTable(_ date: CalendarDate) -> Bool {
    if case .makeUpDay = storage.rulings.tableRuling(on: date.dayNumber) { return true }
    return false
  }

  /// The Nth working day after a date; a working day has at least one open instant.
  func workingDay(_ count: Int, after date: CalendarDate) -> CalendarDate {
    CalendarDate(dayNumber: storage.face.workingDay(count, after: date.dayNumber))
  }

  /// The working days after one date, up to and including another.
  func workingDays(after date: CalendarDate, through last: CalendarDate) -> Int {
    storage.face.workingDays(before: last.dayNumber + 1)
      - storage.face.workingDays(before: date.dayNumber + 1)
  }

  private func open(before instant: Instant) -> Int64 {
    let phases = storage.phases
    let index = max(0, leadingCount(phases.count) { phases[$0].start <= instant.seconds } - 1)
    let phase = phases[index]
    return phase.open + storage.face.open(before: instant.seconds + phase.offset) - phase.faceOpen
  }
}
