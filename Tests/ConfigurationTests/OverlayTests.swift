import ServiceClock
import Testing

@testable import Configuration

@Suite("Files that replace the built-in ones")
struct OverlayTests {
  /// What a file of standards has to begin with, in three lines.
  private static let promises = """
    acceptance = "3wd"
    reopen_days = 30
    complaint_answer = "5wd"

    """

  static let bad: [(String, BadFile)] = [
    (
      "standards.toml",
      BadFile(
        "a priority that is none",
        promises
          + """
          [[rule]]
          id = "p1"
          priority = "P6"
          """, line: 6, key: "rule[1].priority", "unknown priority “P6”", advice: "did you mean P1?"
      )
    ),
    (
      "standards.toml",
      BadFile(
        "a target that is none",
        promises
          + """
          [[rule]]
          id = "p1"
          arrive = "2 days"
          """, line: 6, key: "rule[1].arrive", "2 days is not a target")
    ),
    (
      "standards.toml",
      BadFile(
        "a missing figure",
        "acceptance = \"3wd\"\ncomplaint_answer = \"5wd\"\n[[rule]]\nid = \"p1\"", line: nil,
        key: "reopen_days", "missing")
    ),
    (
      "standards.toml",
      BadFile(
        "a rule twice",
        promises
          + """
          [[rule]]
          id = "p1"
          [[rule]]
          id = "p1"
          """, line: 7, key: "rule[2].id", "“p1” twice")
    ),
    (
      "standards.toml",
      BadFile(
        "an unknown trigger",
        promises
          + """
          [[rule]]
          id = "p1"
          trigger = "lift_trapped"
          """, line: 6, key: "rule[1].trigger", "unknown trigger “lift_trapped”",
        advice: "did you mean liftTrapped?")
    ),
    (
      "standards.toml",
      BadFile(
        "a promise beyond all",
        promises
          + """
          [[rule]]
          id = "p1"
          arrive = "1h"
          promise_percent = { arrive = 110 }
          """, line: 7, key: "rule[1].promise_percent.arrive", "110.0 is no percentage")
    ),
    (
      "standards.toml",
      BadFile(
        "a factor of nothing",
        promises
          + """
          rule = [{ id = "p1" }]
          [[multiplier]]
          clock = "arrive"
          factor = 0
          """, line: 7, key: "multiplier[1].factor", "0.0 is not above 0")
    ),
    (
      "standards.toml",
      BadFile(
        "a factor that makes a due time of millions of years",
        promises
          + """
          rule = [{ id = "p1" }]
          [[multiplier]]
          clock = "arrive"
          factor = 1e300
          """, line: 7, key: "multiplier[1].factor", "1e+300 is too large")
    ),
    (
      "triggers.toml",
      BadFile(
        "a trigger with a priority that is none",
        """
        [[trigger]]
        id = "liftTrapped"
        zh = "困人"
        en = "Trapped"
        priority = "p1"
        [[trigger]]
        id = "wholeBuildingOutage"
        zh = "停电"
        en = "Outage"
        """, line: 5, key: "trigger[1].priority", "unknown priority “p1”",
        advice: "did you mean P1?")
    ),
    (
      "checklists.toml",
      BadFile(
        "a misspelt key of an item",
        """
        [[checklist]]
        id = "dormitory"
        zh = "宿舍"
        en = "Dormitory"
        item = [
          { id = "a", zh = "甲", en = "A", categories = "civil", category = "civil" }]
        """, line: 6, key: "checklist[1].item[1].categories", "unknown key",
        advice: "did you mean category?")
    ),
    (
      "checklists.toml",
      BadFile(
        "an item of an unknown category",
        """
        [[checklist]]
        id = "dormitory"
        zh = "宿舍"
        en = "Dormitory"
        item = [
          { id = "a", zh = "甲", en = "A", category = "civil" },
          { id = "b", zh = "乙", en = "B", category = "electric" },
        ]
        """, line: 7, key: "checklist[1].item[2].category", "unknown category “electric”",
        advice: "did you mean electrical?")
    ),
    (
      "checklists.toml",
      BadFile(
        "limits upside down",
        """
        [[checklist]]
        id = "dormitory"
        zh = "宿舍"
        en = "Dormitory"
        [[checklist.item]]
        id = "a"
        zh = "甲"
        en = "A"
        category = "civil"
        unit = "V"
        min = 10
        max = 2.5
        """, line: 11, key: "checklist[1].item[1].min",
        "the lower limit 10.0 is above the upper limit 2.5")
    ),
    (
      "routing.toml",
      BadFile(
        "a destination that is none", "[[rule]]\nto = \"boss\"", line: 2, key: "rule[1].to",
        "“boss” is no destination")
    ),
    (
      "routing.toml",
      BadFile(
        "an unknown category", "[[rule]]\nto = \"duty\"\ncategory = \"lifts\"", line: 3,
        key: "rule[1].category", "unknown category “lifts”", advice: "did you mean lift?")
    ),
    (
      "roles.toml",
      BadFile(
        "an unknown role", "worker = []\ncrew_leader = []", line: 2, key: "crew_leader",
        "unknown key", advice: "did you mean crewLeader?")
    ),
    (
      "escalation.toml",
      BadFile(
        "a share that is none", "[[accept]]\nid = \"a\"\nat = 75\ntell = \"holder\"", line: 3,
        key: "accept[1].at", "a whole number where a text in quotes belongs")
    ),
    (
      "escalation.toml",
      BadFile(
        "a recipient that is none", "[[accept]]\nid = \"a\"\nat = \"75%\"\ntell = \"boss\"",
        line: 4, key: "accept[1].tell", "unknown recipient “boss”")
    ),
    (
      "escalation.toml",
      BadFile(
        "an id twice",
        """
        [[accept]]
        id = "a"
        at = "75%"
        tell = "holder"
        [[major]]
        id = "a"
        after = "0m"
        tell = "supervisor"
        """, line: 6, key: "major[1].id", "“a” twice")
    ),
    (
      "categories.toml",
      BadFile(
        "a decimal number for a name", "[[category]]\nid = 1.5\nzh = \"其他\"\nen = \"Other\"",
        line: 2, key: "category[1].id", "a decimal number where a text in quotes belongs")
    ),
    (
      "categories.toml",
      BadFile(
        "a word for a yes or no",
        "[[category]]\nid = \"other\"\nzh = \"其他\"\nen = \"Other\"\nsafety = \"yes\"", line: 5,
        key: "category[1].safety", "a text in quotes where true or false belongs")
    ),
    (
      "china-holidays.csv",
      BadFile(
        "a day that is none", "date,kind,name\n2027-01-01,holiday,元旦\n2027-13-01,holiday,x",
        line: 3, key: "", "“2027-13-01,holiday,x” is no day")
    ),
    (
      "china-holidays.csv",
      BadFile(
        "a kind of day that is none", "2027-01-01,half,元旦\r\n", line: 1, key: "",
        "“half” is no kind of day")
    ),
    (
      "calendars/24x7.toml",
      BadFile(
        "a name that is taken", "time_zone = \"UTC\"", line: nil, key: "", "the name 24x7 is taken")
    ),
    (
      "standard.toml",
      BadFile(
        "a name that is no configuration file's", "", line: nil, key: "",
        "no configuration file has this name", advice: "did you mean standards.toml?")
    ),
  ]

