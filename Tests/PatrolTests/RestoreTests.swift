import Foundation
import Testing

@Suite("patrol backup and restore")
struct RestoreTests {
  private func figures(_ office: Office) throws -> [String: Double] {
    let report = try office.run("report", "turnaround", "--json").json()
    let total = try #require(report["total"] as? [String: Any])
    return ["reported", "completed", "onTime", "late", "noTarget"].reduce(into: [:]) {
      $0[$1] = total[$1] as? Double
    }
  }

  @Test(
    "a damaged, cut, foreign, empty or newer file is refused with one line, and the database stays",
    arguments: ["en", "zh-Hans"])
  func refused(language: String) throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    #expect(try office.run("backup", "copy.db").status == 0)
    let kept = try office.logDefect()
    let copy = try Data(contentsOf: URL(fileURLWithPath: office.path("copy.db")))
    func put(_ name: String, _ data: Data) throws {
      try data.write(to: URL(fileURLWithPath: office.path(name)))
    }
    var flipped = copy
    flipped[copy.count / 3] ^= 4
    try put("flipped.db", flipped)
    try put("cut.db", copy.prefix(copy.count / 2))
    try put("text.db", Data("Dear all, this is no database but a letter.\n".utf8))
    try put("empty.db", Data())
    // The numbers of the schema and of the program stand in the header of the file.
    let unsealed = copy.prefix(copy.count - 32)
    var newer = unsealed
    newer.replaceSubrange(60..<64, with: [0, 0, 0, 99])
    try put("newer.db", newer)
    var foreign = unsealed
    foreign.replaceSubrange(68..<72, with: [0, 0, 0, 1])
    try put("foreign.db", foreign)
    let isEnglish = language == "en"
    for (name, status, says) in [
      ("flipped.db", Int32(74), isEnglish ? "is not as patrol backup wrote it" : "写出时不一致"),
      ("cut.db", 74, isEnglish ? "is damaged" : "已损坏"),
      ("text.db", 78, isEnglish ? "is not a Patrol database" : "不是"),
      ("empty.db", 78, isEnglish ? "is not a Patrol database" : "不是"),
      ("foreign.db", 78, isEnglish ? "is not a Patrol database" : "不是"),
      ("newer.db", 78, isEnglish ? "newer version" : "更新的版本"),
      ("absent.db", 66, "absent.db"),
    ] {
      let outcome = try office.run("restore", name, "--yes", "--language", language)
      #expect(outcome.status == status, "\(name): \(outcome.complaint)")
      #expect(outcome.complaint.contains(says), "\(name): \(outcome.complaint)")
      #expect(outcome.complaint.split(separator: "\n").count == 1)
      #expect(try office.run("order", "list").output.contains("\(kept)\t"), "\(name)")
    }
    #expect(try office.run("doctor", "--chain").status == 0)
    let beside = try FileManager.default.contentsOfDirectory(atPath: office.home.path)
      .filter { $0.contains(".db-") || $0.contains("restoring") }
    #expect(beside == [])
    #expect(try office.run("restore", "copy.db", "--yes").status == 0)
    #expect(try !office.run("order", "list").output.contains("\(kept)\t"))
    #expect(try office.run("doctor", "--chain").status == 0)
  }

  @Test(
    "orders that are exported and imported elsewhere give the same figures",
    arguments: ["csv", "json"])
  func roundTrip(format: String) throws {
    let office = try Office.simulated()
    var numbers: [String] = []
    for priority in ["P1", "P2", "P3", "P2", "P3", "P4", "P5"] {
      numbers.append(try office.logDefect("--priority", priority))
    }
    /// At a time of the database's own clock, forward only.
    func complete(_ number: String, _ time: String) throws {
      let outcome = try office.run(
        "order", "complete", number, "--cause", "松动", "--remedy", "紧固", "--now", time)
      #expect(outcome.status == 0, "\(outcome.complaint)")
    }
    try complete(numbers[0], "2026-11-27 10:00")
    try complete(numbers[1], "2026-11-27 12:00")
    try complete(numbers[2], "2026-11-28 10:00")
    try complete(numbers[3], "2026-12-04 10:00")
    try complete(numbers[4], "2026-12-24 10:00")
    try complete(numbers[6], "2026-12-24 11:00")
    let exported = try office.run("export", "orders", "--format", format)
    #expect(exported.status == 0)
    let before = try figures(office)
    #expect(before["reported"] == 7 && before["completed"] == 6)
    #expect(before["late"] ?? 0 > 0 && before["onTime"] ?? 0 > 0 && before["noTarget"] ?? 0 > 0)

    let other = try Office.simulated()
    try other.file("orders", exported.output)
    try other.file(
      "map.toml",
      """
      [file]
      format = "\(format == "csv" ? "csv" : "jsonl")"
      time_format = "iso8601"
      [fields]
      reference = "number"
      reported = "reported"
      due = "due"
      completed = "completed"
      category = "category"
      campus = "campus"
      place = "place"
      text = "text"
      priority = "priority"
      [campus]
      default = "nanhu"
      """)
    let imported = try other.run(
      "import", "orders", "orders", "--map", "map.toml", "--now", "2026-12-24 12:00")
    #expect(imported.status == 0, "\(imported.output)\(imported.complaint)")
    #expect(try figures(other) == before)
  }
}
