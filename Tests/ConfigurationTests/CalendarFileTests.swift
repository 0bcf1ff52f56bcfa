import Configuration
import ServiceClock
import Testing

@Suite("Calendar files")
struct CalendarFileTests {
  static let good = """
    time_zone = "Asia/Shanghai"
    holidays = "china"                        # the built-in table
    published_until = "2026-12-31"
    [hours]
    mon = ["08:00-12:00", "14:00-18:00"]      # tue … fri alike
    [[exception]]
    name = "寒假"
    from = "2027-01-16"
    to = "2027-02-20"
    hours = ["08:00-12:00"]
    [[exception]]
    name = "校庆"
    date = "2026-12-05"
    hours = ["08:00-12:00", "14:00-18:00"]
    """

  @Test("the example of the engine's rules reads as it says")
  func example() throws {
    let calendar = try CalendarFile.load(toml: Self.good, file: "here/school.toml")
    #expect(calendar.name == "school")
    #expect(calendar.hours.keys.sorted() == [1])
    #expect(calendar.holidays.count == 771)
    #expect(calendar.exceptions.map(\.name) == ["寒假", "校庆"])
    #expect(calendar.exceptions.map(\.isRange) == [true, false])
    #expect(calendar.exceptions[0].hours.map(\.description) == ["08:00-12:00"])
    #expect(calendar.publishedUntil?.description == "2026-12-31")
  }

  @Test("dates may stand without quotes")
  func bareDates() throws {
    let calendar = try CalendarFile.load(
      toml: """
        time_zone = "UTC"
        published_until = 2026-12-31
        hours.sun = ["09:00-17:00"]
        [[exception]]
        name = "开放日"
        date = 2026-02-03
        """, file: "c.toml")
    #expect(calendar.publishedUntil?.description == "2026-12-31")
    #expect(calendar.exceptions.first?.from.description == "2026-02-03")
    #expect(calendar.exceptions.first?.hours == [])
  }

  @Test("a holiday table holds until the end of its last year when nothing else is said")
  func publishedUntil() throws {
    let calendar = try CalendarFile.load(
      toml: "time_zone = \"Asia/Shanghai\"\nholidays = \"china\"\nhours.mon = [\"08:00-12:00\"]",
      file: "c.toml")
    #expect(calendar.publishedUntil?.description == "2026-12-31")
    let plain = try CalendarFile.load(
      toml: "time_zone = \"UTC\"\nhours.mon = [\"08:00-12:00\"]", file: "c.toml")
    #expect(plain.publishedUntil == nil)
  }

  @Test("windows may be written in any order and reach midnight")
  func windows() throws {
    let calendar = try CalendarFile.load(
      toml: "time_zone = \"UTC\"\nhours.mon = [\"22:00-24:00\", \"00:00-06:00\"]", file: "c.toml")
    #expect(calendar.hours[1]?.map(\.description) == ["00:00-06:00", "22:00-24:00"])
  }

  @Test("the program's own calendars are known by name")
  func named() throws {
    let defaults = try Shared.defaults.get()
    for name in ["24x7", "china", "office"] {
      #expect(try CalendarFile.named(name) == defaults.calendars[name])
    }
    #expect(try CalendarFile.named("moon") == nil)
  }

  static let zone = "time_zone = \"Asia/Shanghai\"\n"

