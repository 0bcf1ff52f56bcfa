import Configuration
import Foundation
import ServiceClock
import Testing

@Suite("Import maps")
struct ImportMapTests {
  static let example = """
    [file]
    format = "csv"                       # csv, tsv or jsonl
    encoding = "utf-8"                   # or "gb18030"
    time_format = "yyyy-MM-dd HH:mm:ss"
    time_zone = "America/New_York"
    empty = ["", "-"]
    [fields]
    reference = "case_enquiry_id"
    reported = "open_dt"
    due = "target_dt"
    completed = "closed_dt"
    category = "type"
    place = "neighborhood"
    text = "case_title"
    [campus]
    default = "boston"
    """

  @Test("the example of the command line's contract reads as it says")
  func reads() throws {
    let map = try ImportMap(toml: Self.example, file: "map.toml")
    #expect(map.format == .csv)
    #expect(map.encoding == .utf8)
    #expect(map.timeFormat.text == "yyyy-MM-dd HH:mm:ss")
    #expect(map.empty == ["", "-"])
    #expect(map.fields["due"] == "target_dt")
    #expect(map.fields.count == 7)
    #expect(map.defaultCampus == "boston")
    #expect(map.zoneOfNewCampus == "America/New_York")
    let data = try JSONEncoder().encode(map)
    #expect(try JSONDecoder().decode(ImportMap.self, from: data) == map)
  }

  @Test("what is left out has its default")
  func defaults() throws {
    let map = try ImportMap(
      toml: """
        fields = { reference = "号", reported = "时间", text = "内容" }
        campus = { time_zone = "Asia/Shanghai" }
        """, file: "map.toml")
    #expect(map.format == .csv)
    #expect(map.timeFormat == .iso8601)
    #expect(map.empty == [""])
    #expect(map.timeZone == nil)
    #expect(map.defaultCampus == nil)
    #expect(map.zoneOfNewCampus == "Asia/Shanghai")
  }

  @Test("each subject has fields of its own", arguments: ImportMap.Subject.allCases)
  func subjects(_ subject: ImportMap.Subject) throws {
    let text = "[fields]\n" + subject.fields.map { "\($0) = \"\($0)\"" }.joined(separator: "\n")
    let map = try ImportMap(toml: text, file: "map.toml", subject: subject)
    #expect(map.fields.count == subject.fields.count)
  }

  static let bad = [
    BadFile(
      "an unknown field", example.replacing("due =", with: "duee ="), line: 10, key: "fields.duee",
      "unknown key", advice: "did you mean due?"),
    BadFile(
      "no reference", example.replacing("reference =", with: "priority ="), line: 7,
      key: "fields.reference", "missing"),
    BadFile(
      "a column twice", example.replacing("\"closed_dt\"", with: "\"open_dt\""), line: 11,
      key: "fields.completed", "the column “open_dt” is reported already"),
    BadFile(
      "an unknown format", example.replacing("\"csv\"", with: "\"xlsx\""), line: 2,
      key: "file.format", "unknown format “xlsx”", advice: "known are csv, tsv, jsonl"),
    BadFile(
      "an unknown encoding", example.replacing("\"utf-8\"", with: "\"utf8\""), line: 3,
      key: "file.encoding", "unknown encoding “utf8”", advice: "did you mean utf-8?"),
    BadFile(
      "no time format", example.replacing("yyyy-MM-dd", with: "YYYY-MM-dd"), line: 4,
      key: "file.time_format", "“YYYY-MM-dd HH:mm:ss” is no time format"),
    BadFile(
      "an unknown zone", example.replacing("New_York", with: "Gotham"), line: 5,
      key: "file.time_zone", "time zone “America/Gotham” is unknown"),
    BadFile(
      "a table too many", example + "\n[columns]", line: 17, key: "columns", "unknown key"),
  ]

  @Test("a bad one is refused with its line", arguments: bad)
  func refused(_ bad: BadFile) {
    let errors = failures { () throws(ConfigurationError) in
      _ = try ImportMap(toml: bad.text, file: "map.toml")
    }
    bad.expect(errors, file: "map.toml")
  }
}

@Suite("Time patterns")
struct TimePatternTests {
  @Test(
    "a cell in the pattern is a time in the zone",
    arguments: [
      ("yyyy-MM-dd HH:mm:ss", "2011-07-01 01:32:33", "2011-07-01T01:32:33-04:00"),
      ("dd.MM.yyyy", "05.12.2026", "2026-12-05T00:00:00-05:00"),
      ("yyyy年MM月dd日 HH'点'mm", "2026年11月27日 09点05", "2026-11-27T09:05:00-05:00"),
      ("yyyyMMdd'T'HHmm", "20261127T0905", "2026-11-27T09:05:00-05:00"),
      ("MM/dd/yyyy HH ''mm", "11/27/2026 09 '05", "2026-11-27T09:05:00-05:00"),
      ("iso8601", "2026-11-27T09:00:00+08:00", "2026-11-26T20:00:00-05:00"),
      ("iso8601", "2026-11-27 09:00", "2026-11-27T09:00:00-05:00"),
    ])
  func reads(pattern: String, cell: String, expected: String) throws {
    let zone = try ZoneRules(identifier: "America/New_York")
    let pattern = try #require(TimePattern(pattern))
    let instant = try #require(pattern.instant(cell, in: zone))
    #expect(zone.iso8601(instant) == expected)
  }

  @Test(
    "a cell that does not fit is no time",
    arguments: [
      "2026-02-30 00:00:00", "2026-1-01 00:00:00", "2026-11-27 24:00:00", "2026-11-27 09:00",
      "2026-11-27 09:00:00 ", "", "２０２６-11-27 09:00:00", "2026-11-27T09:00:00",
    ])
  func refuses(cell: String) throws {
    let pattern = try #require(TimePattern("yyyy-MM-dd HH:mm:ss"))
    #expect(pattern.instant(cell, in: .utc) == nil)
  }

  @Test(
    "what is no pattern is refused",
    arguments: ["", "yyyy-MM", "yy-MM-dd", "yyyy-MM-dd yyyy", "yyyy-MM-dd'T", "yyyy-MM-ddTHH:mm"])
  func refusesPattern(text: String) {
    #expect(TimePattern(text) == nil)
  }
}
