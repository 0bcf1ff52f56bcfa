/// Turns a declared calendar into runs of days, refusing what makes no sense.
struct CalendarCompilation {
  let rulings: DayRulings
  private(set) var face: OpenFace

  private let calendar: WorkingCalendar
  private let patterns: [WeekPattern]

  /// The pattern of the weekdays, of closed days, of make-up days; exceptions follow.
  private static let weekdays = 0
  private static let closed = 1
  private static let makeUp = 2
  private static let firstException = 3

  /// Throws the first thing that is wrong with the calendar.
  init(_ calendar: WorkingCalendar, zone: ZoneRules) throws(ClockError) {
    self.calendar = calendar
    for weekday in calendar.hours.keys.sorted() where !(1...7).contains(weekday) {
      throw .unknownWeekday(calendar: calendar.name, weekday: weekday)
    }
    var week: [[Window]] = []
    for weekday in 1...7 {
      week.append(
        try CalendarCompilation.checked(
          calendar.hours[weekday] ?? [], calendar: calendar.name,
          day: CalendarCompilation.weekdayNames[weekday - 1]))
    }
    if week.allSatisfy(\.isEmpty) { throw .noOpening(calendar: calendar.name, from: nil) }
    var patterns = [WeekPattern(days: week)]
    for windows in [[], week[0]] {
      patterns.append(WeekPattern(days: Array(repeating: windows, count: 7)))
    }
    for exception in calendar.exceptions {
      let windows = try CalendarCompilation.checked(
        exception.hours, calendar: calendar.name, day: "“\(exception.name)”")
      patterns.append(WeekPattern(days: Array(repeating: windows, count: 7)))
    }
    self.patterns = patterns
    rulings = try DayRulings(calendar)
    face = CalendarCompilation.face(rulings, patterns: patterns, vanished: [])
    let vanished = CalendarCompilation.vanishedDays(face, zone: zone)
    if !vanished.isEmpty {
      face = CalendarCompilation.face(rulings, patterns: patterns, vanished: vanished)
    }
    try refuseLongClosure()
  }

  private static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static func checked(
    _ windows: [Window], calendar: String, day: String
  ) throws(ClockError) -> [Window] {
    for window in windows
    where window.endMinute <= window.startMinute || window.startMinute < 0
      || window.endMinute > 1440
    {
      throw .windowEndsBeforeItStarts(calendar: calendar, day: day, window: window)
    }
    let sorted = windows.sorted { $0.startMinute < $1.startMinute }
    for (first, second) in zip(sorted, sorted.dropFirst())
    where second.startMinute < first.endMinute {
      throw .overlappingWindows(calendar: calendar, day: day, first: first, second: second)
    }
    return sorted
  }

  private static func pattern(of ruling: DayRuling) -> Int {
    switch ruling {
    case .weekday: weekdays
    case .holiday: closed
    case .makeUpDay: makeUp
    case .exception(let index): firstException + index
    }
  }

  private static func face(
    _ rulings: DayRulings, patterns: [WeekPattern], vanished: Set<Int>
  ) -> OpenFace {
    var boundaries = rulings.boundaries
    if !vanished.isEmpty {
      let days = Set(boundaries).union(vanished).union(vanished.map { $0 + 1 })
      boundaries = days.sorted()
    }
    let earliest = Int(ZoneLibrary.earliest / secondsPerDay)
    let first = min(earliest, (boundaries.first ?? earliest) - 1)
    var runs = [OpenFace.Run(firstDay: first, pattern: weekdays)]
    for day in boundaries {
      let pattern = vanished.contains(day) ? closed : pattern(of: rulings.ruling(on: day))
      if runs[runs.count - 1].pattern != pattern {
        runs.append(OpenFace.Run(firstDay: day, pattern: pattern))
      }
    }
    return OpenFace(runs: runs, patterns: patterns)
  }

  /// Days whose only openings lie in an hour (or a day) that the zone skips: no working days.
  private static func vanishedDays(_ face: OpenFace, zone: ZoneRules) -> Set<Int> {
    var vanished: Set<Int> = []
    for (before, after) in zip(zone.phases, zone.phases.dropFirst())
    where after.offset > before.offset {
      let gap = (after.start + before.offset)..<(after.start + after.offset)
      let days =
        gap.lowerBound.flooredQuotient(
          by: secondsPerDay)...(gap.upperBound - 1)
        .flooredQuotient(by: secondsPerDay)
      for day in days {
        let midnight = day * secondsPerDay
        let windows = face.windows(on: Int(day))
        let allSkipped = windows.allSatisfy {
          gap.lowerBound <= midnight + $0.lowerBound && midnight + $0.upperBound <= gap.upperBound
        }
        if !windows.isEmpty, allSkipped { vanished.insert(Int(day)) }
      }
    }
    return vanished
  }

  /// Refuses 366 days on end without an opening.
  private func refuseLongClosure() throws(ClockError) {
    var lastOpen: Int?
    for (index, run) in face.runs.enumerated() {
      // Within a run a week tells everything; the last run has no end.
      let end = index + 1 < face.runs.count ? face.runs[index + 1].firstDay : run.firstDay + 7
      let head = run.firstDay..<min(end, run.firstDay + 7)
      guard let first = head.first(where: { !face.windows(on: $0).isEmpty }) else { continue }
      if let last = lastOpen, first - last > 366 {
        throw .noOpening(calendar: calendar.name, from: CalendarDate(dayNumber: last + 1))
      }
      let tail = max(run.firstDay, end - 7)..<end
      lastOpen = tail.last { !face.windows(on: $0).isEmpty }
    }
  }
}
