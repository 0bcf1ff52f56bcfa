import ServiceClock
import Testing

/// 2026-11-23 is a Monday.
@Suite("Working-day targets")
struct WorkingDayTests {
  @Test("a start outside open time counts from the next opening")
  func startWhileClosed() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    #expect(try calendar.dueText("2026-11-28 11:00", "1wd") == "2026-12-01 08:00")
    #expect(try calendar.dueText("2026-11-23 12:30", "1wd") == "2026-11-24 14:00")
    #expect(try calendar.dueText("2026-11-23 18:00", "1wd") == "2026-11-25 08:00")
  }

  @Test("when the due day is closed at that time, the closing before it stands")
  func closedAtThatTime() throws {
    let calendar = try CalendarBuilder.china2026()
      .except("2026-11-24", "08:00-10:00", "11:00-12:00").compiled()
    #expect(try calendar.dueText("2026-11-23 10:30", "1wd") == "2026-11-24 10:00")
    #expect(try calendar.dueText("2026-11-23 17:00", "1wd") == "2026-11-24 12:00")
    #expect(try calendar.dueText("2026-11-23 10:00", "1wd") == "2026-11-24 10:00")
  }

  @Test("when the due day opens later, its first opening stands")
  func opensLater() throws {
    let calendar = try CalendarBuilder.china2026().except("2026-11-24", "10:00-12:00").compiled()
    #expect(try calendar.dueText("2026-11-23 08:30", "1wd") == "2026-11-24 10:00")
  }

  @Test("eod is the last closing, 0wd eod that of the day on which the clock begins to run")
  func endOfDay() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    #expect(try calendar.dueText("2026-11-23 09:00", "0wd eod") == "2026-11-23 18:00")
    #expect(try calendar.dueText("2026-11-23 19:00", "0wd eod") == "2026-11-24 18:00")
    #expect(try calendar.dueText("2026-11-27 09:00", "1wd eod") == "2026-11-30 18:00")
    #expect(try calendar.dueText("2026-09-30 09:00", "1wd eod") == "2026-10-08 18:00")
  }

  @Test("a day that closes at 24:00 is due at the next midnight")
  func midnight() throws {
    let calendar = try CalendarBuilder("08:00-24:00").compiled()
    #expect(try calendar.dueText("2026-11-23 09:00", "0wd eod") == "2026-11-24 00:00")
    #expect(try calendar.dueText("2026-11-23 23:00", "1wh") == "2026-11-24 00:00")
  }

  @Test("a night written as two windows runs through midnight")
  func night() throws {
    let calendar = try CalendarBuilder("22:00-24:00", "00:00-06:00", on: 1...7).compiled()
    #expect(try calendar.dueText("2026-11-23 23:00", "2wh") == "2026-11-24 01:00")
    #expect(try calendar.dueText("2026-11-23 23:00", "8wh") == "2026-11-24 23:00")
  }

  @Test("holds walk open time from the due time")
  func holds() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let hold = [("2026-11-24 08:00", "2026-11-24 11:00")]
    #expect(try calendar.dueText("2026-11-23 17:00", "1wd", holds: hold) == "2026-11-25 10:00")
    #expect(try calendar.dueText("2026-11-23 09:00", "1wd eod", holds: hold) == "2026-11-25 11:00")
  }

  @Test("the first opening of a date, and none on a closed one")
  func firstOpening() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    let opening = calendar.firstOpening(on: try day("2026-11-23"))
    #expect(opening.map { calendar.text($0) } == "2026-11-23 08:00")
    #expect(calendar.firstOpening(on: try day("2026-11-28")) == nil)
    #expect(calendar.firstOpening(on: try day("2026-10-01")) == nil)
    let makeUp = calendar.firstOpening(on: try day("2026-10-10"))
    #expect(makeUp.map { calendar.text($0) } == "2026-10-10 08:00")
  }

  @Test("an opening includes its start and not its end")
  func openEnds() throws {
    let calendar = try CalendarBuilder.china2026().compiled()
    #expect(try calendar.isOpen(calendar.at("2026-11-23 08:00")))
    #expect(try !calendar.isOpen(calendar.at("2026-11-23 12:00")))
    #expect(try calendar.isOpen(calendar.at("2026-11-23 11:59:59")))
    #expect(try !calendar.isOpen(calendar.at("2026-11-23 07:59:59")))
    let noon = try calendar.at("2026-11-23 12:00")
    #expect(calendar.text(calendar.firstOpen(atOrAfter: noon)) == "2026-11-23 14:00")
  }

  @Test("targets from 1970 to 2100 work, and a century costs no more than a day")
  func farDates() throws {
    let calendar = try CalendarBuilder("08:00-18:00", zone: "America/New_York").compiled()
    #expect(try calendar.dueText("1970-01-02 17:00", "2wh") == "1970-01-05 09:00")
    #expect(try calendar.dueText("2059-06-30 17:00", "2wh") == "2059-07-01 09:00")
    #expect(try calendar.dueText("2099-12-31 17:00", "2wh") == "2100-01-01 09:00")
    let open = calendar.openSeconds(
      from: try calendar.at("1970-01-05"), to: try calendar.at("2099-12-28"))
    let weeks = try day("2099-12-28").dayNumber / 7 - day("1970-01-05").dayNumber / 7
    let secondsPerWeek: Int64 = 5 * 10 * 3600
    #expect(open == Int64(weeks) * secondsPerWeek)
  }
}
