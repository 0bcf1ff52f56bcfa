import Configuration
import Ledger

/// Takes a list of equipment, by code.
struct AssetRows: ListWriter {
  private let transaction: Transaction
  private let options: ImportOptions
  private let finder: PlaceFinder
  private var seen = RepeatedRows(.assets)

  init(transaction: Transaction, map: ImportMap, options: ImportOptions) throws {
    try transaction.authoriseSomewhere("importOrders")
    (self.transaction, self.options) = (transaction, options)
    finder = try PlaceFinder(transaction.snapshot, map: map)
  }

  mutating func take(_ rows: [ImportedRow], into summary: inout ImportSummary) throws {
    for row in rows {
      do {
        try take(row, into: &summary)
      } catch let fault as ImportFault {
        summary.refuse(row, fault)
      }
    }
  }

  private mutating func take(_ row: ImportedRow, into summary: inout ImportSummary) throws {
    let code = TypedText.folded(try row.required("code")).uppercased()
    guard CampusCodes.isWord(code) else {
      throw ImportFault.malformed(field: "code", value: row.shown("code"))
    }
    let name = try row.required("name")
    _ = try row.required("place")
    let kind = try finder.kind(row)
    guard let place = try finder.place(row, field: "place", on: try finder.campus(row)) else {
      throw row.unknown("place")
    }
    try seen.check(row, of: code)
    try transaction.authorise("importOrders", campus: place.campus)
    transaction.touch(.asset)
    if let known = try known(code) {
      let before = try transaction.snapshot.place(known.place)
      try transaction.authorise("importOrders", campus: before.campus)
      let fields = [
        ("place", known.place != place.id), ("name", known.name != name),
        ("kind", kind != nil && known.kind != kind),
      ].filter(\.1).map(\.0)
      if summary.judge(row, of: code, differing: fields, options: options) {
        try transaction.db.execute(
          "UPDATE asset SET place = $2, name = $3, kind = $4 WHERE id = $1", known.id, place.id,
          name, kind ?? known.kind)
      }
    } else {
      try transaction.db.execute(
        "INSERT INTO asset (code, place, name, kind) VALUES ($1, $2, $3, $4)", code, place.id,
        name, kind ?? place.kind)
      summary.added += 1
    }
    seen.remember(row, of: code)
  }

  /// The asset with a code; the table's own key serves it.
  private func known(_ code: String) throws -> Asset? {
    try transaction.db.first(
      "SELECT id, code, place, name, kind FROM asset WHERE code = $1", code
    ) { row in
      Asset(
        id: row.integer(0), code: row.text(1), place: row.integer(2), name: row.text(3),
        kind: row.text(4))
    }
  }
}
