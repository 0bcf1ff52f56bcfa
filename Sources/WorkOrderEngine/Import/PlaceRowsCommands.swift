import Configuration
import Ledger

/// Takes a list of places: by path, or by the place above and a code or a name of its own.
struct PlaceRows: ListWriter {
  private let transaction: Transaction
  private let options: ImportOptions
  private let finder: PlaceFinder
  private var seen = RepeatedRows(.places)

  init(transaction: Transaction, map: ImportMap, options: ImportOptions) throws {
    try transaction.authoriseSomewhere("importOrders")
    (self.transaction, self.options) = (transaction, options)
    finder = try PlaceFinder(transaction.snapshot, map: map)
  }

  /// A place may stand before the one above it: what waits for another row is tried again as long
  /// as that brings anything.
  mutating func take(_ rows: [ImportedRow], into summary: inout ImportSummary) throws {
    var waiting = rows.enumerated().sorted { first, second in
      (Self.depth(first.element), first.offset) < (Self.depth(second.element), second.offset)
    }.map(\.element)
    while !waiting.isEmpty {
      var later: [ImportedRow] = []
      for row in waiting {
        do {
          if try !take(row, into: &summary) { later.append(row) }
        } catch let fault as ImportFault {
          summary.refuse(row, fault)
        }
      }
      guard later.count < waiting.count else {
        for row in later { summary.refuse(row, Self.orphan(row)) }
        return
      }
      waiting = later
    }
  }

  private static func depth(_ row: ImportedRow) -> Int {
    row["path"]?.utf8.count { $0 == UInt8(ascii: "/") } ?? 0
  }

  private static func orphan(_ row: ImportedRow) -> ImportFault {
    guard let path = row["path"], row["parent"] == nil else { return row.unknown("parent") }
    let above = path.split(separator: "/").dropLast().joined(separator: "/")
    return .unknown(field: "parent", value: String((above.isEmpty ? path : above).prefix(60)))
  }

  /// False when the place above is not here yet.
  private mutating func take(_ row: ImportedRow, into summary: inout ImportSummary) throws -> Bool {
    let name = try row.required("name")
    let kind = try finder.kind(row)
    let rooms = try Self.rooms(row)
    guard let spot = try spot(row, name: name) else { return false }
    try transaction.authorise("importOrders", campus: spot.campus.id)
    try seen.check(row, of: spot.path)
    let place: Place
    if let known = spot.known {
      place = try revise(known, row, kind: kind, rooms: rooms, into: &summary)
    } else {
      guard let parent = spot.parent else { throw row.unknown("campus") }
      place = try create(spot.path, name, below: parent, row, kind: kind)
      summary.added += 1
      try add(rooms, to: place, into: &summary)
    }
    seen.remember(row, of: place.path)
    return true
  }

  private static func rooms(_ row: ImportedRow) throws(ImportFault) -> [String] {
    guard let cell = row["rooms"] else { return [] }
    let (numbers, wrong) = RoomNumbers.expand(
      CellWords.list(TypedText.folded(cell).uppercased()).joined(separator: ","))
    if let wrong { throw .malformed(field: "rooms", value: String(wrong.prefix(60))) }
    return numbers
  }

  /// Where a row's place is or is to be; `nil` when the place above is not here yet.
  private func spot(
    _ row: ImportedRow, name: String
  ) throws -> (path: String, campus: Campus, parent: Place?, known: Place?)? {
    let given = try finder.campus(row)
    guard let cell = row["path"] else { return try spotBelow(row, name: name, given: given) }
    let path = finder.path(cell, on: given)
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.allSatisfy(CampusCodes.isSegment) else {
      throw ImportFault.malformed(field: "path", value: row.shown("path"))
    }
    guard let campus = finder.campus(ofPath: path) else {
      throw ImportFault.unknown(field: "campus", value: parts[0])
    }
    if row["campus"] != nil, let given, given.id != campus.id {
      throw ImportFault.elsewhere(field: "path", value: row.shown("path"), campus: given.code)
    }
    if row["parent"] != nil {
      guard let stated = try finder.place(row, field: "parent", on: campus) else { return nil }
      guard stated.path == parts.dropLast().joined(separator: "/") else {
        throw ImportFault.aboveTwice(value: row.shown("parent"), path: path)
      }
    }
    if let known = try finder.place(path: path) { return (path, campus, nil, known) }
    let above = try finder.place(path: parts.dropLast().joined(separator: "/"))
    return above.map { (path, campus, $0, nil) }
  }

