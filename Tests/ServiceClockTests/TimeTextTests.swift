import ServiceClock
import Testing

@Suite("Times as people write them")
struct TimeTextTests {
  @Test(
    "all of these are the same moment in Shanghai",
    arguments: [
      "2026-11-27T09:00:00+08:00", "2026-11-27T09:00+08:00", "2026-11-27T09:00", "2026-11-27 09:00",
      "2026-11-27 09:00:00", "2026-11-27T01:00:00Z", "2026-11-27T01:00Z", "2026-11-27T09:00+0800",
      "2026-11-27T09:00+08", "2026-11-26T20:00:00-05:00", "2026-11-27T09:00:00.999",
    ])
  func same(text: String) throws {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    #expect(try TimeText.instant(text, in: zone) == Instant(seconds: 1_795_741_200))
  }

  @Test("a date alone is its 00:00, and 24:00 the next day's")
  func midnight() throws {
    let zone = try ZoneRules(identifier: "Asia/Shanghai")
    #expect(try TimeText.instant("2026-11-27", in: zone) == Instant(seconds: 1_795_708_800))
    #expect(
      try TimeText.instant("2026-11-26 24:00", in: zone) == Instant(seconds: 1_795_708_800))
  }

  @Test(
    "these are no times",
    arguments: [
      "", "now", "2026-11-27T", "2026-11-27T9:00", "2026-11-27T25:00", "2026-11-27T24:01",
      "2026-11-27T09:60", "2026-11-27T09:00:60", "2026-11-27T09:00 ", "2026-11-27T09",
      "2026-02-29 09:00", "2026-11-27T09:00+8", "2026-11-27T09:00+16:00", "2026-11-27T09:00ZZ",
      "27.11.2026", "2026-11-27T09:00:00.",
    ])
  func malformed(text: String) {
    #expect(throws: ClockError.malformedTime(text)) { try TimeText.instant(text, in: .utc) }
  }
}
