import Configuration
import Ledger
import ServiceClock

/// Takes a list of routes, a row a stop. The rows of a route go together or not at all.
struct RouteRows: ListWriter {
  private let transaction: Transaction
  private let options: ImportOptions
  private let reader: RouteReader

  init(transaction: Transaction, map: ImportMap, options: ImportOptions) throws {
    try transaction.authoriseSomewhere("importOrders")
    try transaction.authoriseSomewhere("suspendRoute")
    (self.transaction, self.options) = (transaction, options)
    reader = try RouteReader(transaction.snapshot, map: map)
  }

  mutating func take(_ rows: [ImportedRow], into summary: inout ImportSummary) throws {
    var codes: [String] = []
    var routes: [String: [ImportedRow]] = [:]
    for row in rows {
      do throws(ImportFault) {
        let code = try reader.code(row)
        if routes[code] == nil { codes.append(code) }
        routes[code, default: []].append(row)
      } catch {
        summary.refuse(row, error)
      }
    }
    // A row of which nobody can tell the route may be a stop of any.
    let lost = summary.badRows.map(\.line).min()
    for code in codes {
      let rows = routes[code] ?? []
      if let lost {
        for row in rows { summary.refuse(row, .brokenRoute(route: code, line: lost)) }
      } else {
        try take(code, rows, into: &summary)
      }
    }
  }

  private func take(
    _ code: String, _ rows: [ImportedRow], into summary: inout ImportSummary
  ) throws {
    let known = try reader.known(code)
    switch try reader.plan(code, rows, known: known.map { try transaction.snapshot.plan(of: $0) }) {
    case .bad(let faults):
      let line = faults.keys.min() ?? 0
      for row in rows {
        summary.refuse(row, faults[row.line] ?? .brokenRoute(route: code, line: line))
      }
    case .good(let plan):
      let campus = try transaction.snapshot.campus(named: plan.campus).id
      try transaction.authorise("importOrders", campus: campus)
      try transaction.authorise("suspendRoute", campus: campus)
      guard let known else {
        try transaction.enter(plan)
        summary.added += 1
        return
      }
      let fields = Self.differing(plan, from: try transaction.snapshot.plan(of: known))
      if summary.judge(rows[0], of: code, differing: fields, options: options) {
        try transaction.revise(known, as: plan)
      }
    }
  }

  private static func differing(
    _ plan: CampusFile.Route, from known: CampusFile.Route
  ) -> [String] {
    [
      ("name", plan.name != known.name), ("name_en", plan.nameEn != known.nameEn),
      ("quota", plan.quota != known.quota), ("per", plan.per != known.per),
      ("floor_minutes", plan.floorMinutes != known.floorMinutes),
      ("gap_hours", plan.gapSeconds != known.gapSeconds),
      ("in_force", plan.inForce != known.inForce), ("stops", plan.stops != known.stops),
    ].filter(\.1).map(\.0)
  }
}
