import ServiceClock
import Testing

@Suite("Daylight saving")
struct DaylightSavingTests {
  private func newYork(_ windows: String...) throws -> CompiledCalendar {
    var builder = try CalendarBuilder("08:00-18:00", on: 1...7, zone: "America/New_York")
    let hours = try windows.map { try Window($0) }
    for weekday in 1...7 { builder.calendar.hours[weekday] = hours }
    return try builder.compiled()
  }

  @Test("a skipped hour does not exist, a repeated one counts twice")
  func lengthOfDays() throws {
    let calendar = try newYork("00:00-24:00")
    func hours(_ date: String, _ next: String) throws -> Int64 {
      calendar.openSeconds(from: try calendar.at(date), to: try calendar.at(next)) / 3600
    }
    #expect(try hours("2026-03-08", "2026-03-09") == 23)
    #expect(try hours("2026-11-01", "2026-11-02") == 25)
    #expect(try hours("2026-11-02", "2026-11-03") == 24)
  }

  @Test("working hours run over both changes")
  func workingHours() throws {
    let calendar = try newYork("00:00-06:00")
    #expect(try calendar.dueText("2026-03-08 00:00", "3wh") == "2026-03-08 04:00")
    #expect(try calendar.dueText("2026-11-01 00:00", "3wh") == "2026-11-01 02:00")
  }

  @Test("a working-day time that falls into the gap moves forward by the gap")
  func gap() throws {
    let calendar = try newYork("00:00-06:00")
    #expect(try calendar.dueText("2026-03-07 02:30", "1wd") == "2026-03-08 03:30")
  }

  @Test("a repeated working-day time means the first")
  func repeated() throws {
    let calendar = try newYork("00:00-06:00")
    let due = try calendar.due(
      from: calendar.at("2026-10-31 01:30"), target: Target("1wd")
    ).due
    #expect(calendar.zone.iso8601(due) == "2026-11-01T01:30:00-04:00")
  }

  @Test("a closing in the first of two repeated hours is not due before a start in the second")
  func closingBeforeStart() throws {
    let calendar = try newYork("00:00-01:30")
    let start = try calendar.at("2026-11-01T01:10:00-05:00")
    let due = try calendar.due(from: start, target: Target("0wd eod")).due
    #expect(due == start)
  }

  @Test("a day whose only opening is skipped is no working day")
  func vanishedDay() throws {
    let calendar = try newYork("02:00-03:00")
    #expect(try calendar.dueText("2026-03-07 02:15", "1wd") == "2026-03-09 02:15")
    #expect(calendar.firstOpening(on: try day("2026-03-08")) == nil)
  }

  @Test("a hold over the repeated hour counts both passes")
  func hold() throws {
    let calendar = try newYork("00:00-06:00")
    let due = try calendar.dueText(
      "2026-11-01 00:00", "1wh", holds: [("2026-11-01 00:30", "2026-11-01 02:00")])
    #expect(due == "2026-11-01 02:30")
  }

  @Test("the explanation shows both passes of a repeated window")
  func explanation() throws {
    let calendar = try newYork("00:00-01:30")
    let explanation = try calendar.explain(
      from: calendar.at("2026-11-01 00:00"), target: Target("2wh"))
    #expect(explanation.lines.map(\.seconds) == [5400, 1800])
    #expect(
      explanation.lines.map { calendar.zone.iso8601($0.from) }
        == ["2026-11-01T00:00:00-04:00", "2026-11-01T01:00:00-05:00"])
  }
}