  @Test("a bad one is refused with its line", arguments: bad)
  func refused(_ name: String, _ bad: BadFile) {
    let errors = failures { () throws(ConfigurationError) in
      _ = try EffectiveConfiguration.load(directories: [(name, bad.text)])
    }
    bad.expect(errors, file: name)
  }

  @Test("what a replaced file no longer defines is missed in the built-in ones, which say so")
  func missed() {
    let errors = failures { () throws(ConfigurationError) in
      _ = try EffectiveConfiguration.load(directories: [
        ("categories.toml", "[[category]]\nid = \"other\"\nzh = \"其他\"\nen = \"Other\"")
      ])
    }
    #expect(errors.first?.file == "checklists.toml")
    #expect(errors.first?.isBuiltIn == true)
    #expect(errors.first?.what == "unknown category “lighting”")
    #expect(errors.first?.advice == "known are other")
    #expect(errors.first?.line != nil)
  }

  @Test("errors of several files come together")
  func several() {
    let errors = failures { () throws(ConfigurationError) in
      _ = try EffectiveConfiguration.load(directories: [
        ("routing.toml", "rule = 1"), ("notify.toml", "[notify\n"),
      ])
    }
    #expect(errors.map(\.file) == ["routing.toml", "notify.toml"])
  }

  @Test("a calendar and a holiday table of one's own join the built-in ones")
  func joins() throws {
    let configuration = try EffectiveConfiguration.load(directories: [
      (
        "calendars/night.toml",
        "time_zone = \"Asia/Shanghai\"\nholidays = \"own\"\nhours.mon = [\"20:00-24:00\"]"
      ),
      ("own-holidays.csv", "2027-01-01,holiday,元旦\n"), ("keys.toml", "anything"),
    ])
    #expect(configuration.calendars["night"]?.holidays.count == 1)
    #expect(configuration.calendars["night"]?.publishedUntil?.description == "2027-12-31")
    #expect(configuration.calendars["office"] != nil)
  }

  @Test("of two files with one name the later counts")
  func later() throws {
    let configuration = try EffectiveConfiguration.load(directories: [
      ("notify.toml", "notify.command = \"a\""), ("notify.toml", "notify.command = \"b\""),
    ])
    #expect(configuration.notify.command == "b")
  }

  @Test("an error says where it stands: file, line and key, as far as they are known")
  func place() {
    let error = ConfigurationError(
      file: "a.toml", line: 3, key: "rule[1].to", .missing("to", .text),
      others: [ConfigurationError(file: "b.toml", .empty)])
    #expect(error.all.map(\.place) == ["a.toml:3: rule[1].to", "b.toml"])
    #expect(error.all.map(\.what) == ["missing", "empty"])
  }
}
