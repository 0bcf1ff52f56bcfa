import Configuration
import Ledger

/// Finds or creates what the rows of an import name: campuses, categories, places.
extension ImportWriter {
  /// The campus of a row; the map's own is created when it is absent.
  mutating func campus(_ name: String?, into summary: inout ImportSummary) throws -> Campus {
    let asked = TypedText.folded(name ?? catalog.map.defaultCampus ?? "")
    if let known = catalog.campuses[asked] { return known }
    let all = try transaction.snapshot.campuses()
    let found =
      asked.isEmpty && all.count == 1 ? all[0] : all.first { $0.importNames.contains(asked) }
    if let found {
      try transaction.authorise("importOrders", campus: found.id)
      return try know(found, as: asked)
    }
    guard let fromMap = catalog.map.defaultCampus, asked == TypedText.folded(fromMap) else {
      guard let name else { throw EngineError.empty(field: "campus") }
      throw ImportFault.unknown(field: "campus", value: String(name.prefix(60)))
    }
    try transaction.authorise("importOrders", campus: nil)
    let code = ImportNames.campusCode(fromMap) { code in all.contains { $0.code == code } }
    let id = try transaction.writeCampus(
      CampusFile.Campus(
        code: code, id: fromMap, name: fromMap,
        timeZone: catalog.map.zoneOfNewCampus ?? all.first?.zone.identifier ?? "UTC",
        calendar: "24x7"))
    summary.campuses.append(code)
    return try know(try transaction.snapshot.campus(id), as: asked)
  }

  private mutating func know(_ campus: Campus, as name: String) throws -> Campus {
    catalog.campuses[name] = campus
    let root = try transaction.snapshot.place(named: campus.code)
    catalog.roots[campus.id] = ImportCatalog.KnownPlace(
      id: root.id, kind: root.kind, title: root.title)
    return campus
  }

  /// Creates the categories that the rows name and nobody knows, as one new version.
  mutating func createCategories(
    _ rows: [ImportedOrder], into summary: inout ImportSummary
  ) throws {
    let rulebook = try transaction.snapshot.rulebook()
    catalog.learn(rulebook)
    var configuration = rulebook.configuration
    var taken = Set(configuration.categories.map(\.id))
    var created: [String: String] = [:]
    for cell in rows.lazy.compactMap(\.category) where catalog.category(cell) == nil {
      let name = TypedText.folded(cell)
      guard created[name] == nil else { continue }
      let id = ImportNames.categoryID(cell) { taken.contains($0) }
      taken.insert(id)
      created[name] = id
      configuration.categories.append(Category(id: id, zh: cell, en: cell))
      summary.categories.append(id)
    }
    guard !created.isEmpty else { return }
    try transaction.loadConfiguration(configuration)
    catalog.learn(try transaction.snapshot.rulebook())
  }

  /// The place of a row: found by path, title or alias on its campus, or created below it.
  mutating func place(
    _ cell: String?, on campus: Campus, into summary: inout ImportSummary
  ) throws -> ImportCatalog.KnownPlace {
    guard let root = catalog.roots[campus.id] else {
      throw EngineError.unknownCampus(campus.code)
    }
    guard let cell else { return root }
    if let known = catalog.places[campus.id]?[cell] { return try meaning(known, of: cell) }
    let known = try find(cell, on: campus)
    if let known {
      catalog.places[campus.id, default: [:]][cell] = known
      return try meaning(known, of: cell)
    }
    let created = try create(cell, on: campus, below: root, into: &summary)
    catalog.places[campus.id, default: [:]][cell] = .place(created)
    return created
  }

  private func meaning(
    _ meaning: ImportCatalog.PlaceMeaning, of cell: String
  ) throws -> ImportCatalog.KnownPlace {
    guard case .place(let place) = meaning else {
      throw ImportFault.ambiguous(field: "place", value: String(cell.prefix(60)))
    }
    return place
  }

  private func find(_ cell: String, on campus: Campus) throws -> ImportCatalog.PlaceMeaning? {
    let folded = TypedText.folded(cell)
    func known(_ row: SQLRow) -> ImportCatalog.KnownPlace {
      ImportCatalog.KnownPlace(id: row.integer(0), kind: row.text(1), title: row.text(2))
    }
    if let place = try transaction.db.first(
      "SELECT id, kind, title FROM place WHERE path = $1 AND campus = $2", folded.uppercased(),
      campus.id, map: known)
    {
      return .place(place)
    }
    let found = try transaction.db.rows(
      """
      SELECT p.id, p.kind, p.title FROM place_alias a JOIN place p ON p.id = a.place
      WHERE a.alias = $1 AND p.campus = $2 ORDER BY p.id LIMIT 2
      """, folded, campus.id, map: known)
    return found.count == 2 ? .several : found.first.map { .place($0) }
  }

  private func create(
    _ cell: String, on campus: Campus, below root: ImportCatalog.KnownPlace,
    into summary: inout ImportSummary
  ) throws -> ImportCatalog.KnownPlace {
    let number = 1 + (try transaction.db.value("SELECT MAX(id) FROM place") ?? 0)
    var path = "\(campus.code)/\(ImportNames.pathPart(cell, number: number))"
    if try transaction.db.exists("SELECT 1 FROM place WHERE path = $1", path) {
      path += "-\(number)"
    }
    let id = try transaction.writePlace(
      PlaceRow(
        campus: campus.id, parent: root.id, path: path, name: cell, nameEnglish: "", title: cell,
        kind: root.kind, aliases: []))
    summary.places.append(path)
    return ImportCatalog.KnownPlace(id: id, kind: root.kind, title: cell)
  }

  /// The asset of a row.
  mutating func asset(_ cell: String?) throws -> Int64? {
    guard let cell else { return nil }
    if catalog.assets[cell] == nil {
      catalog.assets[cell] = .some(
        try transaction.db.value(
          "SELECT id FROM asset WHERE code = $1", TypedText.folded(cell).uppercased()))
    }
    guard let known = catalog.assets[cell], let id = known else {
      throw ImportFault.unknown(field: "asset", value: String(cell.prefix(60)))
    }
    return id
  }
}
