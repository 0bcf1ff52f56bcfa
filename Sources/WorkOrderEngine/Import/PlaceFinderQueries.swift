import Configuration
import Ledger

/// Finds what the cells of a list call campuses, places and kinds of place.
struct PlaceFinder {
  let snapshot: Snapshot
  private let campuses: [Campus]
  private let defaultCampus: Campus?
  private let kinds: [String: String]

  /// - Throws: ``EngineError/unknownCampus(_:)`` when the campus of the map is not here.
  init(_ snapshot: Snapshot, map: ImportMap) throws {
    self.snapshot = snapshot
    campuses = try snapshot.campuses()
    if let name = map.defaultCampus {
      defaultCampus = try snapshot.campus(named: name)
    } else {
      defaultCampus = campuses.count == 1 ? campuses[0] : nil
    }
    var kinds: [String: String] = [:]
    for list in try snapshot.rulebook().configuration.checklists.reversed() {
      for name in [list.zh, list.en, list.id] { kinds[TypedText.folded(name)] = list.id }
    }
    self.kinds = kinds
  }

  /// The campus of a row: its own, or the map's; `nil` when neither names one.
  func campus(_ row: ImportedRow) throws(ImportFault) -> Campus? {
    guard let cell = row["campus"] else { return defaultCampus }
    let asked = TypedText.folded(cell)
    guard let found = campuses.first(where: { $0.importNames.contains(asked) }) else {
      throw row.unknown("campus")
    }
    return found
  }

  /// The id of the checklist, which is the kind of place, that a cell names.
  func kind(_ row: ImportedRow, field: String = "kind") throws(ImportFault) -> String? {
    guard let cell = row[field] else { return nil }
    guard let found = kinds[TypedText.folded(cell)] else { throw row.unknown(field) }
    return found
  }

  /// A path as it stands in the table: capitals, the code of the campus first.
  func path(_ cell: String, on campus: Campus?) -> String {
    let path = TypedText.folded(cell).uppercased()
    let first = path.prefix { $0 != "/" }
    guard let campus, !campuses.contains(where: { $0.code == first }) else { return path }
    return "\(campus.code)/\(path)"
  }

  /// The campus with which a path begins.
  func campus(ofPath path: String) -> Campus? {
    campuses.first { $0.code == path.prefix { $0 != "/" } }
  }

  /// The place with a path; the table's own key serves it.
  func place(path: String) throws -> Place? {
    let id = try snapshot.reader.value("SELECT id FROM place WHERE path = $1", path)
    return try id.map(snapshot.place)
  }

  /// The place that a cell calls by path, title or alias; `nil` when nothing here is called so.
  ///
  /// - Throws: ``ImportFault/ambiguous(field:value:)``, or
  ///   ``ImportFault/elsewhere(field:value:campus:)`` when the row names another campus.
  func place(_ row: ImportedRow, field: String, on campus: Campus?) throws -> Place? {
    guard let cell = row[field] else { return nil }
    if let found = try place(path: path(cell, on: campus)) {
      guard let campus, row["campus"] != nil, found.campus != campus.id else { return found }
      throw ImportFault.elsewhere(field: field, value: row.shown(field), campus: campus.code)
    }
    let found = try snapshot.reader.rows(
      """
      SELECT p.id FROM place_alias a JOIN place p ON p.id = a.place
      WHERE a.alias = $1 AND ($2 = 0 OR p.campus = $2) ORDER BY p.id LIMIT 2
      """, TypedText.folded(cell), campus?.id ?? 0
    ) { $0.integer(0) }
    guard found.count < 2 else {
      throw ImportFault.ambiguous(field: field, value: row.shown(field))
    }
    return try found.first.map(snapshot.place)
  }

  /// The place below another with this name; index `place_by_parent`.
  func child(named name: String, of parent: Place) throws -> Place? {
    try snapshot.reader.value(
      "SELECT id FROM place WHERE parent = $1 AND name = $2 ORDER BY id LIMIT 1", parent.id, name
    ).map(snapshot.place)
  }

  /// The folded aliases of a place.
  func aliases(of place: Place) throws -> Set<String> {
    Set(
      try snapshot.reader.rows("SELECT alias FROM place_alias WHERE place = $1", place.id) {
        $0.text(0)
      })
  }
}
