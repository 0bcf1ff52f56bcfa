import Configuration

@testable import WorkOrderEngine

/// A list that is imported into the office, twice. The first byte chooses what it lists, in the order of
/// `ImportMap.Subject`, the second whether rows that differ are applied; the columns bear the names of
/// the fields.
enum ImportProperty {
  static func check(_ bytes: [UInt8]) throws {
    var choices = Choices(bytes)
    let subject = choices.one(of: ImportMap.Subject.allCases)
    let options = ImportOptions(update: choices.next(below: 2) == 1, batch: 2)
    let file = Array(choices.rest)
    guard let map = map(of: subject, for: file) else { return }
    let office = try FuzzOffice.shared.get()
    try office.undone { engine in
      func bring(_ id: String) throws -> ImportSummary? {
        let source = ImportSource(bytes: file, name: "list.csv", piece: 64)
        do {
          return try engine.importRows(
            of: subject, from: source, map: map, options: options, id: id, by: .system,
            now: office.soon)
        } catch is EngineError {
          return nil
        }
      }
      guard let first = try bring("first") else { return }
      try FuzzOffice.checkRecords(of: engine, now: office.soon)
      guard let second = try bring("second") else {
        throw BrokenRule(rule: "what came in comes in again", what: "\(first)")
      }
      try hold(
        second.added == 0 && second.updated == 0 && second.places.isEmpty
          && second.campuses.isEmpty && second.categories.isEmpty && second.rows == first.rows,
        "the same list again changes nothing", "\(first), then \(second)")
      _ = try engine.tick(now: office.later)
      try FuzzOffice.checkRecords(of: engine, now: office.later)
    }
  }

  /// The map of the columns that the first line names; nil where one is missing that has to be there.
  private static func map(of subject: ImportMap.Subject, for file: [UInt8]) -> ImportMap? {
    let header = String(decoding: file.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)
    let columns = Set(header.split(separator: ",").map(String.init))
    let fields = subject.fields.filter(columns.contains)
    guard subject.required.allSatisfy(fields.contains) else { return nil }
    return ImportMap(
      timeZone: "Asia/Shanghai", empty: ["", "-"],
      fields: Dictionary(uniqueKeysWithValues: fields.map { ($0, $0) }), defaultCampus: "NH")
  }
}
