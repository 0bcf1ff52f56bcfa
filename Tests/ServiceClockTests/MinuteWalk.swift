import Foundation
import ServiceClock

/// The slow truth: every minute of some months, looked at one by one, with Foundation's offsets
/// and its own reading of the rules.
final class MinuteWalk {
  /// The first minute, in minutes since 1970 UTC.
  let base: Int
  let calendar: WorkingCalendar
  /// 1 where the calendar is open.
  private(set) var open: [UInt8] = []
  /// The local day and the minute on the clock face.
  private(set) var days: [Int] = []
  private(set) var faces: [Int] = []

  /// Ran out of minutes: the case is too long for this walk.
  struct TooLong: Error {}

  init(_ calendar: WorkingCalendar, base: Int, minutes: Int) {
    self.base = base
    self.calendar = calendar
    guard let zone = TimeZone(identifier: calendar.timeZone) else { return }
    var steady: Int?
    func offset(_ minute: Int) -> Int {
      zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute * 60))) / 60
    }
    var today = Int.min
    var openings: [Window] = []
    for index in 0..<minutes {
      let minute = base + index
      // Only a day on which the offset changes is asked about minute by minute.
      if index % 1440 == 0 {
        steady = offset(minute) == offset(minute + 1440) ? offset(minute) : nil
      }
      let local = minute + (steady ?? offset(minute))
      let day = local / 1440
      let face = local % 1440
      if day != today {
        today = day
        openings = windows(on: day)
      }
      var isOpen: UInt8 = 0
      for window in openings where window.startMinute <= face && face < window.endMinute {
        isOpen = 1
      }
      open.append(isOpen)
      days.append(day)
      faces.append(face)
    }
  }

  /// The windows of a date, by asking one rank after the other.
  func windows(on day: Int) -> [Window] {
    let date = CalendarDate(dayNumber: day)
    let claims = calendar.exceptions.filter { $0.from <= date && date <= $0.to }
    if let single = claims.first(where: { !$0.isRange }) { return sorted(single.hours) }
    if let range = claims.first { return sorted(range.hours) }
    let isKnown = calendar.publishedUntil.map { date <= $0 } ?? true
    if isKnown, let holiday = calendar.holidays.first(where: { $0.date == date }) {
      return holiday.isWorkday ? sorted(calendar.hours[1] ?? []) : []
    }
    // 1970-01-01 was a Thursday.
    let weekday = ((day + 3) % 7 + 7) % 7 + 1
    return sorted(calendar.hours[weekday] ?? [])
  }

  /// The open minutes from one minute to another, 24x7 when the calendar is ignored.
  func count(from: Int, to: Int, ignoringCalendar: Bool = false) throws -> Int {
    guard from >= 0, to <= open.count else { throw TooLong() }
    let open = open
    var sum = 0
    var index = from
    while index < to {
      if ignoringCalendar || open[index] == 1 { sum += 1 }
      index += 1
    }
    return sum
  }

  /// Where the walk stands after that many open minutes.
  func walk(from start: Int, open wanted: Int, ignoringCalendar: Bool = false) throws -> Int {
    let open = open
    var left = wanted
    var index = start
    while left > 0 {
      guard index < open.count else { throw TooLong() }
      if ignoringCalendar || open[index] == 1 { left -= 1 }
      index += 1
    }
    return index
  }

  /// The open minutes from the start on that lie in any hold.
  func held(_ holds: [Range<Int>], from start: Int, ignoringCalendar: Bool) throws -> Int {
    guard let first = holds.map(\.lowerBound).min(), let last = holds.map(\.upperBound).max()
    else { return 0 }
    guard last <= open.count else { throw TooLong() }
    let open = open
    var sum = 0
    var index = max(first, start)
    while index < last {
      if ignoringCalendar || open[index] == 1 {
        for hold in holds where hold.lowerBound <= index && index < hold.upperBound {
          sum += 1
          break
        }
      }
      index += 1
    }
    return sum
  }

  /// When the target is due, and whether that is an estimate.
  func due(
    from start: Int, target: Target, holds: [Range<Int>]
  ) throws -> (minute: Int, estimated: Bool) {
    switch target {
    case .clock(let seconds):
      let held = try held(holds, from: start, ignoringCalendar: true)
      return (start + Int(seconds / 60) + held, false)
    case .working(let seconds):
      let held = try held(holds, from: start, ignoringCalendar: false)
      let due = try walk(from: start, open: Int(seconds / 60) + held)
      return (due, isEstimate(days[due - 1]))
    case .workingDays(let count, let endOfDay):
      let first = try walk(from: start, open: 1) - 1
      let day = try workingDay(count, after: first)
      let face = faceDue(on: day, at: faces[first], endOfDay: endOfDay)
      let base = max(first, try index(ofFace: face, on: day, near: first))
      let held = try held(holds, from: start, ignoringCalendar: false)
      let due = try walk(from: base, open: held)
      return (due, isEstimate(day) || isEstimate(days[due - 1]))
    case .agreed(let instant):
      let held = try held(holds, from: start, ignoringCalendar: true)
      return (Int(instant.seconds / 60) - base + held, false)
    }
  }

  private func sorted(_ windows: [Window]) -> [Window] {
    windows.sorted { $0.startMinute < $1.startMinute }
  }

  private func isEstimate(_ day: Int) -> Bool {
    calendar.publishedUntil.map { day > $0.dayNumber } ?? false
  }

  /// The day of the Nth later day on which some minute is open.
  private func workingDay(_ count: Int, after first: Int) throws -> Int {
    let open = open
    let days = days
    var day = days[first]
    var index = first
    var left = count
    while left > 0 {
      index += 1
      guard index < open.count else { throw TooLong() }
      if open[index] == 1, days[index] > day {
        day = days[index]
        left -= 1
      }
    }
    return day
  }

  private func faceDue(on day: Int, at face: Int, endOfDay: Bool) -> Int {
    let windows = windows(on: day)
    if endOfDay { return windows.map(\.endMinute).max() ?? 1440 }
    if windows.contains(where: { $0.startMinute <= face && face < $0.endMinute }) { return face }
    if let closing = windows.map(\.endMinute).filter({ $0 <= face }).max() { return closing }
    return windows.map(\.startMinute).min() ?? face
  }

  /// The first minute that shows this face; of a skipped face, as far behind the gap as the face
  /// lies in it.
  private func index(ofFace face: Int, on day: Int, near start: Int) throws -> Int {
    let wanted = day * 1440 + face
    // A little before the start too: the first of a repeated face may lie there.
    var begin = max(1, start - 180)
    while begin + 1440 < days.count, days[begin + 1440] < day { begin += 1440 }
    let days = days
    let faces = faces
    var index = begin
    while index < days.count {
      let shown = days[index] * 1440 + faces[index]
      if shown == wanted { return index }
      let before = days[index - 1] * 1440 + faces[index - 1]
      if before < wanted, wanted < shown { return index + wanted - (before + 1) }
      index += 1
    }
    throw TooLong()
  }
}
