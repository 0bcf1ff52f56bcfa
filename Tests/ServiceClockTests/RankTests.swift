import ServiceClock
import Testing

@Suite("A date beats a from–to, that beats the holiday table, that beats the weekday")
struct RankTests {
  private func openHours(_ calendar: CompiledCalendar, _ date: String) throws -> Int64 {
    let date = try day(date)
    let zone = calendar.zone
    return calendar.openSeconds(
      from: zone.instant(LocalDateTime(date: date, hour: 0, minute: 0)),
      to: zone.instant(LocalDateTime(date: date.adding(days: 1), hour: 0, minute: 0))) / 3600
  }

  @Test("each rank beats the ones below, in both directions")
  func ranks() throws {
    let calendar = try CalendarBuilder("08:00-18:00")
      .off("2026-12-01", "2026-12-02", "2026-12-03").working("2026-12-05", "2026-12-06")
      .except(from: "2026-12-02", to: "2026-12-05", "08:00-09:00")
      .except("2026-12-03", "08:00-13:00")
      .except("2026-12-04")
      .compiled()
    #expect(try openHours(calendar, "2026-11-30") == 10)  // Monday
    #expect(try openHours(calendar, "2026-12-01") == 0)  // holiday beats Tuesday
    #expect(try openHours(calendar, "2026-12-02") == 1)  // range beats holiday
    #expect(try openHours(calendar, "2026-12-03") == 5)  // date beats range and holiday
    #expect(try openHours(calendar, "2026-12-04") == 0)  // closed by date inside the range
    #expect(try openHours(calendar, "2026-12-05") == 1)  // range beats the make-up Saturday
    #expect(try openHours(calendar, "2026-12-06") == 10)  // make-up Sunday beats Sunday
    #expect(try openHours(calendar, "2026-12-07") == 10)  // Monday again
  }

  @Test("a make-up day has Monday's hours, even when Friday's differ")
  func makeUpHours() throws {
    var builder = try CalendarBuilder("08:00-18:00").working("2026-12-05")
    builder.calendar.hours[5] = [try Window("08:00-09:00")]
    #expect(try openHours(builder.compiled(), "2026-12-05") == 10)
  }

  @Test("after the published date the holiday table is silent and exceptions still speak")
  func afterPublication() throws {
    let calendar = try CalendarBuilder("08:00-18:00").off("2026-12-31", "2027-01-01")
      .except("2027-01-04", "08:00-12:00").published(until: "2026-12-31").compiled()
    #expect(try openHours(calendar, "2026-12-31") == 0)
    #expect(try openHours(calendar, "2027-01-01") == 10)
    #expect(try openHours(calendar, "2027-01-04") == 4)
  }

  @Test("a due time on a later date than the published one is an estimate")
  func estimated() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    func estimated(_ start: String, _ target: String) throws -> Bool {
      try calendar.due(from: calendar.at(start), target: Target(target)).estimated
    }
    #expect(try !estimated("2026-12-31 08:00", "8wh"))
    #expect(try estimated("2026-12-31 08:00", "481wm"))
    #expect(try !estimated("2026-12-30 09:00", "1wd eod"))
    #expect(try estimated("2026-12-30 09:00", "2wd"))
    #expect(try estimated("2059-05-05 09:00", "2wd"))
    // Clock time rests on no date of the calendar.
    #expect(try !estimated("2026-12-31 08:00", "48h"))
  }

  @Test("an estimate that ends exactly at midnight rests on the day before")
  func estimatedAtMidnight() throws {
    let calendar = try CalendarBuilder("00:00-24:00").published(until: "2026-12-31").compiled()
    let start = try calendar.at("2026-12-31 08:00")
    #expect(try !calendar.due(from: start, target: Target("16wh")).estimated)
    #expect(try calendar.due(from: start, target: Target("961wm")).estimated)
  }

  @Test("a working-day target due at midnight rests on the day that begins there")
  func estimatedDueDay() throws {
    let calendar = try CalendarBuilder("00:00-24:00").published(until: "2026-12-30").compiled()
    let due = try calendar.due(from: calendar.at("2026-12-30 00:00"), target: Target("1wd"))
    #expect(calendar.text(due.due) == "2026-12-31 00:00")
    #expect(due.estimated)
  }

  @Test("a hold that pushes a due time over the published date makes it an estimate")
  func estimatedByHold() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let hold = Hold(
      start: try calendar.at("2026-12-31 08:00"), end: try calendar.at("2026-12-31 12:00"))
    let due = try calendar.due(
      from: calendar.at("2026-12-30 17:00"), target: Target("1wd"), holds: [hold])
    #expect(calendar.text(due.due) == "2027-01-01 11:00")
    #expect(due.estimated)
  }
}
