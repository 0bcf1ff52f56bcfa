import Foundation
import Testing

@testable import ServiceClock

@Suite("Time zones")
struct ZoneTests {
  @Test(
    "offsets agree with Foundation's from 1970 to 2037",
    arguments: [
      "Asia/Shanghai", "America/New_York", "Europe/Berlin", "Australia/Lord_Howe",
      "America/St_Johns", "Asia/Kathmandu", "Europe/Dublin", "Pacific/Apia",
    ])
  func offsets(identifier: String) throws {
    let rules = try ZoneRules(identifier: identifier)
    let zone = try #require(TimeZone(identifier: identifier))
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<2_000 {
      let seconds = Int64.random(in: 0..<2_145_916_800, using: &generator)
      let date = Date(timeIntervalSince1970: Double(seconds))
      try #require(
        rules.offset(at: Instant(seconds: seconds)) == zone.secondsFromGMT(for: date),
        "\(identifier) at \(seconds)")
    }
  }

  @Test("the rule at the end of a zone file reaches past its listed transitions")
  func footer() throws {
    let rules = try ZoneRules(identifier: "America/New_York")
    #expect(
      rules.iso8601(try TimeText.instant("2059-07-01 12:00", in: rules))
        == "2059-07-01T12:00:00-04:00")
    #expect(
      rules.iso8601(try TimeText.instant("2099-12-01 12:00", in: rules))
        == "2099-12-01T12:00:00-05:00")
    // The second Sunday of March 2099 is the 8th.
    #expect(
      rules.iso8601(try TimeText.instant("2099-03-08 01:59:59", in: rules) + 1)
        == "2099-03-08T03:00:00-04:00")
  }

  @Test("Foundation's table, the fallback, says the same")
  func fallback() throws {
    let rules = try ZoneRules(identifier: "Europe/Berlin")
    let phases = try #require(ZoneLibrary.foundationPhases("Europe/Berlin"))
    let fallback = ZoneRules(identifier: "fallback", phases: phases)
    for seconds in stride(from: Int64(0), to: 2_145_916_800, by: 86_400 * 11 + 3_599) {
      let instant = Instant(seconds: seconds)
      try #require(rules.offset(at: instant) == fallback.offset(at: instant), "\(seconds)")
    }
    #expect(ZoneLibrary.foundationPhases("Asia/Wuhan") == nil)
  }

  @Test("footer rules in all their forms")
  func footerForms() throws {
    let berlin = try #require(FooterRule("CET-1CEST,M3.5.0,M10.5.0/3"))
    #expect(berlin.standardOffset == 3600)
    #expect(
      berlin.transitions(in: 2026).map(\.start) == [1_774_746_000, 1_792_890_000])
    let angle = try #require(FooterRule("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0"))
    #expect(angle.transitions(in: 2026).map(\.offset) == [37_800, 39_600])
    let julian = try #require(FooterRule("AAA3BBB,J60/0,300/-1:30"))
    let leap = julian.transitions(in: 2024).map { LocalDateTime(faceSeconds: $0.start - 10_800) }
    #expect(leap[0] == LocalDateTime(date: try day("2024-03-01"), secondOfDay: 0))
    #expect(leap[1].date == (try day("2024-10-26")))
    #expect(FooterRule("CST-8")?.transitions(in: 2026).isEmpty == true)
    for text in ["", "X", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "<CET-1"] {
      #expect(FooterRule(text) == nil, "\(text)")
    }
  }

  @Test(
    "names that are not zones are refused",
    arguments: [
      "", "/", "../etc/passwd", "Asia/../Asia/Shanghai", "/etc/localtime", "Asia//Shanghai",
      "Asia/Shanghai/", "Asia", "posixrules", "localtime", "right/UTC", "zone.tab", "Asia/Wuhan",
      "Asia/Shang hai", "上海", "Asia/Shanghai\0",
    ])
  func refused(identifier: String) {
    #expect(throws: ClockError.unknownTimeZone(identifier)) {
      try ZoneRules(identifier: identifier)
    }
  }

  @Test("damaged zone files are no zone files")
  func damaged() throws {
    let path = "/usr/share/zoneinfo/Europe/Berlin"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    let bytes = [UInt8](data)
    #expect(ZoneFile(bytes) != nil)
    #expect(ZoneFile([]) == nil)
    for length in [4, 43, 44, 100, bytes.count / 2] {
      #expect(ZoneFile(Array(bytes.prefix(length))) == nil, "\(length) bytes")
    }
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<300 {
      // Whatever the bytes say, reading them ends, and so does laying them out.
      var damaged = bytes
      for _ in 0..<8 {
        let position = Int.random(in: damaged.indices, using: &generator)
        damaged[position] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = ZoneFile(damaged)?.phases(until: 2150, from: ZoneLibrary.earliest)
    }
  }

  @Test("zone files that count leap seconds are refused")
  func leapSeconds() throws {
    let path = "/usr/share/zoneinfo/right/Europe/Berlin"
    guard let data = FileManager.default.contents(atPath: path) else { return }
    #expect(ZoneFile([UInt8](data)) == nil)
  }

  @Test("a skipped wall time moves forward by the gap, a repeated one means the first")
  func gapAndRepeat() throws {
    let rules = try ZoneRules(identifier: "America/New_York")
    func text(_ local: String) throws -> String {
      rules.iso8601(try TimeText.instant(local, in: rules))
    }
    #expect(try text("2026-03-08 02:00") == "2026-03-08T03:00:00-04:00")
    #expect(try text("2026-03-08 02:30") == "2026-03-08T03:30:00-04:00")
    #expect(try text("2026-03-08 03:00") == "2026-03-08T03:00:00-04:00")
    #expect(try text("2026-11-01 01:30") == "2026-11-01T01:30:00-04:00")
    #expect(try text("2026-11-01 02:00") == "2026-11-01T02:00:00-05:00")
    #expect(try text("2026-11-01 00:59:59") == "2026-11-01T00:59:59-04:00")
  }

  @Test("a whole skipped day moves forward by a day")
  func skippedDay() throws {
    let rules = try ZoneRules(identifier: "Pacific/Apia")
    let instant = try TimeText.instant("2011-12-30 12:00", in: rules)
    #expect(rules.iso8601(instant) == "2011-12-31T12:00:00+14:00")
  }

  @Test("every wall time read back is itself, outside of gaps")
  func roundTrip() throws {
    for identifier in ["America/St_Johns", "Australia/Lord_Howe", "Africa/Casablanca"] {
      let rules = try ZoneRules(identifier: identifier)
      for seconds in stride(from: Int64(1_262_304_000), to: 1_325_376_000, by: 1_020) {
        let local = rules.local(Instant(seconds: seconds))
        let back = rules.instant(local)
        try #require(rules.local(back) == local && back.seconds <= seconds, "\(seconds)")
      }
    }
  }

  @Test("a zone is the same however often it is read, and UTC is written as Z")
  func identity() throws {
    #expect(try ZoneRules(identifier: "Asia/Shanghai") == ZoneRules(identifier: "Asia/Shanghai"))
    #expect(try ZoneRules(identifier: "UTC") == .utc)
    #expect(ZoneRules.utc.iso8601(Instant(seconds: 0)) == "1970-01-01T00:00:00Z")
    let shanghai = try ZoneRules(identifier: "Asia/Shanghai")
    #expect(shanghai.iso8601(Instant(seconds: 1_795_741_200)) == "2026-11-27T09:00:00+08:00")
  }
}
