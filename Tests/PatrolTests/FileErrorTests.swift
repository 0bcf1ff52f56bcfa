import Testing

/// Files that people write: what is wrong in them is said in their language, with its line.
@Suite("Malformed files")
struct FileErrorTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var place: String
    var en: String
    var zh: String

    init(_ title: String, _ text: String, _ place: String, en: String, zh: String) {
      (testDescription, self.text, self.place, self.en, self.zh) = (title, text, place, en, zh)
    }
  }

  private static let zone = "time_zone = \"Asia/Shanghai\"\n"

  static let calendars = [
    Bad(
      "no TOML", zone + "[hours\n", "c.toml:2", en: "the table name has no ]; names are",
      zh: "表名缺少 ]；表名用"),
    Bad(
      "an unknown key", zone + "huors = 1\n", "c.toml:2: huors", en: "unknown key; known are",
      zh: "没有这个键；可用的有"),
    Bad(
      "a key twice", zone + zone, "c.toml:2", en: "the key “time_zone” stands twice; keep one",
      zh: "键“time_zone”出现两次；只留一处"),
    Bad(
      "overlapping windows", zone + "[hours]\nmon = [\"08:00-12:00\", \"11:00-13:00\"]\n",
      "c.toml:3: hours.mon[2]", en: "the windows 08:00-12:00 and 11:00-13:00 overlap; join them",
      zh: "时段 08:00-12:00 与 11:00-13:00 重叠；请合并"),
    Bad(
      "a night in one window", zone + "[hours]\nmon = [\"22:00-06:00\"]\n",
      "c.toml:3: hours.mon[1]", en: "does not end after its start; write a night as two",
      zh: "结束不晚于开始；跨夜请写成两段"),
    Bad(
      "no opening", zone + "[hours]\n", "c.toml:2: hours",
      en: "calendar c never opens; give at least one",
      zh: "日历 c 从不开放；请至少给一个工作日"),
    Bad(
      "a zone that is none", "time_zone = \"Asia/Peking\"\n", "c.toml:1: time_zone",
      en: "time zone “Asia/Peking” is unknown; use", zh: "没有时区“Asia/Peking”；请写"),
    Bad(
      "a date that is none", zone + "[[exception]]\nname = \"x\"\ndate = \"2026-02-30\"\n",
      "c.toml:4: exception[1].date", en: "“2026-02-30” is no date; write it as",
      zh: "“2026-02-30”不是日期；请写成"),
    Bad(
      "several", "a = 1\nb = 2\n", "c.toml", en: "(and 2 more)", zh: "（另有 2 处）"),
  ]

  @Test("a calendar that is wrong is 65 in both languages", arguments: calendars)
  func calendar(bad: Bad) throws {
    let office = try Office()
    try office.file("c.toml", bad.text)
    for (language, says) in [("en", bad.en), ("zh-Hans", bad.zh)] {
      let outcome = try office.run(
        "due", "--calendar", "c.toml", "--from", "2026-01-05", "--target", "2wh", "--language",
        language)
      #expect(outcome.status == 65)
      #expect(outcome.complaint.hasPrefix("patrol: \(bad.place)"), "\(outcome.complaint)")
      #expect(outcome.complaint.contains(says), "\(outcome.complaint)")
      #expect(outcome.complaint.split(separator: "\n").count == 1)
    }
  }

  @Test("a campus file, an import map and the keys are judged alike")
  func others() throws {
    let office = try Office()
    try office.file("campus.toml", "[university]\nname = \"x\"\n[[campus]]\ncode = \"nh\"\n")
    try office.file(
      "map.toml",
      "[file]\nformat = \"xls\"\n[fields]\nreference = \"a\"\nreported = \"b\"\ntext = \"c\"\n")
    try office.file("rows.csv", "a\n1\n")
    try office.file("config/patrol/keys.toml", "order.acept = [\"a\"]\n")
    for (words, status, says) in [
      (["init", "--campus", "campus.toml"], Int32(65), "campus.toml:3: campus[1].id：缺少"),
      (
        ["import", "orders", "rows.csv", "--map", "map.toml"], 65,
        "map.toml:2: file.format：没有格式“xls”"
      ),
      (["keys"], 78, "keys.toml：没有叫 order.acept 的操作；可能是 order.accept"),
      (["config", "check"], 78, "keys.toml：没有叫 order.acept 的操作"),
    ] {
      let outcome = try office.launch(words + ["--language", "zh-Hans"])
      #expect(outcome.status == status, "\(words): \(outcome.complaint)")
      #expect(outcome.complaint.contains(says), "\(words): \(outcome.complaint)")
      #expect(!outcome.complaint.contains("⟨"))
    }
  }

  @Test("config check names every file that is wrong in one pass")
  func everything() throws {
    let office = try Office()
    try office.file("rules/standards.toml", "[[rule]]\nid = \"x\"\n")
    try office.file("rules/nonsense.toml", "x")
    try office.file("rules/notify.toml", "[notify]\ncomand = \"x\"\n")
    let outcome = try office.run("config", "check", "rules")
    #expect(outcome.status == 65)
    for name in ["nonsense.toml", "standards.toml", "notify.toml:2: notify.comand"] {
      #expect(outcome.output.contains(name), "\(outcome.output)")
    }
  }
}
