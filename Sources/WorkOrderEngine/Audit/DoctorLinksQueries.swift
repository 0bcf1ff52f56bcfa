import Ledger
import ServiceClock

/// One of the counters of a campus.
struct CounterName: Hashable {
  var campus: Int64
  var name: String
}

extension Snapshot {
  /// The counts by which the next order gets its number.
  func lastNumberProblems() throws -> [Problem] {
    // An order number beyond its campus' count would be given a second time.
    try reader.rows(
      """
      SELECT c.code, c.last_number, COUNT(o.id) FROM campus c
      LEFT JOIN work_order o ON o.campus = c.id
      GROUP BY c.id, c.code, c.last_number HAVING COUNT(o.id) <> c.last_number ORDER BY c.code
      """
    ) { row in
      Problem(
        kind: .counter, place: "\(row.text(0)) last_number", found: "\(row.integer(1))",
        expected: "\(row.integer(2))")
    }
  }

  /// Counts the orders and compares; the counters themselves are never counted on screen.
  func counterProblems() throws -> [Problem] {
    let campuses = try campusTable()
    let counted = try countedCounters()
    var stored: [CounterName: Int64] = [:]
    try reader.forEachRow("SELECT campus, name, value FROM counter") { row in
      stored[CounterName(campus: row.integer(0), name: row.text(1))] = row.integer(2)
    }
    return Set(counted.keys).union(stored.keys).compactMap { name in
      let (found, expected) = (stored[name] ?? 0, counted[name] ?? 0)
      guard found != expected else { return nil }
      let campus = campuses[name.campus]?.code ?? "\(name.campus)"
      return Problem(
        kind: .counter, place: "\(campus) \(name.name)", found: "\(found)",
        expected: "\(expected)")
    }.sorted { $0.place < $1.place }
  }

  /// What the counters must say.
  func countedCounters() throws -> [CounterName: Int64] {
    var counted: [CounterName: Int64] = [:]
    try reader.forEachRow(
      """
      SELECT campus, stage, open, CASE WHEN open = 1 AND major = 1 THEN 1 ELSE 0 END, COUNT(*)
      FROM work_order GROUP BY 1, 2, 3, 4
      """
    ) { row in
      var names = ["all", "stage.\(row.text(1))"]
      if row.bool(2) { names.append("open") }
      if row.bool(3) { names.append("major") }
      for name in names {
        counted[CounterName(campus: row.integer(0), name: name), default: 0] += row.integer(4)
      }
    }
    return counted
  }

  /// Links that lead in a circle, and places whose path does not begin with that of the place above.
  func linkProblems() throws -> [Problem] {
    let circles = try reader.rows(
      """
      WITH RECURSIVE chain (start, other, kind, steps) AS (
        SELECT work_order, other, kind, 1 FROM order_link
        UNION
        SELECT c.start, l.other, c.kind, c.steps + 1 FROM chain c
        JOIN order_link l ON l.work_order = c.other AND l.kind = c.kind
        WHERE c.other <> c.start AND c.steps < 1000)
      SELECT DISTINCT o.number, c.kind FROM chain c JOIN work_order o ON o.id = c.start
      WHERE c.other = c.start ORDER BY o.number, c.kind
      """
    ) { row in
      Problem(kind: .link, place: "\(row.text(0)) \(row.text(1))", found: row.text(0))
    }
    let dangling = try reader.rows(
      """
      SELECT o.number, l.kind, l.other FROM order_link l
      LEFT JOIN work_order o ON o.id = l.work_order
      WHERE o.id IS NULL OR NOT EXISTS (SELECT 1 FROM work_order WHERE id = l.other)
      ORDER BY l.work_order, l.kind, l.other
      """
    ) { row in
      Problem(
        kind: .link, place: "\(row.text(0)) \(row.text(1))", found: "order \(row.integer(2))")
    }
    let places = try reader.rows(
      """
      SELECT p.path, u.path FROM place p JOIN place u ON u.id = p.parent
      WHERE p.campus <> u.campus OR SUBSTR(p.path, 1, LENGTH(u.path) + 1) <> u.path || '/'
      ORDER BY p.path
      """
    ) { row in
      Problem(kind: .link, place: "place \(row.text(0))", found: row.text(1))
    }
    return circles + dangling + places
  }

  /// Every order must stand in the search index once.
  func searchProblems() throws -> [Problem] {
    let entries = try reader.value("SELECT COUNT(*) FROM order_search") ?? 0
    let orders = try reader.value("SELECT COUNT(*) FROM work_order") ?? 0
    guard entries != orders else { return [] }
    return [
      Problem(kind: .search, place: "order_search", found: "\(entries)", expected: "\(orders)")
    ]
  }
}
