import Foundation
import Testing

@testable import WorkOrderEngine

@Suite("Exporting")
struct ExportTests {
  private func export(
    _ world: World, _ subject: ExportSubject, _ format: ExportFormat
  ) throws -> String {
    var bytes: [UInt8] = []
    try world.engine.export(subject, format: format, now: world.now) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func history() throws -> World {
    var world = try World()
    let number = try world.logDefect(text: "带“引号”, 逗号\n和换行 \"x\"")
    try world.give(MarkMajor(order: number, reason: "危险"), as: "3")
    try world.move(to: "2026-11-23 11:00")
    _ = try world.engine.tick(now: world.now)
    return world
  }

  @Test("events of the same history are the same bytes, whatever the commands were called")
  func sameEvents() throws {
    let world = try history()
    for format in ExportFormat.allCases {
      #expect(try export(world, .events, format) == export(try history(), .events, format))
    }
    var (first, second) = (try World(), try World())
    _ = try first.logDefect()
    try second.give(CommentOrder(order: try second.logDefect(), text: "x"), as: "3")
    #expect(try export(first, .events, .json) != export(second, .events, .json))
  }

  @Test("every line of JSON is an object with the same keys, and texts come back as they were")
  func json() throws {
    let world = try history()
    for subject in ExportSubject.allCases {
      let lines = try export(world, subject, .json).split(separator: "\n")
      let objects = try lines.map { line in
        try #require(
          JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
      #expect(Set(objects.map { $0.keys.sorted() }).count <= 1)
      guard subject == .orders else { continue }
      #expect(objects.first?["text"] as? String == "带“引号”, 逗号\n和换行 \"x\"")
      #expect(objects.first?["reported"] as? String == "2026-11-23T09:00:00+08:00")
      #expect(objects.first?["completed"] is NSNull)
      #expect(objects.first?["major"] as? Bool == true)
    }
  }

  @Test("while an order is on hold no due time stands, and what it keeps does")
  func onHold() throws {
    var world = try World()
    let number = try world.logDefect(priority: .p3)
    _ = try world.logDefect(priority: .p3)
    try world.give(AcceptOrder(order: number), as: "2")
    try world.move(to: "2026-11-23 11:00")
    try world.give(
      HoldOrder(
        order: number, reason: .parts,
        wakeOn: try #require(CalendarDate(year: 2026, month: 11, day: 25))), as: "2")
    func orders() throws -> [[String: Any]] {
      try export(world, .orders, .json).split(separator: "\n").map { line in
        try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      }
    }
    try world.move(to: "2026-11-23 15:00")
    let (held, other) = (try orders()[0], try orders()[1])
    #expect(held["state"] as? String == "onHold")
    #expect(held["due"] is NSNull && held["dueBeforeExtension"] is NSNull)
    // Three working days of eight hours, of which two hours are used.
    #expect(held["remaining"] as? Int == 22 * 3_600)
    #expect(other["due"] is String && other["remaining"] is NSNull)
    try world.give(ResumeOrder(order: number), as: "2")
    let resumed = try orders()[0]
    #expect(resumed["due"] is String && resumed["remaining"] is NSNull)
  }

  @Test("CSV can be read back: as many cells in each row as the header has")
  func csv() throws {
    let world = try history()
    for subject in ExportSubject.allCases {
      var reader = SeparatedReader(separator: 0x2C, limit: 100_000)
      var counts: [Int] = []
      var texts: [String] = []
      let take = { (record: TableRecord) in
        counts.append(record.count)
        texts.append(String(decoding: record.cell(8), as: UTF8.self))
        #expect(record.fault == nil)
        return true
      }
      _ = try reader.read(Array(try export(world, subject, .csv).utf8), take)
      _ = try reader.finish(take)
      #expect(Set(counts).count == 1)
      if subject == .orders { #expect(texts == ["text", "带“引号”, 逗号\n和换行 \"x\""]) }
    }
  }

  @Test("an exported order is what an import of it would make again")
  func roundTrip() throws {
    let world = try World()
    _ = try world.importing(
      ImportSource(path: ImportFiles.excerpt("taipei-streetlight.csv")), ImportFiles.taipei)
    let map = """
      [file]
      [fields]
      reference = "reference"
      reported = "reported"
      text = "text"
      place = "place"
      category = "category"
      campus = "campus"
      """
    let summary = try world.importing(
      ImportSource(bytes: Array(try export(world, .orders, .csv).utf8), name: "export"), map)
    #expect(summary.unchanged == 17 && summary.rows == 17)
  }

  @Test("the quick writer makes the very bytes of the encoder")
  func quickJSON() throws {
    let texts = ["", "水管 \"x\" \\ / \u{8}\u{c}\n\r\t\u{1}\u{1f}\u{7f}\u{2028}é😀", "a/b"]
    for text in texts {
      for time in [nil, Instant(seconds: -5), Instant(seconds: 1 << 40)] {
        let report = Report(
          place: 7, asset: time?.seconds, category: text, priority: .p4,
          trigger: time.map { _ in text }, text: text, reporter: text, contact: "",
          appointment: time, agreed: time,
          reference: time.map { _ in text }, imported: time != nil, standard: 3)
        #expect(try report.quickJSON() == canonicalJSON(report))
        let completion = Completion(
          cause: text, remedy: "b", minutes: time.map { _ in 4 },
          parts: time == nil ? [] : texts)
        #expect(try completion.quickJSON() == canonicalJSON(completion))
        let command = LogDefect(
          place: text, category: "lift", priority: time.map { _ in .p2 }, major: time != nil,
          text: text, reporter: text, contact: text, asset: time.map { _ in text },
          appointment: time, agreed: time, done: time.map { _ in completion },
          follows: time.map { _ in text }, parent: time.map { _ in text }, happened: time)
        #expect(try command.contentJSON() == canonicalJSON(command))
        var fromRound = command
        fromRound.finding = FindingOrigin(round: 1, stop: 2, item: text)
        #expect(try fromRound.contentJSON() == canonicalJSON(fromRound))
        let answer = LogDefect.Answer(
          number: text, id: -7, isSighting: time == nil, major: time != nil)
        #expect(try LogDefect.answerJSON(answer) == canonicalJSON(answer))
      }
    }
  }
}
