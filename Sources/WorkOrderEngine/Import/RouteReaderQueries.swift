import Configuration
import Ledger
import ServiceClock

/// Reads the rows of one route as a plan.
struct RouteReader {
  /// A plan, or what is wrong with which line.
  enum Reading {
    case good(CampusFile.Route)
    case bad([Int: ImportFault])
  }

  private let snapshot: Snapshot
  private let map: ImportMap
  private let finder: PlaceFinder
  private let configuration: EffectiveConfiguration
  private let hasShifts: Bool

  /// What is said of the route and not of the stop: on one of its rows, or alike on several.
  private static let ownFields = [
    "name", "name_en", "campus", "quota", "per", "floor_minutes", "gap_hours", "in_force",
  ]

  init(_ snapshot: Snapshot, map: ImportMap) throws {
    (self.snapshot, self.map) = (snapshot, map)
    finder = try PlaceFinder(snapshot, map: map)
    configuration = try snapshot.rulebook().configuration
    hasShifts = try !snapshot.shifts().isEmpty
  }

  /// The code of the route to which a row belongs.
  func code(_ row: ImportedRow) throws(ImportFault) -> String {
    let code = TypedText.folded(try row.required("code")).uppercased()
    guard CampusCodes.isSegment(code) else {
      throw .malformed(field: "code", value: row.shown("code"))
    }
    return code
  }

  /// The route with a code; the table's own key serves it.
  func known(_ code: String) throws -> Route? {
    let id = try snapshot.reader.value("SELECT id FROM route WHERE code = $1", code)
    return try id.map(snapshot.route)
  }

  /// The plan that the rows of a route make; what they leave out stays as it is known.
  func plan(
    _ code: String, _ rows: [ImportedRow], known: CampusFile.Route?
  ) throws -> Reading {
    var faults: [Int: ImportFault] = [:]
    let own = ownRow(rows, &faults)
    var stops: [(row: ImportedRow, place: Place, stop: CampusFile.Stop)] = []
    for row in ordered(rows, &faults) {
      do {
        let (place, stop) = try stop(row)
        if let twin = stops.first(where: {
          $0.stop.place == stop.place && $0.stop.checklist == stop.checklist
        }) {
          throw ImportFault.stopTwice(line: twin.row.line)
        }
        stops.append((row, place, stop))
      } catch let fault as ImportFault {
        faults[row.line] = faults[row.line] ?? fault
      }
    }
    guard faults.isEmpty, let first = stops.first else { return .bad(faults) }
    do {
      let given = try own["campus"] == nil ? nil : finder.campus(own)
      let campus = try given ?? snapshot.campus(first.place.campus)
      for (row, place, _) in stops where place.campus != campus.id {
        faults[row.line] = .elsewhere(
          field: "place", value: row.shown("place"), campus: campus.code)
      }
      if let known, known.campus != campus.code {
        throw ImportFault.elsewhere(field: "route", value: code, campus: campus.code)
      }
      guard faults.isEmpty else { return .bad(faults) }
      return .good(try plan(code, own, on: campus, stops: stops.map(\.stop), known: known))
    } catch let fault as ImportFault {
      return .bad([own.line: fault])
    }
  }

  /// One row with what all of them say of the route.
  private func ownRow(_ rows: [ImportedRow], _ faults: inout [Int: ImportFault]) -> ImportedRow {
    var cells: [String: String] = [:]
    var lines: [String: Int] = [:]
    for row in rows {
      for field in Self.ownFields {
        guard let cell = row[field] else { continue }
        if let line = lines[field], cells[field] != cell {
          faults[row.line] = .unlike(field: field, value: row.shown(field), line: line)
        } else if lines[field] == nil {
          (cells[field], lines[field]) = (cell, row.line)
        }
      }
    }
    return ImportedRow(line: rows.first?.line ?? 0, cells: cells)
  }

  /// The rows by their positions, or as they stand when none has one.
  private func ordered(
    _ rows: [ImportedRow], _ faults: inout [Int: ImportFault]
  ) -> [ImportedRow] {
    guard rows.contains(where: { $0["position"] != nil }) else { return rows }
    var byPosition: [Int: ImportedRow] = [:]
    for row in rows {
      do throws(ImportFault) {
        guard let position = try row.integer("position", in: 1...10_000) else {
          throw .missing(field: "position")
        }
        if let twin = byPosition[position] { throw .stopTwice(line: twin.line) }
        byPosition[position] = row
      } catch {
        faults[row.line] = faults[row.line] ?? error
      }
    }
    return byPosition.sorted { $0.key < $1.key }.map(\.value)
  }

  private func stop(_ row: ImportedRow) throws -> (Place, CampusFile.Stop) {
    _ = try row.required("place")
    guard let place = try finder.place(row, field: "place", on: try finder.campus(row)) else {
      throw row.unknown("place")
    }
    let id = try finder.kind(row, field: "checklist") ?? place.kind
    guard let checklist = configuration.checklist(id) else {
      throw ImportFault.missing(field: "checklist")
    }
    let items = try row.list("items")?.map { word throws(ImportFault) -> String in
      let asked = TypedText.folded(word)
      let found = checklist.items.first { item in
        [item.id, item.zh, item.en].contains { TypedText.folded($0) == asked }
      }
      guard let found else { throw .unknown(field: "items", value: String(word.prefix(60))) }
      return found.id
    }
    return (place, CampusFile.Stop(place: place.path, checklist: id, items: items))
  }

  private func plan(
    _ code: String, _ own: ImportedRow, on campus: Campus, stops: [CampusFile.Stop],
    known: CampusFile.Route?
  ) throws -> CampusFile.Route {
    var per = known?.per ?? .week
    if let cell = own["per"] {
      guard let period = CellWords.period(cell) else { throw own.unknown("per") }
      guard period != .shift || hasShifts else { throw own.unknown("per") }
      per = period
    }
    // A campus patrol is walked at least twice a week (R1).
    let usual = per == .week ? 2 : 1
    return CampusFile.Route(
      code: code, campus: campus.code,
      name: known == nil ? try own.required("name") : own["name"] ?? known?.name ?? code,
      nameEn: own["name_en"] ?? known?.nameEn ?? "",
      quota: try own.integer("quota", in: 1...1_000) ?? known?.quota ?? usual, per: per,
      floorMinutes: try own.integer("floor_minutes", in: 0...1_440) ?? known?.floorMinutes ?? 0,
      gapHours: try gap(own) ?? known?.gapHours,
      inForce: try firstDay(own, on: campus) ?? known?.inForce
        ?? campus.zone.local(snapshot.now).date,
      stops: stops)
  }

  private func gap(_ own: ImportedRow) throws(ImportFault) -> Double? {
    guard let cell = own["gap_hours"] else { return nil }
    guard let hours = Double(TypedText.folded(cell)), hours >= 0, hours <= 24 * 31 else {
      throw .malformed(field: "gap_hours", value: own.shown("gap_hours"))
    }
    return hours
  }

  private func firstDay(
    _ own: ImportedRow, on campus: Campus
  ) throws(ImportFault) -> CalendarDate? {
    guard let cell = own["in_force"] else { return nil }
    if let date = CalendarDate(cell) { return date }
    guard let instant = map.timeFormat.instant(cell, in: campus.zone) else {
      throw .notATime(field: "in_force", value: own.shown("in_force"))
    }
    return campus.zone.local(instant).date
  }
}
