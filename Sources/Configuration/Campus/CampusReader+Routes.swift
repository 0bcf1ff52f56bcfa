import ServiceClock

extension CampusReader {
  /// The patrol routes.
  func routes(_ result: CampusFile) -> [CampusFile.Route] {
    let routes = file.tables("route").map { route($0, result) }
    CategoriesReader.refuseRepeats(routes.map(\.code), key: "code", of: "route", in: file)
    return routes
  }

  private func route(_ table: TableReader, _ result: CampusFile) -> CampusFile.Route {
    for (key, shape) in [
      ("quota", Mistake.Shape.integer), ("per", .period), ("in_force", .someDate),
      ("stops", .tables),
    ] { table.require(key, shape) }
    let campus = campusCode(table)
    let per = table.choice("per", of: .period, CampusFile.Period.self) ?? .week
    if per == .shift, result.shifts.isEmpty {
      table.refuse("per", .quotaWithoutShifts)
    }
    let gap = table.number("gap_hours")
    if let gap, gap < 0 || gap > 24 * 31 {
      table.refuse("gap_hours", .notGap(gap))
    }
    let stops = stops(table, campus: campus, result)
    if table.has("stops"), stops.isEmpty {
      table.refuse("stops", .noStops)
    }
    let route = CampusFile.Route(
      code: code(table, .route), campus: campus, name: table.requiredText("name"),
      nameEn: table.text("name_en") ?? "", quota: table.int("quota", in: 1...1_000) ?? 1, per: per,
      floorMinutes: table.int("floor_minutes", in: 0...1_440) ?? 0, gapHours: gap,
      inForce: table.date("in_force") ?? .init(dayNumber: 0), stops: stops)
    table.finish()
    return route
  }

  private func stops(
    _ route: TableReader, campus: String, _ result: CampusFile
  ) -> [CampusFile.Stop] {
    var seen: Set<String> = []
    return route.tables("stops").map { table in
      let place = placePath(table, "place")
      if let place, !campus.isEmpty, CampusReader.campus(of: place) != campus {
        table.refuse("place", .otherCampus(place, campus))
      }
      let named = table.name("checklist", of: .checklist, among: kinds)
      let checklist = named ?? place.flatMap { result.kind(ofPath: $0) }
      if checklist == nil, !table.has("checklist"), place != nil {
        table.refuse("checklist", .noChecklist)
      }
      let items = items(table, of: checklist)
      table.finish()
      if let place, let checklist, !seen.insert("\(place) \(checklist)").inserted {
        table.refuse("place", .stopTwice(place, checklist))
      }
      return CampusFile.Stop(place: place ?? "", checklist: checklist ?? "", items: items)
    }
  }

  private func items(_ table: TableReader, of checklist: String?) -> [String]? {
    guard let list = checklist.flatMap(configuration.checklist) else {
      return table.texts("items")
    }
    let items = table.names("items", of: .item, among: list.items.map(\.id))
    if let items, items.isEmpty, table.texts("items")?.isEmpty == true {
      table.refuse("items", .noStopItems)
    }
    return items
  }
}
