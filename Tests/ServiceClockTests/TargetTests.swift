import Foundation
import ServiceClock
import Testing

@Suite("Targets")
struct TargetTests {
  @Test(
    "are read and written in the same words",
    arguments: ["30m", "2h", "90wm", "4wh", "3wd", "3wd eod", "0wd eod", "24h", "10wd", "61s"])
  func roundTrip(text: String) throws {
    #expect(try Target(text).text == text)
  }

  @Test("have their meaning")
  func meaning() throws {
    #expect(try Target("30m") == .clock(seconds: 1800))
    #expect(try Target("2h") == .clock(seconds: 7200))
    #expect(try Target("90wm") == .working(seconds: 5400))
    #expect(try Target("4wh") == .working(seconds: 14_400))
    #expect(try Target("3wd") == .workingDays(3, endOfDay: false))
    #expect(try Target("0wd eod") == .workingDays(0, endOfDay: true))
    #expect(try Target(" 3WD  EOD ") == .workingDays(3, endOfDay: true))
    #expect(try Target("60m").text == "1h")
  }

  @Test(
    "are refused when they are none",
    arguments: [
      "", "3", "wd", "0wd", "0m", "-1h", "+1h", "1.5h", "3d", "3wd eof", "3wd eod now", "2h eod",
      "agreed", "agreed soon", "99999999999999999999h", "9999999999h", "36601wd", "３wd", "3 wd",
    ])
  func refused(text: String) {
    let error = #expect(throws: ClockError.self) { try Target(text) }
    #expect(error == .malformedTarget(text))
  }

  @Test("an agreed time survives its text")
  func agreed() throws {
    let target = Target.agreed(Instant(seconds: 1_795_743_000))
    #expect(target.text == "agreed 2026-11-27T01:30:00Z")
    #expect(try Target(target.text) == target)
  }

  @Test("are encoded as their text")
  func coding() throws {
    let targets = [try Target("3wd eod"), try Target("90wm")]
    let data = try JSONEncoder().encode(targets)
    #expect(String(decoding: data, as: UTF8.self) == #"["3wd eod","90wm"]"#)
    #expect(try JSONDecoder().decode([Target].self, from: data) == targets)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Target].self, from: Data(#"["soon"]"#.utf8))
    }
  }

  @Test("are multiplied, times up to the minute, days up to the day")
  func multiplied() throws {
    #expect(try Target("30m").multiplied(by: 2) == Target("60m"))
    #expect(try Target("1wd").multiplied(by: 2) == Target("2wd"))
    #expect(try Target("1wd").multiplied(by: 1.5) == Target("2wd"))
    #expect(try Target("3wd eod").multiplied(by: 1) == Target("3wd eod"))
    #expect(try Target("5m").multiplied(by: 1.1) == Target("6m"))
    #expect(try Target("10wm").multiplied(by: 1.1) == Target("11wm"))
    #expect(try Target("0wd eod").multiplied(by: 2) == Target("0wd eod"))
  }

  @Test("windows are read, and refused when they are none")
  func windows() throws {
    #expect(try Window("08:00-12:00") == Window(startMinute: 480, endMinute: 720))
    #expect(try Window("18:00–24:00") == Window(startMinute: 1080, endMinute: 1440))
    #expect(try Window("08:00 - 12:30").description == "08:00-12:30")
    for text in ["", "8-12", "08:00", "08:00-25:00", "08:60-09:00", "24:00-24:00", "08:00-24:01"] {
      #expect(throws: ClockError.malformedWindow(text)) { try Window(text) }
    }
  }

  @Test("a declared calendar survives being stored")
  func storedCalendar() throws {
    let calendar = try CalendarBuilder.china2026()
      .except(from: "2027-01-16", to: "2027-02-20", "08:00-12:00", name: "寒假").calendar
    let data = try JSONEncoder().encode(calendar)
    #expect(try JSONDecoder().decode(WorkingCalendar.self, from: data) == calendar)
  }
}
