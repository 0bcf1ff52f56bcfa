import ServiceClock

/// Reads a calendar file (engine.md §1).
struct CalendarReader {
  /// ISO weekdays by their keys.
  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// The holiday tables by name.
  let tables: [String: [HolidayDay]]

  /// Reads a calendar; nil when something is wrong, which is then in the report.
  func read(_ file: TableReader, name: String) -> WorkingCalendar? {
    var calendar = WorkingCalendar(name: name, timeZone: timeZone(file), hours: [:])
    if let holidays = file.name("holidays", of: .holidays, among: tables.keys.sorted()) {
      calendar.holidays = tables[holidays] ?? []
    }
    // A table that ends says nothing about later years.
    calendar.publishedUntil =
      file.date("published_until")
      ?? calendar.holidays.map(\.date).max().flatMap {
        CalendarDate(year: $0.year, month: 12, day: 31)
      }
    if let hours = file.table("hours") {
      for (offset, weekday) in CalendarReader.weekdays.enumerated() {
        if let windows = windows(hours, weekday) { calendar.hours[offset + 1] = windows }
      }
      hours.finish()
    }
    let tables = file.tables("exception")
    calendar.exceptions = tables.compactMap(exception)
    file.finish()
    guard file.report.isEmpty else { return nil }
    refuseConflicts(calendar.exceptions, file)
    guard file.report.isEmpty else { return nil }
    do throws(ClockError) {
      _ = try CompiledCalendar(calendar)
    } catch {
      file.refuse("hours", .clock(error))
      return nil
    }
    return calendar
  }

  private func timeZone(_ file: TableReader) -> String {
    let zone = file.requiredText("time_zone")
    guard !zone.isEmpty else { return zone }
    do throws(ClockError) {
      _ = try ZoneRules(identifier: zone)
    } catch {
      file.refuse("time_zone", .clock(error))
    }
    return zone
  }

  /// The windows at a key, in the order of the day.
  private func windows(_ table: TableReader, _ key: String) -> [Window]? {
    guard let texts = table.texts(key) else { return nil }
    var windows: [Window] = []
    for (offset, text) in texts.enumerated() {
      let element = "\(key)[\(offset + 1)]"
      do throws(ClockError) {
        let window = try Window(text)
        if window.endMinute <= window.startMinute {
          table.refuse(element, .windowBackwards(window))
        } else if let other = windows.first(where: { $0.overlaps(window) }) {
          table.refuse(element, .windowsOverlap(other, window))
        } else {
          windows.append(window)
        }
      } catch {
        table.refuse(element, .clock(error))
      }
    }
    return windows.sorted { $0.startMinute < $1.startMinute }
  }

  private func exception(_ table: TableReader) -> CalendarException? {
    let name = table.requiredText("name")
    let date = table.date("date")
    let from = table.date("from")
    let to = table.date("to")
    let hours = windows(table, "hours") ?? []
    table.finish()
    switch (table.has("date"), table.has("from"), table.has("to")) {
    case (true, false, false):
      return date.map { CalendarException(name: name, date: $0, hours: hours) }
    case (false, true, true):
      guard let from, let to else { return nil }
      guard from <= to else {
        table.refuse("to", .datesBackwards(from: from, to: to))
        return nil
      }
      return CalendarException(name: name, from: from, to: to, hours: hours)
    default:
      table.refuse(nil, .unclearDays)
      return nil
    }
  }

  /// Two exceptions of the same rank must not claim one date.
  private func refuseConflicts(_ exceptions: [CalendarException], _ file: TableReader) {
    for (offset, exception) in exceptions.enumerated() {
      let other = exceptions[..<offset].first {
        $0.isRange == exception.isRange && $0.from <= exception.to && exception.from <= $0.to
      }
      guard let other else { continue }
      file.refuse(
        "exception[\(offset + 1)]",
        .bothClaim(other.name, exception.name, max(other.from, exception.from)))
    }
  }
}

extension Window {
  fileprivate func overlaps(_ other: Window) -> Bool {
    startMinute < other.endMinute && other.startMinute < endMinute
  }
}