  private func spotBelow(
    _ row: ImportedRow, name: String, given: Campus?
  ) throws -> (path: String, campus: Campus, parent: Place?, known: Place?)? {
    var parent = try finder.place(row, field: "parent", on: given)
    if parent == nil, row["parent"] == nil {
      guard let given else { throw ImportFault.missing(field: "campus") }
      parent = try finder.place(path: given.code)
    }
    guard let parent else { return nil }
    let campus = try transaction.snapshot.campus(parent.campus)
    guard let cell = row["code"] else {
      if let known = try finder.child(named: name, of: parent) {
        return (known.path, campus, parent, known)
      }
      let number = 1 + (try transaction.db.value("SELECT MAX(id) FROM place") ?? 0)
      var path = "\(parent.path)/\(ImportNames.pathPart(name, number: number))"
      if try finder.place(path: path) != nil { path += "-\(number)" }
      return (path, campus, parent, nil)
    }
    let code = TypedText.folded(cell).uppercased()
    guard CampusCodes.isSegment(code) else {
      throw ImportFault.malformed(field: "code", value: row.shown("code"))
    }
    let path = "\(parent.path)/\(code)"
    return (path, campus, parent, try finder.place(path: path))
  }

  private func create(
    _ path: String, _ name: String, below parent: Place, _ row: ImportedRow, kind: String?
  ) throws -> Place {
    let id = try transaction.writePlace(
      PlaceRow(
        campus: parent.campus, parent: parent.id, path: path, name: name,
        nameEnglish: row["name_en"] ?? "", title: Transaction.title(name, below: parent),
        kind: kind ?? parent.kind, aliases: row.list("aliases") ?? []))
    return try transaction.snapshot.place(id)
  }

  /// Rooms bear their numbers as names.
  private func add(
    _ rooms: [String], to place: Place, into summary: inout ImportSummary
  ) throws {
    for room in rooms where try finder.place(path: "\(place.path)/\(room)") == nil {
      let path = "\(place.path)/\(room)"
      try transaction.writePlace(
        PlaceRow(
          campus: place.campus, parent: place.id, path: path, name: room, nameEnglish: room,
          title: Transaction.title(room, below: place), kind: place.kind, aliases: []))
      summary.places.append(path)
    }
  }

  private func revise(
    _ known: Place, _ row: ImportedRow, kind: String?, rooms: [String],
    into summary: inout ImportSummary
  ) throws -> Place {
    var revised = known
    revised.name = row["name"] ?? known.name
    revised.nameEnglish = row["name_en"] ?? known.nameEnglish
    revised.kind = kind ?? known.kind
    let old = try finder.aliases(of: known)
    let own = try transaction.ownAliases(of: known)
    let aliases = row.list("aliases").map { Set($0.map(TypedText.folded)) } ?? old.subtracting(own)
    let missing = try rooms.contains { try finder.place(path: "\(known.path)/\($0)") == nil }
    let fields = [
      ("name", revised.name != known.name), ("name_en", revised.nameEnglish != known.nameEnglish),
      ("kind", revised.kind != known.kind), ("aliases", aliases.union(own) != old),
      ("rooms", missing),
    ].filter(\.1).map(\.0)
    if options.update, revised.kind != known.kind,
      let order = try transaction.snapshot.orderWithoutKind(at: known)
    {
      throw ImportFault.kindInUse(order: order)
    }
    guard summary.judge(row, of: known.path, differing: fields, options: options) else {
      return known
    }
    try transaction.revise(known, as: revised, aliases: aliases)
    try add(rooms, to: revised, into: &summary)
    return revised
  }
}
