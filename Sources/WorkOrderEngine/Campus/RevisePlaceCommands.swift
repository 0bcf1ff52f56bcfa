import Ledger

extension Snapshot {
  /// The number of an order at a place that was reported before reports kept the kind of their
  /// place, if there is any: it is judged by the kind the place has, until a correction or a
  /// restatement keeps one. Indexes `work_order_by_place` and `event_by_subject`.
  func orderWithoutKind(at place: Place) throws -> String? {
    // Inside of a text the quotation marks are escaped: this is the member and nothing else.
    let kept = "%\"kind\":\"%"
    return try reader.text(
      """
      SELECT o.number FROM work_order o
      JOIN event e ON e.topic = 'order' AND e.subject = o.id AND e.kind = 'reported'
      WHERE o.place = $1 AND e.body NOT LIKE $2 AND NOT EXISTS (
        SELECT 1 FROM event r WHERE r.topic = 'order' AND r.subject = o.id
          AND r.kind IN ('restated', 'corrected') AND r.body LIKE $2)
      ORDER BY o.id LIMIT 1
      """, place.id, kept)
  }
}

extension Transaction {
  /// The names from below the campus down.
  static func title(_ name: String, below parent: Place) -> String {
    parent.parent == nil ? name : "\(parent.title) \(name)"
  }

  /// The folded aliases that a place has by itself: its title, and a campus its id.
  func ownAliases(of place: Place) throws -> Set<String> {
    var own: Set<String> = [TypedText.folded(place.title)]
    if place.parent == nil {
      own.insert(TypedText.folded(try snapshot.campus(place.campus).slug))
    }
    return own
  }

  /// Gives a place other names, another kind and other aliases, and all below it their new titles.
  ///
  /// - Parameter aliases: folded; those it has by itself need not be among them.
  func revise(_ place: Place, as revised: Place, aliases: Set<String>) throws {
    touch(.place, .placeAlias)
    var revised = revised
    let parent = try place.parent.map(snapshot.place)
    revised.title = parent.map { Self.title(revised.name, below: $0) } ?? revised.name
    try db.execute(
      "UPDATE place SET name = $2, name_en = $3, kind = $4 WHERE id = $1", place.id,
      revised.name, revised.nameEnglish, revised.kind)
    try retitle(place, as: revised.title)
    try db.execute("DELETE FROM place_alias WHERE place = $1", place.id)
    for alias in aliases.union(try ownAliases(of: revised)) where !alias.isEmpty {
      try db.execute("INSERT INTO place_alias (alias, place) VALUES ($1, $2)", alias, place.id)
    }
  }

  /// A title is found by and searched for: its alias and the orders' search words go with it.
  private func retitle(_ place: Place, as title: String) throws {
    guard title != place.title else { return }
    try db.execute("UPDATE place SET title = $2 WHERE id = $1", place.id, title)
    try db.execute(
      "DELETE FROM place_alias WHERE place = $1 AND alias = $2", place.id,
      TypedText.folded(place.title))
    try db.execute(
      """
      INSERT INTO place_alias (alias, place) VALUES ($1, $2) ON CONFLICT (alias, place) DO NOTHING
      """, TypedText.folded(title), place.id)
    let orders = try db.rows("SELECT id FROM work_order WHERE place = $1", place.id) {
      $0.integer(0)
    }
    for id in orders {
      let view = try snapshot.view(of: try snapshot.orderFile(id: id))
      try db.index("order_search", id, view.searchWords(placeTitle: title))
    }
    guard place.parent != nil else { return }
    let below = try db.rows("SELECT id FROM place WHERE parent = $1 ORDER BY id", place.id) {
      $0.integer(0)
    }
    for id in below {
      let child = try snapshot.place(id)
      try retitle(child, as: "\(title) \(child.name)")
    }
  }
}
