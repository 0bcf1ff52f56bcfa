import Foundation
import Ledger
import ServiceClock

extension Snapshot {
  /// As ``campuses()``, from the table.
  func readCampuses() throws -> [Campus] {
    try reader.rows(
      """
      SELECT id, code, slug, name, name_en, zone, calendar, remote, language
      FROM campus ORDER BY id
      """
    ) { row in
      Campus(
        id: row.integer(0), code: row.text(1), slug: row.text(2), name: row.text(3),
        nameEnglish: row.text(4), zone: try ZoneRules(identifier: row.text(5)),
        calendar: row.text(6), isRemote: row.bool(7),
        language: row.text(8))
    }
  }

  /// The campus that a person named by code, id or name; case does not matter.
  ///
  /// - Throws: ``EngineError/unknownCampus(_:)``.
  public func campus(named text: String) throws -> Campus {
    let asked = TypedText.folded(text)
    let found = try campusTable().values.first { campus in
      [campus.code, campus.slug, campus.name, campus.nameEnglish]
        .contains { TypedText.folded($0) == asked }
    }
    guard let found else { throw EngineError.unknownCampus(text) }
    return found
  }

  private static let placeColumns = "id, campus, parent, path, name, name_en, title, kind"

  private func place(_ row: SQLRow) -> Place {
    Place(
      id: row.integer(0), campus: row.integer(1), parent: row.optionalInteger(2),
      path: row.text(3), name: row.text(4), nameEnglish: row.text(5), title: row.text(6),
      kind: row.text(7), aliases: [])
  }

  /// The place with this id.
  public func place(_ id: Int64) throws -> Place {
    try kept(.place(id)) {
      let found = try reader.first(
        "SELECT \(Self.placeColumns) FROM place WHERE id = $1", id, map: place)
      guard let found else { throw EngineError.unknownPlace("\(id)") }
      return found
    }
  }

  /// The place that a person named by path, title or alias; case, width and blanks do not matter.
  ///
  /// - Throws: ``EngineError/unknownPlace(_:)``, also when an alias means several places.
  public func place(named text: String) throws -> Place {
    try kept(.placeNamed(text)) { try readPlace(named: text) }
  }

  private func readPlace(named text: String) throws -> Place {
    let path = TypedText.folded(text).uppercased()
    if let found = try reader.first(
      "SELECT \(Self.placeColumns) FROM place WHERE path = $1", path, map: place)
    {
      return found
    }
    func called(_ name: String, by alias: String) throws -> [Place] {
      try reader.rows(
        """
        SELECT \(Self.placeColumns) FROM place
        WHERE id IN (SELECT place FROM place_alias WHERE \(alias) = $1) ORDER BY path LIMIT 2
        """, name, map: place)
    }
    let name = TypedText.folded(text)
    var found = try called(name, by: "alias")
    if found.isEmpty {
      found = try called(name.replacing(" ", with: ""), by: "replace(alias, ' ', '')")
    }
    guard found.count == 1 else { throw EngineError.unknownPlace(text) }
    return found[0]
  }

  /// All places of a campus, or of all, in the order of their paths, with their aliases.
  public func places(campus: Int64? = nil) throws -> [Place] {
    var aliases: [Int64: [String]] = [:]
    try reader.forEachRow("SELECT place, alias FROM place_alias ORDER BY place, alias") { row in
      aliases[row.integer(0), default: []].append(row.text(1))
    }
    return try reader.rows(
      """
      SELECT \(Self.placeColumns) FROM place WHERE $1 = 0 OR campus = $1 ORDER BY path
      """, campus ?? 0
    ) { row in
      var found = place(row)
      found.aliases = aliases[found.id] ?? []
      return found
    }
  }

  /// The asset with this code.
  ///
  /// - Throws: ``EngineError/unknownAsset(_:)``.
  public func asset(coded text: String) throws -> Asset {
    let found = try reader.first(
      "SELECT id, code, place, name, kind FROM asset WHERE code = $1",
      TypedText.folded(text).uppercased()
    ) { row in
      Asset(
        id: row.integer(0), code: row.text(1), place: row.integer(2), name: row.text(3),
        kind: row.text(4))
    }
    guard let found else { throw EngineError.unknownAsset(text) }
    return found
  }

  /// The asset with this code, which must stand on a campus.
  ///
  /// - Throws: ``EngineError/unknownAsset(_:)``, also for one that stands elsewhere.
  func asset(coded text: String, on campus: Int64) throws -> Asset {
    let found = try asset(coded: text)
    guard try place(found.place).campus == campus else { throw EngineError.unknownAsset(text) }
    return found
  }
}
