import Foundation
import Testing

@testable import WorkOrderEngine

@Suite("Files that are not as they should be")
struct BadFileTests {
  private func faults(_ summary: ImportSummary) -> [Int: ImportFault] {
    Dictionary(uniqueKeysWithValues: summary.badRows.map { ($0.line, $0.fault) })
  }

  @Test("every bad row is named with its line and reason, and the good ones are kept")
  func badRows() throws {
    let world = try World()
    let long = String(repeating: "x", count: 1 << 20)
    let text = """
      \(ImportFiles.plainHeader)
      1,2026-03-02 08:00,,,,,good,,,
      2,2026-02-30 08:00,,,,,no such day,,,
      3,2026-03-02 08:00,,2026-03-01 08:00,,,ends first,,,
      4,2026-03-02 08:00,,,,,\(long),,,
      5,2026-03-02 08:00,,,,,too,few
      6,2026-03-02 08:00,,,,,too,many,,,,
      ,2026-03-02 08:00,,,,,no reference,,,
      8,2026-03-02 08:00,,,,,,,,
      9,2026-03-02 08:00,,,,,odd priority,P9,,
      10,2027-03-02 08:00,,,,,to come,,,
      11,2026-03-02 08:00,2026-03-01 08:00,,,,late from the start,,,
      12,2026-03-02 08:00,,,,,"two
      lines",,,
      13,02.03.2026,,,,,other form,,,

      """
    let source = ImportSource(bytes: Array(text.utf8), name: "bad.csv", piece: 1_000)
    let summary = try world.importing(source, ImportFiles.plain)
    #expect(
      faults(summary) == [
        3: .notATime(field: "reported", value: "2026-02-30 08:00"), 4: .completedBeforeReported,
        5: .tooLong(field: "text", limit: 10_000), 6: .cellCount(found: 8, expected: 10),
        7: .cellCount(found: 12, expected: 10), 8: .missing(field: "reference"),
        9: .missing(field: "text"), 10: .unknown(field: "priority", value: "P9"),
        11: .inTheFuture(field: "reported", value: "2027-03-02T08:00:00+08:00"),
        15: .notATime(field: "reported", value: "02.03.2026"),
      ])
    #expect(summary.warnings == [ImportRemark(line: 12, fault: .dueBeforeReported)])
    #expect(summary.rows == 13 && summary.added == 3)
    #expect(try world.orderCount() == 3)
    #expect(try world.imported("12").order.report.text == "two\nlines")
  }

  @Test("with strict one bad row keeps everything out; a dry run writes nothing either")
  func strict() throws {
    let world = try World()
    let rows = "1,2026-03-02 08:00,,,New trade,New place,a,,,\n2,x,,,,,b,,,\n"
    let before = try world.eventCount()
    for options in [ImportOptions(strict: true), ImportOptions(dryRun: true)] {
      let summary = try world.importing(rows: rows, options)
      #expect(summary.badRows.count == 1 && summary.added == 1 && !summary.isCommitted)
      #expect(summary.categories == ["new-trade"])
      #expect(try world.orderCount() == 0 && world.eventCount() == before)
    }
    #expect(try world.importing(rows: rows).isCommitted)
    #expect(try world.orderCount() == 1)
  }

  @Test("a column that is missing or stands twice is told before any row is read")
  func header() throws {
    let world = try World()
    func importing(_ text: String) throws {
      _ = try world.importing(
        ImportSource(bytes: Array(text.utf8), name: "f.csv"), ImportFiles.plain)
    }
    let rest = ImportFiles.plainHeader.dropFirst(4)
    #expect(throws: EngineError.columnMissing(column: "ref", file: "f.csv")) {
      try importing("\(rest)\n")
    }
    #expect(throws: EngineError.columnRepeated(column: "ref", file: "f.csv")) {
      try importing("ref,\(ImportFiles.plainHeader)\n")
    }
    #expect(throws: EngineError.fileEmpty(path: "f.csv")) { try importing("") }
    let unreadable = EngineError.fileUnreadable(
      path: "/nowhere.csv", code: 2)
    #expect(throws: unreadable) {
      _ = try ImportSource(path: "/nowhere.csv")
    }
  }

  @Test("bytes that are no characters spoil their row alone")
  func invalidUTF8() throws {
    let world = try World()
    let bytes =
      Array("\(ImportFiles.plainHeader)\n1,2026-03-02 08:00,,,,,a".utf8) + [0xFF, 0x80]
      + Array(",,,\n2,2026-03-02 08:00,,,,,b,,,\n3,2026-03-02 08:00,,,,,c\0d,,,\n".utf8)
    let summary = try world.importing(
      ImportSource(bytes: bytes, name: "f", piece: 3), ImportFiles.plain)
    #expect(
      faults(summary) == [
        2: .notText(field: "text", encoding: "utf-8"), 4: .zeroByte(field: "text"),
      ])
    #expect(summary.added == 1)
  }

  private static let chinese = ImportFiles.plain.replacing(
    "[file]", with: "[file]\nencoding = \"gb18030\"")

  @Test("GB18030 is read in whatever pieces it comes, rare characters too")
  func gb18030() throws {
    let world = try World()
    // 漏水 in two bytes each, 𠀀 in four, and half a character at the end of a cell.
    let bytes =
      Array("\(ImportFiles.plainHeader)\n1,2026-03-02 08:00,,,,,".utf8)
      + [0xC2, 0xA9, 0xCB, 0xAE, 0x95, 0x32, 0x82, 0x36]
      + Array(",,,\n2,2026-03-02 08:00,,,,,".utf8) + [0xC2] + Array(",,,\n".utf8)
      + Array("3,2026-03-02 08:00,,,,,b,,,\n".utf8)
    for piece in [1, 2, 3, 5, 1 << 16] {
      let summary = try world.importing(
        ImportSource(bytes: bytes, name: "f", piece: piece), Self.chinese)
      #expect(faults(summary) == [3: .notText(field: "text", encoding: "gb18030")])
    }
    #expect(try world.imported("1").order.report.text == "漏水𠀀")
    #expect(try world.orderCount() == 2)
  }

  @Test("a file in another encoding than the map says is refused as a whole")
  func otherEncoding() throws {
    let world = try World()
    let utf8 = Array(
      "\(ImportFiles.plainHeader)\n1,2026-03-02 08:00,,,,图书馆,水管漏水,,,\n".utf8)
    #expect(throws: EngineError.fileEncoding(path: "f", declared: "gb18030", found: "utf-8")) {
      _ = try world.importing(ImportSource(bytes: utf8, name: "f"), Self.chinese)
    }
    let gb = ImportFiles.taipei.replacing("查報序號", with: "ref")
    let header: [UInt8] = Array("ref,".utf8) + [0xCA, 0xB1, 0xBC, 0xE4] + Array("\n1,2\n".utf8)
    #expect(throws: EngineError.fileEncoding(path: "f", declared: "utf-8", found: "gb18030")) {
      _ = try world.importing(ImportSource(bytes: header, name: "f"), gb)
    }
    #expect(throws: EngineError.fileEncoding(path: "f", declared: "utf-8", found: "utf-16")) {
      _ = try world.importing(
        ImportSource(bytes: [0xFF, 0xFE, 0x72, 0x00], name: "f"), ImportFiles.plain)
    }
  }

  @Test("an import stopped half way keeps whole batches, and given again it goes on")
  func halfWay() throws {
    let world = try World()
    let rows = (1...1_200).map { "\($0),2026-03-02 08:00,,,,,text \($0),,,\n" }.joined()
    let source = ImportSource(
      bytes: Array("\(ImportFiles.plainHeader)\n\(rows)".utf8), name: "f")
    let options = ImportOptions(batch: 300)
    let stopped = try world.importing(source, ImportFiles.plain, options) { $0 < 1_000 }
    #expect(stopped.isCancelled && stopped.added == 900)
    #expect(try world.orderCount() == 900)
    let finished = try world.importing(source, ImportFiles.plain, options)
    #expect(finished.unchanged == 900 && finished.added == 300)
    #expect(try world.engine.doctor(chain: true, now: world.now) == [])
  }

  @Test("JSON lines are imported like tables, and a line that is none is named")
  func jsonLines() throws {
    let world = try World()
    let map = ImportFiles.plain.replacing("[file]", with: "[file]\nformat = \"jsonl\"")
    let lines = """
      {"ref": 1, "reported": "2026-03-02 08:00", "text": "水\\n管", "place": null, "more": [1]}
      {"ref": "2", "reported": "2026-03-02 08:00", "text": [1]}
      not json
      {"ref": "3", "text": "c"}

      """
    let summary = try world.importing(
      ImportSource(bytes: Array(lines.utf8), name: "f", piece: 11), map)
    #expect(
      faults(summary) == [
        2: .notAnObject, 3: .notAnObject, 4: .missing(field: "reported"),
      ])
    #expect(try world.imported("1").order.report.text == "水\n管")
  }

  @Test("an import can be stopped within a row that never ends")
  func stoppedWithinRow() throws {
    let world = try World()
    let text =
      "\(ImportFiles.plainHeader)\n1,2026-03-02 08:00,,,,,good,,,\n2,2026-03-02 08:00,,,,,\"open"
      + String(repeating: "\nrow", count: 10_000)
    var asked = 0
    let stopped = try world.importing(
      ImportSource(bytes: Array(text.utf8), name: "rows.csv", piece: 1_000), ImportFiles.plain,
      ImportOptions(batch: 1)
    ) { rows in
      asked += 1
      return asked < 10
    }
    #expect(stopped.isCancelled && stopped.added == 1 && asked == 10)
  }
}
