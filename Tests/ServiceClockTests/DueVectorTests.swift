import ServiceClock
import Testing

@Suite("Due times that other systems publish")
struct DueVectorTests {
  @Test("four working hours from 16:00 in a day 08–18 end the next day at 10:00")
  func overNight() throws {
    let calendar = try CalendarBuilder("08:00-18:00", on: 1...7).compiled()
    #expect(try calendar.dueText("2026-11-24 16:00", "4wh") == "2026-11-25 10:00")
  }

  @Test("two working hours from 16:00 end on the closing at 18:00, not at the next opening")
  func onTheClosing() throws {
    let calendar = try CalendarBuilder("08:00-18:00", on: 1...7).compiled()
    #expect(try calendar.dueText("2026-11-24 16:00", "2wh") == "2026-11-24 18:00")
  }

  @Test("seven working days keep the clock time, or run to the end of the day")
  func sevenWorkingDays() throws {
    let calendar = try CalendarBuilder("08:00-20:00").compiled()
    #expect(try calendar.dueText("2018-11-19 10:00", "7wd") == "2018-11-28 10:00")
    #expect(try calendar.dueText("2018-11-19 10:00", "7wd eod") == "2018-11-28 20:00")
  }

  @Test("a week of Mon–Fri 08–20 has 60 open hours")
  func openWeek() throws {
    let calendar = try CalendarBuilder("08:00-20:00").compiled()
    let open = calendar.openSeconds(
      from: try calendar.at("2018-11-20"), to: try calendar.at("2018-11-27"))
    #expect(open == 60 * 3600)
    #expect(
      calendar.openSeconds(
        from: try calendar.at("2018-11-27"), to: try calendar.at("2018-11-20")) == -60 * 3600)
  }

  @Test("07:00–09:00 of a day 08–20 is one open hour")
  func openMorning() throws {
    let calendar = try CalendarBuilder("08:00-20:00").compiled()
    let open = calendar.openSeconds(
      from: try calendar.at("2018-11-20 07:00"), to: try calendar.at("2018-11-20 09:00"))
    #expect(open == 3600)
  }

  @Test("a calendar open only on Sunday waits for Sunday, one open only on Monday does not")
  func oneDayAWeek() throws {
    let sunday = try CalendarBuilder("09:00-17:00", on: 7...7, zone: "UTC").compiled()
    #expect(try sunday.dueText("2007-01-01 00:00", "60wm") == "2007-01-07 10:00")
    let monday = try CalendarBuilder("09:00-17:00", on: 1...1, zone: "UTC").compiled()
    #expect(try monday.dueText("2007-01-01 00:00", "60wm") == "2007-01-01 10:00")
  }

  @Test("a calendar without any opening is refused")
  func neverOpen() throws {
    let calendar = WorkingCalendar(name: "never", timeZone: "UTC", hours: [:])
    #expect(throws: ClockError.noOpening(calendar: "never", from: nil)) {
      try CompiledCalendar(calendar)
    }
  }

  @Test("the National Day week in China is skipped, its make-up Saturday worked")
  func china() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    #expect(try calendar.dueText("2026-09-30 16:00", "4wh") == "2026-10-08 10:00")
    #expect(try calendar.dueText("2026-10-09 17:00", "1wd") == "2026-10-10 17:00")
  }

  @Test("of a hold over lunch only the open part counts")
  func holdOverLunch() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let due = try calendar.dueText(
      "2026-11-23 10:00", "2wh", holds: [("2026-11-23 12:00", "2026-11-23 15:00")])
    #expect(due == "2026-11-23 15:00")
  }

  @Test("in New York 00:00–01:30 of 6 November 2011 lasts two hours")
  func repeatedHour() throws {
    let calendar = try CalendarBuilder("00:00-01:30", on: 1...7, zone: "America/New_York")
      .compiled()
    let open = calendar.openSeconds(
      from: try calendar.at("2011-11-06"), to: try calendar.at("2011-11-07"))
    #expect(open == 2 * 3600)
  }
}