  static let bad = [
    BadFile(
      "no TOML", zone + "[hours\nmon = []", line: 2, key: "",
      "the table name has no ]"),
    BadFile(
      "a key twice", zone + "[hours]\nmon = [\"08:00-12:00\"]\nmon = [\"08:00-12:00\"]", line: 4,
      key: "",
      "the key “mon” stands twice"),
    BadFile(
      "an unknown key", zone + "timezone = \"UTC\"\n[hours]\nmon = [\"08:00-12:00\"]", line: 2,
      key: "timezone", "unknown key", advice: "did you mean time_zone?"),
    BadFile(
      "a key without a name", zone + "'' = \"\"\n[hours]\nmon = [\"08:00-12:00\"]\n", line: 2,
      key: "\"\"", "unknown key"),
    BadFile(
      "a key without a name in a table", zone + "[hours]\nmon = [\"08:00-12:00\"]\n\"\" = 1\n",
      line: 4, key: "hours.\"\"", "unknown key"),
    BadFile(
      "an unknown weekday", zone + "[hours]\nmon = [\"08:00-12:00\"]\n\ntues = []", line: 5,
      key: "hours.tues", "unknown key", advice: "did you mean tue?"),
    BadFile(
      "no zone", "hours.mon = [\"08:00-12:00\"]", line: nil, key: "time_zone", "missing"),
    BadFile(
      "an unknown zone", "# a remark\ntime_zone = \"Asia/Wuhan\"\nhours.mon = [\"08:00-12:00\"]",
      line: 2, key: "time_zone", "time zone “Asia/Wuhan” is unknown"),
    BadFile(
      "a wrong type", zone + "hours.mon = \"08:00-12:00\"", line: 2, key: "hours.mon",
      "a text in quotes where a list belongs"),
    BadFile(
      "a number among texts", zone + "hours.mon = [\n  \"08:00-12:00\",\n  14,\n]", line: 4,
      key: "hours.mon[2]", "a whole number where a text in quotes belongs"),
    BadFile(
      "no window", zone + "hours.mon = [\"8 to 12\"]", line: 2, key: "hours.mon[1]",
      "“8 to 12” is not an opening window"),
    BadFile(
      "a window that ends before it starts", zone + "[hours]\nfri = [\"18:00-08:00\"]", line: 3,
      key: "hours.fri[1]", "the window 18:00-08:00 does not end after its start"),
    BadFile(
      "overlapping windows", zone + "[hours]\nfri = [\n\"08:00-12:00\",\n\"11:00-18:00\"]", line: 5,
      key: "hours.fri[2]", "the windows 08:00-12:00 and 11:00-18:00 overlap", advice: "join them"),
    BadFile(
      "no opening", zone + "[hours]\nmon = []", line: 2, key: "hours", "calendar bad never opens"),
    BadFile("no hours", zone, line: nil, key: "hours", "calendar bad never opens"),
    BadFile(
      "an unknown holiday table", zone + "holidays = \"chine\"\nhours.mon = [\"08:00-12:00\"]",
      line: 2, key: "holidays", "unknown holiday table “chine”", advice: "did you mean china?"),
    BadFile(
      "no date", zone + "published_until = \"2026-02-30\"\nhours.mon = [\"08:00-12:00\"]", line: 2,
      key: "published_until", "“2026-02-30” is no date"),
    BadFile(
      "an exception without days",
      zone + "hours.mon = [\"08:00-12:00\"]\n[[exception]]\nname = \"校庆\"", line: 3,
      key: "exception[1]", "the days are unclear"),
    BadFile(
      "an exception that ends first",
      zone + """
        hours.mon = ["08:00-12:00"]
        [[exception]]
        name = "寒假"
        from = "2027-02-20"
        to = "2027-01-16"
        """, line: 6, key: "exception[1].to", "2027-01-16 is before 2027-02-20"),
    BadFile(
      "two exceptions of one rank",
      zone + """
        hours.mon = ["08:00-12:00"]
        [[exception]]
        name = "甲"
        date = "2026-12-05"
        [[exception]]
        name = "乙"
        date = "2026-12-05"
        """, line: 6, key: "exception[2]", "“甲” and “乙” both claim 2026-12-05"),
  ]

  @Test("a bad one is refused with its line", arguments: bad)
  func refused(_ bad: BadFile) {
    let errors = failures { () throws(ConfigurationError) in
      _ = try CalendarFile.load(toml: bad.text, file: "bad.toml")
    }
    bad.expect(errors, file: "bad.toml")
  }

  @Test("all errors of a file are named in one pass, in the order of the lines")
  func allAtOnce() {
    let errors = failures { () throws(ConfigurationError) in
      _ = try CalendarFile.load(
        toml: """
          time_zone = "Nowhere"
          colour = "red"
          [hours]
          mon = ["x"]
          """, file: "bad.toml")
    }
    #expect(errors.map(\.line) == [1, 2, 4])
    #expect(errors.map(\.key) == ["time_zone", "colour", "hours.mon[1]"])
  }
}
