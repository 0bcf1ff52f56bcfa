import Ledger
public import ServiceClock

extension Engine {
  /// Writes what does not agree with the events anew from them: rows, clocks, links, counters, the
  /// search index. One transaction, in which an event keeps what was found; no event is changed.
  ///
  /// - Returns: what was wrong; empty when nothing was, and then nothing was written.
  /// - Throws: ``EngineError/historyBroken(places:)`` when the events themselves were altered: what
  ///   is built from them could not be trusted.
  public func rebuild(by actor: Actor, now: Instant) throws -> [Problem] {
    try write(now: now, by: actor) { try $0.rebuild() }
  }
}

extension Transaction {
  fileprivate func rebuild() throws -> [Problem] {
    let found = try ([DoctorCheck.chain] + DoctorCheck.usual).flatMap { try $0.run(snapshot) }
    let broken = found.filter(\.isOfHistory)
    guard broken.isEmpty else {
      throw EngineError.historyBroken(
        places: broken.prefix(3).map(\.place).joined(separator: ", "))
    }
    guard !found.isEmpty else { return [] }
    try rebuildOrders()
    try rebuildCounters()
    try rebuildRounds()
    try rebuildHandovers()
    try rebuildLogins()
    // The history keeps what an attack or a fault had left, so a rebuild hides neither.
    _ = try append(
      EventEntry(
        topic: .database, subject: 1, happened: now,
        record: OrderEventRecord(
          kind: "rebuilt", until: nil, target: "\(found.count)", reason: "",
          body: try canonicalJSON(Array(found.prefix(1_000))))))
    try registerAltered()
    return found
  }

  private func rebuildOrders() throws {
    var wrong: [(view: OrderView, hasRow: Bool)] = []
    var strangers: [Int64] = []
    try snapshot.forEachIdentity { identity in
      guard let view = try snapshot.replayed(identity) else {
        return strangers.append(identity.id)
      }
      if try !snapshot.problems(of: identity).isEmpty { wrong.append((view, identity.hasRow)) }
    }
    for id in strangers { try removeOrder(id) }
    // Two rows may have changed their numbers with each other.
    for id in wrong.lazy.filter(\.hasRow).map(\.view.file.id) {
      try db.execute("UPDATE work_order SET number = '?' || id WHERE id = $1", id)
    }
    for (view, hasRow) in wrong { try rewrite(view, hasRow: hasRow) }
    try rebuildSearch()
  }

  /// A row that no event made, with all that hangs on it.
  private func removeOrder(_ id: Int64) throws {
    for table in ["order_clock", "escalation", "order_link"] {
      try db.execute("DELETE FROM \(table) WHERE work_order = $1", id)
    }
    try db.execute("DELETE FROM order_link WHERE other = $1", id)
    try db.removeFromIndex("order_search", id)
    try db.execute("DELETE FROM work_order WHERE id = $1", id)
  }

  private func rebuildSearch() throws {
    let extra = try db.rows(
      "SELECT rowid FROM order_search WHERE rowid NOT IN (SELECT id FROM work_order)"
    ) { $0.integer(0) }
    for id in extra { try db.removeFromIndex("order_search", id) }
    let missing = try db.rows(
      "SELECT id FROM work_order WHERE id NOT IN (SELECT rowid FROM order_search) ORDER BY id"
    ) { $0.integer(0) }
    for id in missing {
      let view = try snapshot.view(of: try snapshot.orderFile(id: id))
      let place = try snapshot.place(view.order.report.place)
      try db.index("order_search", id, view.searchWords(placeTitle: place.title))
    }
  }

  private func rebuildCounters() throws {
    try db.execute("DELETE FROM counter")
    for (name, value) in try snapshot.countedCounters().sorted(by: { $0.key.name < $1.key.name }) {
      try db.execute(
        "INSERT INTO counter (campus, name, value) VALUES ($1, $2, $3)", name.campus, name.name,
        value)
    }
    try db.execute(
      """
      UPDATE campus SET last_number =
        (SELECT COUNT(*) FROM work_order o WHERE o.campus = campus.id)
      """)
  }

  /// The frozen bytes of a sheet are its truth, and are never written again.
  private func rebuildHandovers() throws {
    let ids = try db.rows("SELECT id, last_event FROM handover ORDER BY id") {
      ($0.integer(0), $0.integer(1))
    }
    for (id, last) in ids {
      let events = try snapshot.handoverEvents(id)
      guard let handover = Handover.replay(id: id, events: events) else { continue }
      try save(handover, lastEvent: events.last?.sequence ?? last, body: nil)
    }
  }

  private func rebuildLogins() throws {
    let wrong = try snapshot.mappedLogins().filter { $0.login != $0.mapped }
    for person in wrong {
      try db.execute("UPDATE staff SET login = NULL WHERE id = $1", person.id)
    }
    for person in wrong {
      try db.execute("UPDATE staff SET login = $2 WHERE id = $1", person.id, person.mapped)
    }
  }
}

extension Problem {
  /// The events themselves, or what was signed, were altered.
  fileprivate var isOfHistory: Bool {
    switch kind {
    case .chain, .unreadableEvent, .impossibleHistory, .configuration, .sheet: true
    case .file, .value, .column, .row, .missing, .counter, .link, .search, .telling, .table,
      .roster,
      .credential:
      false
    }
  }
}
