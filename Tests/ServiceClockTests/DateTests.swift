import Foundation
import ServiceClock
import Testing

@Suite("Dates, weeks and instants")
struct DateTests {
  @Test("day numbers and dates agree over five centuries")
  func roundTrip() throws {
    var expected = try day("1800-01-01")
    #expect(expected.dayNumber == -62_091)
    while expected.year < 2300 {
      let next = expected.adding(days: 1)
      let date = CalendarDate(year: next.year, month: next.month, day: next.day)
      try #require(date == next)
      let followsOn =
        next.day == expected.day + 1 || (next.day == 1 && next.month == expected.month % 12 + 1)
      try #require(followsOn)
      expected = next
    }
  }

  @Test("impossible dates are nil")
  func impossible() {
    for text in [
      "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-01",
      "26-04-01", "2026-04-01 ", "2026/04/01", "0000-01-01", "",
    ] {
      #expect(CalendarDate(text) == nil, "\(text)")
    }
    #expect(CalendarDate("2000-02-29") != nil)
    #expect(CalendarDate("2024-02-29") != nil)
  }

  @Test("weekdays and ISO weeks, at the ends of years")
  func weeks() throws {
    #expect(try day("2026-11-23").weekday == 1)
    #expect(try day("1969-12-28").weekday == 7)
    #expect(try day("2026-11-27").isoWeek.description == "2026-W48")
    #expect(try day("2027-01-03").isoWeek.description == "2026-W53")
    #expect(try day("2024-12-30").isoWeek.description == "2025-W01")
    #expect(ISOWeek("2026-W48")?.monday == (try day("2026-11-23")))
    #expect(ISOWeek("2026-W53")?.next.description == "2027-W01")
    #expect(ISOWeek("2027-W01")?.previous.description == "2026-W53")
    for text in ["2027-W53", "2026-W00", "2026-W54", "2026W48", "2026-W4", "2026-w48"] {
      #expect(ISOWeek(text) == nil, "\(text)")
    }
  }

  @Test("dates, weeks and instants are stored as plain values")
  func coding() throws {
    struct Row: Codable, Equatable {
      var date: CalendarDate
      var instant: Instant
      var week: ISOWeek
    }
    let row = Row(
      date: try day("2026-11-27"), instant: Instant(seconds: 5),
      week: try day("2026-11-27").isoWeek)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(row)
    #expect(
      String(decoding: data, as: UTF8.self)
        == #"{"date":"2026-11-27","instant":5,"week":"2026-W48"}"#)
    #expect(try JSONDecoder().decode(Row.self, from: data) == row)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(CalendarDate.self, from: Data(#""2026-02-30""#.utf8))
    }
  }
}
