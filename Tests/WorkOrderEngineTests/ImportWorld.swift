import Foundation
import Ledger
import Testing

@testable import WorkOrderEngine

/// Files to import, and the maps that fit them.
enum ImportFiles {
  static let boston = """
    [file]
    format = "csv"
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
  static let taipei = """
    [file]
    time_format = "iso8601"
    time_zone = "Asia/Taipei"
    [fields]
    reference = "查報序號"
    reported = "查報日期"
    place = "查報地點"
    text = "故障情形"
    [campus]
    default = "taipei"
    """
  /// A map of every field over plain columns, for orders of the campus NH.
  static let plain = """
    [file]
    time_format = "yyyy-MM-dd HH:mm"
    [fields]
    reference = "ref"
    reported = "reported"
    due = "due"
    completed = "completed"
    category = "category"
    place = "place"
    text = "text"
    priority = "priority"
    cause = "cause"
    remedy = "remedy"
    [campus]
    default = "NH"
    """
  static let plainHeader = "ref,reported,due,completed,category,place,text,priority,cause,remedy"

  private static let here = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  /// The path of an excerpt that lies beside the tests.
  static func excerpt(_ name: String) -> String {
    here.appendingPathComponent("Excerpts/\(name)").path
  }

  /// The path of a whole data set, which lies beside the repository where it is at hand.
  static func shared(_ name: String) -> String {
    here.appendingPathComponent("../../../shared/data/\(name)").standardizedFileURL.path
  }

  static func isShared(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: shared(name))
  }
}

extension World {
  /// Imports as the supervisor.
  func importing(
    _ source: ImportSource, _ map: String, _ options: ImportOptions = ImportOptions(),
    progress: (Int) -> Bool = { _ in true }
  ) throws -> ImportSummary {
    let person = try engine.ask(now: now) { try $0.person(named: "1").id }
    return try engine.importOrders(
      source, map: ImportMap(toml: map, file: "map.toml"), options: options,
      id: UUID().uuidString, by: Actor(person: person), now: now, progress: progress)
  }

  /// Imports rows under the plain header.
  func importing(
    rows: String, _ options: ImportOptions = ImportOptions()
  ) throws -> ImportSummary {
    try importing(
      ImportSource(
        bytes: Array("\(ImportFiles.plainHeader)\n\(rows)".utf8), name: "rows.csv", piece: 7),
      ImportFiles.plain, options)
  }

  /// How many orders there are.
  func orderCount() throws -> Int64 {
    try engine.ask(now: now) { try $0.reader.value("SELECT COUNT(*) FROM work_order") ?? 0 }
  }

  /// The order with a reference.
  func imported(_ reference: String) throws -> OrderFile {
    try engine.ask(now: now) { snapshot in
      let id = try snapshot.reader.value(
        "SELECT id FROM work_order WHERE reference = $1", reference)
      return try snapshot.orderFile(id: try #require(id))
    }
  }
}
