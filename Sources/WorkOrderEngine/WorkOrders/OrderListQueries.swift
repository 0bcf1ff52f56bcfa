import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// A page of orders; a page costs the same at a thousand and at ten million orders.
  ///
  /// - Parameters:
  ///   - after: a cursor from ``Page/next``.
  ///   - me: whom `holder:@me` means.
  /// - Throws: ``EngineError/malformed(field:value:)`` for a cursor that is none.
  public func orders(
    _ filter: OrderFilter, sort: OrderSort = .due, limit: Int = 50, after: String? = nil,
    me: Int64 = 0
  ) throws -> Page<OrderListRow> {
    let all = WordLimit(most: limit + 1, least: .max)
    if let found = try found(filter, sort: sort, all, after: after, me: me) {
      return try page(found.orders, limit: limit)
    }
    var sql = try condition(of: filter, me: me)
    let keys = (filter.sort ?? sort).keys
    if let after { try sql.start(after: after, keys: keys) }
    let mark = sql.bind(limit + 1)
    var cursors: [String] = []
    let rows = try reader.rows(
      """
      SELECT \(Self.listColumns), \(keys.joined(separator: ", "))
      FROM work_order o JOIN place p ON p.id = o.place
      WHERE \(sql.text) ORDER BY \(keys.joined(separator: ", ")) LIMIT \(mark)
      """, arguments: sql.arguments
    ) { row in
      let first = Self.listColumnCount
      cursors.append(keys.indices.map { row.text(first + $0) }.joined(separator: "~"))
      return try listRow(row)
    }
    let more = rows.count > limit
    return Page(
      items: try filled(Array(rows.prefix(limit))), next: more ? cursors[limit - 1] : nil)
  }

  /// The first page of orders, and how many a filter finds, counted no further than `most`, and no
  /// further than to the end of the page where counting words would take long.
  ///
  /// - Returns: the page, how many were counted, and whether there may be more.
  public func firstOrders(
    _ filter: OrderFilter, sort: OrderSort = .due, limit: Int = 50, most: Int = 1_000,
    me: Int64 = 0
  ) throws -> (page: Page<OrderListRow>, count: Int, isMore: Bool) {
    let wanted = WordLimit(most: max(limit, most) + 1, least: limit + 1)
    if let found = try found(filter, sort: sort, wanted, me: me) {
      let count = found.orders.count
      return (
        try page(found.orders, limit: limit), min(count, most), found.isCut || count > most
      )
    }
    let count = try count(filter, me: me, limit: most)
    return (
      try orders(filter, sort: sort, limit: limit, me: me), min(count, most), count > most
    )
  }

  /// What a filter with words finds; `nil` where it has none, or the list has another order than by one
  /// column.
  func found(
    _ filter: OrderFilter, sort: OrderSort, _ limit: WordLimit, after: String? = nil, me: Int64,
    cost: WordCost = WordCost()
  ) throws -> FoundOrders? {
    let keys = (filter.sort ?? sort).keys
    guard keys.count == 2, let words = try words(of: filter) else { return nil }
    var sql = try condition(of: words.rest, me: me)
    if let after { try sql.start(after: after, keys: keys) }
    return try WordSearch(
      snapshot: self, words: words, sql: sql, key: keys[0], limit: limit, cost: cost
    ).run()
  }

  private func page(_ found: [FoundOrder], limit: Int) throws -> Page<OrderListRow> {
    let rows = try found.prefix(limit).flatMap { order in
      try reader.rows(
        """
        SELECT \(Self.listColumns) FROM work_order o JOIN place p ON p.id = o.place
        WHERE o.id = $1
        """, order.id, map: listRow)
    }
    return Page(
      items: try filled(rows), next: found.count > limit ? found[limit - 1].cursor : nil)
  }

  /// How many orders a filter finds, counted no further than `limit`.
  public func count(_ filter: OrderFilter, me: Int64 = 0, limit: Int = 1_000) throws -> Int {
    var unsorted = filter
    unsorted.sort = .due
    let all = WordLimit(most: limit + 1, least: .max)
    if let found = try found(unsorted, sort: .due, all, me: me) { return found.orders.count }
    var sql = try condition(of: filter, me: me)
    let mark = sql.bind(limit + 1)
    return try reader.first(
      """
      SELECT COUNT(*) FROM (SELECT 1 FROM work_order o WHERE \(sql.text) LIMIT \(mark)) AS found
      """, arguments: sql.arguments
    ) { min($0.int(0), limit + 1) } ?? 0
  }

  /// One order as a row of a list.
  public func orderRow(_ number: String) throws -> OrderListRow {
    let asked = TypedText.folded(number).uppercased()
    let rows = try reader.rows(
      """
      SELECT \(Self.listColumns) FROM work_order o JOIN place p ON p.id = o.place
      WHERE o.number = $1
      """, asked, map: listRow)
    guard let row = try filled(rows).first else { throw EngineError.unknownOrder(number) }
    return row
  }

  /// Open orders that a new report may repeat: the same place and category.
  public func likelyDuplicates(place: Int64, category: String) throws -> [OrderListRow] {
    let rows = try reader.rows(
      """
      SELECT \(Self.listColumns) FROM work_order o JOIN place p ON p.id = o.place
      WHERE o.place = $1 AND o.open = 1 AND o.category = $2 ORDER BY o.id DESC LIMIT 5
      """, place, category, map: listRow)
    return try filled(rows)
  }

  static let listColumns = """
    o.id, o.number, o.reference, o.campus, o.stage, o.priority, o.category, p.title, p.path,
    o.text, o.holder, o.major, o.sightings, o.unsigned, o.untold, o.extension_asked, o.cycle,
    o.reported, o.hold_reason, o.held_since, o.wakes, o.last_event
    """
  static let listColumnCount = 22

  func listRow(_ row: SQLRow) throws -> OrderListRow {
    let campus = try campus(row.integer(3))
    var hold: StandingHold?
    if let reason = row.optionalText(18).flatMap(HoldReason.init(rawValue:)),
      let since = row.optionalInteger(19)
    {
      hold = StandingHold(
        reason: reason, since: Instant(seconds: since),
        wakes: row.optionalInteger(20).map(Instant.init(seconds:)))
    }
    return OrderListRow(
      id: row.integer(0), number: row.text(1), reference: row.optionalText(2),
      campus: campus.code, campusID: campus.id,
      stage: OrderStage(rawValue: row.text(4)) ?? .reported,
      priority: Priority(rawValue: row.text(5)) ?? .p3, category: row.text(6),
      place: row.text(7), placePath: row.text(8), text: row.text(9),
      holder: Holder(row.text(10)) ?? .desk, holderName: "", isMajor: row.bool(11),
      sightings: row.int(12), unsigned: row.int(13), isUntold: row.bool(14),
      asksExtension: row.bool(15), cycle: row.int(16),
      reported: Instant(seconds: row.integer(17)), hold: hold, clocks: [],
      lastEvent: row.integer(21))
  }

  /// Rows with their clocks and the names of their holders.
  func filled(_ rows: [OrderListRow]) throws -> [OrderListRow] {
    var names: [(holder: Holder, name: String)] = []
    return try rows.map { row in
      var row = row
      row.clocks = try faces(of: row)
      if let known = names.first(where: { $0.holder == row.holder }) {
        row.holderName = known.name
      } else {
        row.holderName = try name(of: row.holder)
        names.append((row.holder, row.holderName))
      }
      return row
    }
  }

  /// The clocks of an order's present cycle from their rows; the table's own key serves it. The rows of a
  /// cancelled order do not tell whether a deed stopped a clock or the end of the order did: its events do.
  private func faces(of order: OrderListRow) throws -> [ClockFace] {
    if order.stage == .cancelled {
      return try view(of: try orderFile(id: order.id)).currentClocks.map { $0.face(at: now) }
    }
    let rulebook = try rulebookExtract()
    return try reader.rows(
      "SELECT \(Self.clockColumns) FROM order_clock c WHERE c.work_order = $1 AND c.cycle = $2",
      order.id, order.cycle
    ) { row in
      try clockFace(row, cycle: order.cycle, heldSince: order.hold?.since, under: rulebook)
    }.compactMap { $0 }.sorted { $0.kind < $1.kind }
  }

  static let clockColumns =
    "c.clock, c.calendar, c.start, c.due, c.estimated, c.held, c.stopped, c.target"
  static let clockColumnCount = 8

  /// A clock as its row, read by ``clockColumns`` from a column on, shows it now.
  func clockFace(
    _ row: SQLRow, from first: Int = 0, cycle: Int, heldSince: Instant?,
    under rulebook: RulebookExtract
  ) throws -> ClockFace? {
    guard let kind = ClockKind(rawValue: row.text(first)) else { return nil }
    let clock = CachedClock(
      kind: kind, cycle: cycle, calendar: row.text(first + 1),
      start: Instant(seconds: row.integer(first + 2)),
      due: Instant(seconds: row.integer(first + 3)), estimated: row.bool(first + 4),
      held: row.integer(first + 5),
      stopped: row.optionalInteger(first + 6).map(Instant.init(seconds:)),
      target: row.text(first + 7))
    return clock.face(at: now, heldSince: heldSince, on: try rulebook.calendar(clock.calendar))
  }

  /// The name of a holder that has one: a person, a crew or a contractor; else empty.
  public func name(of holder: Holder) throws -> String {
    switch holder {
    case .person(let id): try person(id)?.name ?? ""
    case .crew(let id): try crew(id)?.name ?? ""
    case .contractor(let id):
      try reader.text("SELECT name FROM contractor WHERE id = $1", id) ?? ""
    case .desk, .reporter, .parts, .weather, .supervisor: ""
    }
  }
}

extension OrderSort {
  /// The columns it sorts by, each ascending; an index of `work_order` has this order.
  fileprivate var keys: [String] {
    switch self {
    case .due: ["o.live_due", "o.id"]
    case .age: ["o.reported", "o.id"]
    case .priority: ["o.priority", "o.live_due", "o.id"]
    }
  }
}

extension FilterSQL {
  /// Continues after a cursor: rows that stand behind it in the list's order.
  fileprivate mutating func start(after cursor: String, keys: [String]) throws(EngineError) {
    let parts = cursor.split(separator: "~").map(String.init)
    guard parts.count == keys.count else { throw .malformed(field: "after", value: cursor) }
    var values: [String] = []
    for (key, part) in zip(keys, parts) {
      if key == "o.priority" {
        guard Priority(rawValue: part) != nil else {
          throw .malformed(field: "after", value: cursor)
        }
        values.append(bind(part))
      } else {
        guard let number = Int64(part) else { throw .malformed(field: "after", value: cursor) }
        values.append(bind(number))
      }
    }
    add("(\(keys.joined(separator: ", "))) > (\(values.joined(separator: ", ")))")
  }
}
