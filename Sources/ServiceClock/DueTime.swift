/// When something is due.
public struct DueTime: Hashable, Codable, Sendable {
  /// The due instant; it may stand on a window's end.
  public var due: Instant
  /// Whether it rests on a date after the calendar's `publishedUntil` (估算).
  public var estimated: Bool

  /// A due time.
  public init(due: Instant, estimated: Bool) {
    self.due = due
    self.estimated = estimated
  }
}

/// An approved extension (延期): it replaces the target by its date.
public struct Extension: Hashable, Codable, Sendable {
  /// The new date.
  public var until: Instant
  /// When it was approved; only holds after this push it further.
  public var approved: Instant

  /// An approved extension.
  public init(until: Instant, approved: Instant) {
    self.until = until
    self.approved = approved
  }
}

extension CompiledCalendar {
  /// When a target is due that starts at `start` (engine.md §1).
  ///
  /// Clock targets, agreed times and extensions ignore the calendar, and their holds count wall
  /// time. Holds without end count to `now`; throws `holdWithoutEnd` when it is missing, and
  /// `holdEndsBeforeItStarts`.
  public func due(
    from start: Instant, target: Target, holds: [Hold] = [], extension: Extension? = nil,
    now: Instant? = nil
  ) throws(ClockError) -> DueTime {
    let spans = try TimeSpan.union(of: holds, from: start, now: now)
    return due(from: start, target: target, heldIn: spans, extension: `extension`)
  }

  /// The calendar on which such a target counts: this one, or 24x7.
  func basis(of target: Target, extension: Extension?) -> CompiledCalendar {
    if `extension` != nil { return .roundTheClock }
    switch target {
    case .clock, .agreed: return .roundTheClock
    case .working, .workingDays: return self
    }
  }

  /// The due time with holds already united and clipped to the start.
  func due(
    from start: Instant, target: Target, heldIn spans: [TimeSpan], extension: Extension?
  ) -> DueTime {
    if let `extension` {
      let later = spans.reduce(Int64(0)) {
        $0 + max(0, $1.end - max($1.start, `extension`.approved))
      }
      return DueTime(due: `extension`.until + later, estimated: false)
    }
    let held = basis(of: target, extension: nil).heldSeconds(in: spans)
    switch target {
    case .clock(let seconds):
      return DueTime(due: start + seconds + held, estimated: false)
    case .agreed(let instant):
      return DueTime(due: instant + held, estimated: false)
    case .working(let seconds):
      let due = advance(start, byOpenSeconds: seconds + held)
      return DueTime(due: due, estimated: isEstimate(zone.local(due - 1).date))
    case .workingDays(let days, let endOfDay):
      let (base, day) = workingDayDue(from: start, days: days, endOfDay: endOfDay)
      let due = advance(base, byOpenSeconds: held)
      return DueTime(
        due: due, estimated: isEstimate(day) || isEstimate(zone.local(due - 1).date))
    }
  }

  /// Open seconds in disjoint stretches.
  func heldSeconds(in spans: [TimeSpan]) -> Int64 {
    spans.reduce(0) { $0 + openSeconds(from: $1.start, to: $1.end) }
  }

  private func isEstimate(_ date: CalendarDate) -> Bool {
    declared.publishedUntil.map { date > $0 } ?? false
  }

  /// The due time of a working-day target without holds, and the due day.
  private func workingDayDue(
    from start: Instant, days: Int, endOfDay: Bool
  ) -> (Instant, CalendarDate) {
    let opened = firstOpen(atOrAfter: start)
    let local = zone.local(opened)
    let day = days == 0 ? local.date : workingDay(days, after: local.date)
    let windows = windows(on: day)
    // A working day has a window; 24:00 stands for none only in code that cannot be reached.
    let lastClosing = windows.last?.upperBound ?? secondsPerDay
    let second: Int64
    if endOfDay {
      second = lastClosing
    } else {
      let wanted = Int64(local.secondOfDay)
      if windows.contains(where: { $0.contains(wanted) }) {
        second = wanted
      } else {
        second =
          windows.last { $0.upperBound <= wanted }?.upperBound
          ?? windows.first?.lowerBound ?? wanted
      }
    }
    let due = zone.instant(LocalDateTime(date: day, secondOfDay: Int(second)))
    // Only a closing in the first of two repeated hours can lie before a start in the second.
    return (max(due, opened), day)
  }
}
