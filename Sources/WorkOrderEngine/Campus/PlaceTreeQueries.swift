import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// The campuses as the roots of their trees, in the order in which they were founded.
  public func campusNodes(campus: Int64? = nil) throws -> [PlaceNode] {
    try campuses().filter { campus == nil || $0.id == campus }.map { campus in
      let root = try place(named: campus.code)
      return PlaceNode(
        place: root, open: try counter("open", campus: campus.id),
        hasChildren: try hasChildren(root.id))
    }
  }

  /// The places right below another, by path; index `place_by_parent`.
  ///
  /// - Throws: ``EngineError/unknownPlace(_:)``.
  public func placeNodes(below path: String) throws -> [PlaceNode] {
    let parent = try place(named: path).id
    let children = try reader.rows(
      "SELECT id FROM place WHERE parent = $1 ORDER BY path", parent
    ) { $0.integer(0) }
    return try children.map { id in
      let child = try place(id)
      return PlaceNode(
        place: child, open: try openOrders(at: child), hasChildren: try hasChildren(id))
    }
  }

  private func hasChildren(_ place: Int64) throws -> Bool {
    try reader.exists("SELECT 1 FROM place WHERE parent = $1", place)
  }

  /// Open orders at a place and below, counted to 1,000+ at most: by the range of their paths in the
  /// index on `place.path`, then by index `work_order_by_place`.
  private func openOrders(at place: Place) throws -> Int {
    Int(
      try reader.value(
        """
        SELECT COUNT(*) FROM (
          SELECT 1 FROM place q JOIN work_order o ON o.place = q.id AND o.open = 1
          WHERE q.id = $1
          UNION ALL
          SELECT 1 FROM place q JOIN work_order o ON o.place = q.id AND o.open = 1
          WHERE q.path > $2 AND q.path < $3
          LIMIT 1001) AS found
        """, place.id, "\(place.path)/", "\(place.path)0") ?? 0)
  }

  /// All that is known of a place, with its latest readings and findings.
  ///
  /// - Parameter latest: how many readings of an item, and how many findings, at most.
  /// - Throws: ``EngineError/unknownPlace(_:)``.
  public func placeFile(_ path: String, latest: Int = 60) throws -> PlaceFile {
    let place = try place(named: path)
    var above: [Place] = []
    var parent = place.parent
    while let id = parent {
      let next = try self.place(id)
      if next.parent != nil { above.insert(next, at: 0) }
      parent = next.parent
    }
    return PlaceFile(
      place: place, above: above, campus: try campus(place.campus),
      assets: try assets(at: place.id),
      routes: try routes(stoppingAt: place.id), readings: try readings(at: place, latest: latest),
      findings: try findings(at: place, latest: latest))
  }

  /// The equipment that stands at a place, by code; index `asset_by_place`.
  public func assets(at place: Int64) throws -> [Asset] {
    try reader.rows(
      "SELECT id, code, place, name, kind FROM asset WHERE place = $1 ORDER BY code", place
    ) { row in
      Asset(
        id: row.integer(0), code: row.text(1), place: row.integer(2), name: row.text(3),
        kind: row.text(4))
    }
  }

  /// Few routes have few stops: one pass over all of them.
  private func routes(stoppingAt place: Int64) throws -> [String] {
    try reader.rows(
      """
      SELECT DISTINCT r.code FROM route_stop s JOIN route r ON r.id = s.route
      WHERE s.place = $1 ORDER BY r.code
      """, place
    ) { $0.text(0) }
  }

  /// The latest readings of each item; index `round_stop_by_place`.
  private func readings(at place: Place, latest: Int) throws -> [ReadingSeries] {
    let checklists = try rulebook().configuration.checklists
    let used = try reader.rows(
      """
      SELECT DISTINCT checklist FROM round_stop WHERE place = $1 AND reached IS NOT NULL
      ORDER BY checklist
      """, place.id
    ) { $0.text(0) }
    return try used.flatMap { id in
      try (checklists.first { $0.id == id }?.items ?? []).compactMap { item in
        guard case .reading(_, let least, let most) = item.kind else { return nil }
        let values = try reader.rows(
          """
          SELECT c.at, c.value FROM round_stop s
          JOIN round_check c ON c.round = s.round AND c.position = s.position AND c.item = $3
          WHERE s.place = $1 AND s.checklist = $2 AND s.reached IS NOT NULL
            AND c.value IS NOT NULL
          ORDER BY s.reached DESC LIMIT $4
          """, place.id, id, item.id, latest
        ) { row in (Instant(seconds: row.integer(0)), row.text(1)) }
        let series = values.reversed().compactMap { at, text in
          Double(text).map { value in
            ReadingSeries.Reading(
              at: at, value: value,
              isBad: least.map { value < $0 } ?? false || most.map { value > $0 } ?? false)
          }
        }
        return series.isEmpty ? nil : ReadingSeries(item: item, values: series)
      }
    }
  }

  private func findings(at place: Place, latest: Int) throws -> [PlaceFinding] {
    let checklists = try rulebook().configuration.checklists
    return try reader.rows(
      """
      SELECT c.at, s.checklist, c.item, COALESCE(c.value, ''), c.words, o.number
      FROM round_stop s
      JOIN round_check c ON c.round = s.round AND c.position = s.position AND c.result = 'fail'
      LEFT JOIN work_order o ON o.id = c.work_order
      WHERE s.place = $1 AND s.reached IS NOT NULL
      ORDER BY c.at DESC LIMIT $2
      """, place.id, latest
    ) { row in
      let (list, item) = (row.text(1), row.text(2))
      return PlaceFinding(
        at: Instant(seconds: row.integer(0)),
        item: checklists.first { $0.id == list }?.item(item),
        words: [row.text(3), row.text(4)].filter { !$0.isEmpty }.joined(separator: " "),
        order: row.optionalText(5))
    }
  }
}
