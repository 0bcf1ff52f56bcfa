import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

/// Whole data sets that lie beside the repository where they are at hand; skipped elsewhere.
@Suite("Whole data sets")
struct WholeDataTests {
  @Test(
    "a quarter of a city's service requests has its known figures, and each order the city's word",
    .enabled(
      if: ImportFiles.isShared("boston-311-2011-q3.csv"),
      "needs ../shared/data/boston-311-2011-q3.csv"))
  func boston() throws {
    let world = try World()
    let source = try ImportSource(path: ImportFiles.shared("boston-311-2011-q3.csv"))
    let summary = try world.importing(source, ImportFiles.boston)
    #expect(summary.rows == 31_828 && summary.added == 31_828 && summary.badRows == [])
    #expect(summary.warnings.map(\.fault) == Array(repeating: .dueBeforeReported, count: 3))
    let total = try world.engine.ask(now: world.now) { try $0.turnaround(by: .category) }.total
    #expect(total.completed == 30_081 && total.onTime == 20_356 && total.late == 4_827)
    #expect(total.open == 1_747 && total.noTarget == 5_013 && total.openPastDue == 1_632)
    let again = try world.importing(source, ImportFiles.boston)
    #expect(again.unchanged == 31_828 && again.added == 0 && again.different == [])
    try expectTheCitysWords(world)
  }

  /// The word of every order on which the city has its own, closed and with a target, is the city's.
  private func expectTheCitysWords(_ world: World) throws {
    let flags = try cityFlags()
    var agreed = 0
    var different: [String] = []
    var cursor: String?
    repeat {
      let page = try world.engine.ask(now: world.now) {
        try $0.orders(OrderFilter(), sort: .age, limit: 500, after: cursor)
      }
      for row in page.items {
        guard let flag = flags[row.reference ?? ""], !row.stage.isOpen,
          let clock = row.clocks.first(where: { $0.kind == .complete })
        else { continue }
        if clock.word == (flag == "ontime" ? .met : .missed) {
          agreed += 1
        } else {
          different.append("\(row.reference ?? ""): \(flag), here \(clock.word)")
        }
      }
      cursor = page.next
    } while cursor != nil
    #expect(different == [])
    #expect(agreed == 25_101)
  }

  /// What the city says of each case, by its number, in small letters; cases it says nothing of are
  /// left out.
  private func cityFlags() throws -> [String: String] {
    let path = ImportFiles.shared("boston-311-2011-q3.csv")
    var flags: [String: String] = [:]
    var reader = SeparatedReader(separator: 0x2C, limit: 100_000)
    _ = try reader.read([UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))) { record in
      let flag = String(decoding: record.cell(4), as: UTF8.self).lowercased()
      if ["ontime", "overdue"].contains(flag) {
        flags[String(decoding: record.cell(0), as: UTF8.self)] = flag
      }
      return true
    }
    return flags
  }

  @Test(
    "eight thousand Chinese reports keep their line breaks and rare characters",
    .enabled(
      if: ImportFiles.isShared("taipei-streetlight-2024.csv"),
      "needs ../shared/data/taipei-streetlight-2024.csv"))
  func taipei() throws {
    let world = try World()
    let path = ImportFiles.shared("taipei-streetlight-2024.csv")
    let summary = try world.importing(ImportSource(path: path), ImportFiles.taipei)
    // One row stands twice in the file, to the letter.
    #expect(summary.rows == 8_000 && summary.added == 7_999 && summary.unchanged == 1)
    #expect(summary.badRows == [] && summary.warnings == [])

    var expected: [String: String] = [:]
    var reader = SeparatedReader(separator: 0x2C, limit: 100_000)
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    _ = try reader.read(bytes) { record in
      expected[String(decoding: record.cell(0), as: UTF8.self)] =
        String(decoding: record.cell(3), as: UTF8.self)
      return true
    }
    expected["查報序號"] = nil
    let found = try world.engine.ask(now: world.now) { snapshot in
      try snapshot.reader.rows("SELECT reference, text FROM work_order") {
        ($0.text(0), $0.text(1))
      }
    }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
    #expect(expected.values.contains { $0.contains("\n") })
  }
}
