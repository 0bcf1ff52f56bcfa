import ServiceClock
import Testing

@Suite("Calendars that make no sense are refused, and say why")
struct CalendarRefusalTests {
  private func refusal(_ calendar: WorkingCalendar) -> ClockError? {
    do {
      _ = try CompiledCalendar(calendar)
      return nil
    } catch {
      return error
    }
  }

  @Test("two date exceptions on one date")
  func twoDates() throws {
    let calendar = try CalendarBuilder("08:00-18:00")
      .except("2026-12-05", "08:00-12:00", name: "校庆").except("2026-12-05", name: "停电")
    let error = refusal(calendar.calendar)
    #expect(
      error
        == .conflictingExceptions(
          calendar: "test", date: try day("2026-12-05"), first: "校庆", second: "停电"))
  }

  @Test("two from–to exceptions that share a day")
  func twoRanges() throws {
    let calendar = try CalendarBuilder("08:00-18:00")
      .except(from: "2027-01-16", to: "2027-02-20", name: "寒假")
      .except(from: "2027-01-10", to: "2027-01-16", name: "考试周")
    #expect(
      refusal(calendar.calendar)
        == .conflictingExceptions(
          calendar: "test", date: try day("2027-01-16"), first: "考试周", second: "寒假"))
  }

  @Test("from–to exceptions that follow each other are fine")
  func rangesThatTouch() throws {
    let calendar = try CalendarBuilder("08:00-18:00")
      .except(from: "2027-01-16", to: "2027-02-20")
      .except(from: "2027-01-10", to: "2027-01-15")
    #expect(refusal(calendar.calendar) == nil)
  }

  @Test("a date twice in the holiday table")
  func twoHolidays() throws {
    let calendar = try CalendarBuilder("08:00-18:00")
      .off("2026-10-01", name: "国庆节").working("2026-10-01")
    #expect(
      refusal(calendar.calendar)
        == .conflictingExceptions(
          calendar: "test", date: try day("2026-10-01"), first: "国庆节", second: "holiday table"))
  }

  @Test("exceptions of different rank on one date are fine")
  func differentRanks() throws {
    let calendar = try CalendarBuilder("08:00-18:00")
      .off("2026-10-01").except("2026-10-01", "08:00-09:00")
      .except(from: "2026-09-30", to: "2026-10-02", "08:00-10:00")
    #expect(refusal(calendar.calendar) == nil)
  }

  @Test("an exception that ends before it starts")
  func reversedRange() throws {
    let calendar = try CalendarBuilder("08:00-18:00").except(from: "2027-02-20", to: "2027-01-16")
    let error = refusal(calendar.calendar)
    #expect(
      error
        == .exceptionEndsBeforeItStarts(
          calendar: "test", name: "range", from: try day("2027-02-20"), to: try day("2027-01-16")))
  }

  @Test(
    "a window that does not end after its start, or leaves the day",
    arguments: [(720, 480), (480, 480), (-60, 60), (600, 1441)])
  func badWindow(start: Int, end: Int) {
    let window = Window(startMinute: start, endMinute: end)
    let calendar = WorkingCalendar(name: "test", timeZone: "UTC", hours: [2: [window]])
    let error = refusal(calendar)
    #expect(
      error == .windowEndsBeforeItStarts(calendar: "test", day: "Tuesday", window: window))
  }

  @Test("overlapping windows, of a weekday and of an exception")
  func overlappingWindows() throws {
    let morning = try Window("08:00-12:00")
    let noon = try Window("11:59-14:00")
    let weekday = try CalendarBuilder("11:59-14:00", "08:00-12:00")
    #expect(
      refusal(weekday.calendar)
        == .overlappingWindows(calendar: "test", day: "Monday", first: morning, second: noon))
    let exception = try CalendarBuilder("08:00-12:00")
      .except("2026-12-05", "08:00-12:00", "11:59-14:00", name: "校庆")
    let error = refusal(exception.calendar)
    #expect(
      error == .overlappingWindows(calendar: "test", day: "“校庆”", first: morning, second: noon))
  }

  @Test("windows that touch are fine and leave no gap")
  func windowsThatTouch() throws {
    let calendar = try CalendarBuilder("12:00-18:00", "08:00-12:00").compiled()
    #expect(try calendar.dueText("2026-11-23 11:00", "2wh") == "2026-11-23 13:00")
  }

  @Test("366 days on end without an opening; 365 are allowed")
  func longClosure() throws {
    let year = try CalendarBuilder("08:00-18:00", on: 1...7)
      .except(from: "2027-01-01", to: "2027-12-31")
    #expect(refusal(year.calendar) == nil)
    let longer = try year.except("2028-01-01")
    let error = refusal(longer.calendar)
    #expect(error == .noOpening(calendar: "test", from: try day("2027-01-01")))
  }

  @Test("a closure that begins and ends in a closed weekend is measured with it")
  func closureWithWeekends() throws {
    // Closed Saturday 2027-01-02 to Sunday 2028-01-02 when the exception covers the weekdays.
    let calendar = try CalendarBuilder("08:00-18:00").except(from: "2027-01-04", to: "2027-12-31")
    #expect(
      refusal(calendar.calendar) == .noOpening(calendar: "test", from: try day("2027-01-02")))
  }

  @Test("a weekday that does not exist")
  func unknownWeekday() throws {
    let calendar = WorkingCalendar(
      name: "test", timeZone: "UTC", hours: [0: [try Window("08:00-12:00")]])
    let error = refusal(calendar)
    #expect(error == .unknownWeekday(calendar: "test", weekday: 0))
  }

  @Test("an unknown time zone")
  func unknownZone() throws {
    let calendar = try CalendarBuilder("08:00-12:00", zone: "Asia/Wuhan")
    let error = refusal(calendar.calendar)
    #expect(error == .unknownTimeZone("Asia/Wuhan"))
  }

  @Test("only a calendar with hours on some weekday opens for ever")
  func onlyExceptions() throws {
    let calendar = WorkingCalendar(
      name: "test", timeZone: "UTC", hours: [1: []],
      exceptions: [
        CalendarException(
          name: "open day", date: try day("2026-12-05"), hours: [try Window("08:00-12:00")])
      ])
    let error = refusal(calendar)
    #expect(error == .noOpening(calendar: "test", from: nil))
  }
}
