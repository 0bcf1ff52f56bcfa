extension CampusReader {
  /// The places, each after its parent, with the rooms behind theirs.
  func places() -> [CampusFile.Place] {
    let tables = file.tables("place")
    var places: [(place: CampusFile.Place, rooms: [CampusFile.Place])] = []
    for table in tables {
      let place = place(table)
      let rooms = rooms(table, below: place.path)
      table.finish()
      for (key, path) in [("path", place.path)] + rooms.map({ ("rooms", $0.path) })
      where !path.isEmpty && !paths.insert(path).inserted {
        table.refuse(key, .twice(path))
      }
      places.append((place, rooms))
    }
    for (table, (place, _)) in zip(tables, places)
    where !place.path.isEmpty && !paths.contains(place.parent) {
      let campus = CampusReader.campus(of: place.path)
      table.refuse(
        "path",
        campusCodes.contains(campus)
          ? .noParent(place.parent)
          : .noParent(place.parent, campus: campus, known: campusCodes))
    }
    let all = places.flatMap { [$0.place] + $0.rooms }
    // Parents have shorter paths; by depth they come first, and the order of the file is kept.
    let levels = Dictionary(grouping: all, by: depth)
    return levels.keys.sorted().flatMap { levels[$0] ?? [] }
  }

  private func place(_ table: TableReader) -> CampusFile.Place {
    let path = table.requiredText("path")
    let segments = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if !path.isEmpty, segments.count < 2 || !segments.allSatisfy(CampusCodes.isSegment) {
      table.refuse("path", .notPath(path))
    }
    return CampusFile.Place(
      path: segments.count < 2 ? "" : path, name: table.requiredText("name"),
      nameEn: table.text("name_en") ?? "",
      kind: table.name("kind", of: .kind, among: kinds),
      aliases: table.texts("aliases") ?? [])
  }

  private func rooms(_ table: TableReader, below path: String) -> [CampusFile.Place] {
    guard let text = table.text("rooms"), !text.isEmpty, !path.isEmpty else { return [] }
    let (numbers, wrong) = RoomNumbers.expand(text)
    if let wrong {
      table.refuse("rooms", .notRooms(wrong))
    }
    return numbers.map { CampusFile.Place(path: "\(path)/\($0)", name: $0, nameEn: $0) }
  }

  /// The equipment.
  func assets() -> [CampusFile.Asset] {
    let assets = file.tables("asset").map { table in
      let code = table.requiredText("code")
      if !code.isEmpty, !CampusCodes.isWord(code) {
        table.refuse("code", .notWord(.asset, code))
      }
      let asset = CampusFile.Asset(
        code: code, place: placePath(table, "place") ?? "", name: table.requiredText("name"),
        nameEn: table.text("name_en") ?? "",
        kind: table.name("kind", of: .kind, among: kinds))
      table.finish()
      return asset
    }
    CategoriesReader.refuseRepeats(assets.map(\.code), key: "code", of: "asset", in: file)
    return assets
  }

  /// The path of a place that exists; nil when it does not, which is reported.
  func placePath(_ table: TableReader, _ key: String) -> String? {
    let path = table.requiredText(key)
    guard !path.isEmpty else { return nil }
    guard paths.contains(path) else {
      let nearest = table.report.isCrowded ? nil : NearestName.of(path, among: paths.sorted())
      table.refuse(key, .unknownPlace(path, near: nearest))
      return nil
    }
    return path
  }

  /// The campus code with which a path begins.
  static func campus(of path: String) -> String {
    String(path.prefix { $0 != "/" })
  }

  private func depth(_ place: CampusFile.Place) -> Int {
    place.path.utf8.count { $0 == UInt8(ascii: "/") }
  }
}
