public import Configuration
import Ledger
import ServiceClock

/// A round as the walk and `round show` present it.
public struct RoundSheet: Hashable, Sendable {
  /// The round as its events make it.
  public var round: Round
  /// Its route.
  public var route: Route
  /// The name of the walker; empty when nobody walks it yet.
  public var walker: String
  /// The stops with their places, items and answers, in walking order.
  public var stops: [SheetStop]
}

/// A stop of a round with what is asked there.
public struct SheetStop: Hashable, Sendable {
  /// The stop as it stands.
  public var stop: RoundStop
  /// Where it is.
  public var place: Place
  /// The name of the checklist, by the rules that held at the start.
  public var checklist: Checklist
  /// The expected items, in order.
  public var items: [SheetItem]
}

/// An item of a stop with its answer.
public struct SheetItem: Hashable, Sendable {
  /// What is asked.
  public var item: CheckItem
  /// The answer; `nil` when there is none yet.
  public var check: Check?
  /// The number of the linked order.
  public var order: String?
}

/// What is known of an item at a place from before.
public struct ItemPast: Hashable, Sendable {
  /// The last answer in an earlier round; `nil` when there is none.
  public var last: Check?
  /// How often it failed in the last 30 days, in other rounds.
  public var fails: Int
  /// The number of the order that is open for it: a failure would be a sighting.
  public var openOrder: String?
}

extension Snapshot {
  /// A round with places, wordings, answers and the numbers of linked orders.
  public func roundSheet(_ number: String) throws -> RoundSheet {
    let round = try round(number)
    let rulebook = round.stops.isEmpty ? nil : try rulebook(version: round.head.version)
    let numbers = try orderNumbers(of: round)
    return RoundSheet(
      round: round, route: try route(round.head.route),
      walker: try round.head.walker.flatMap { try person($0)?.name } ?? "",
      stops: try round.stops.map { stop in
        let list =
          rulebook?.configuration.checklist(stop.checklist)
          ?? Checklist(id: stop.checklist, zh: stop.checklist, en: stop.checklist, items: [])
        return SheetStop(
          stop: stop, place: try place(stop.place), checklist: list,
          items: stop.items.compactMap(list.item).map { item in
            let check = stop.checks[item.id]
            return SheetItem(
              item: item, check: check, order: check?.order.flatMap { numbers[$0] })
          })
      })
  }

  private func orderNumbers(of round: Round) throws -> [Int64: String] {
    guard round.head.tally.findings > 0 else { return [:] }
    let ids = Set(round.stops.flatMap { $0.checks.values.compactMap(\.order) })
    return try ids.reduce(into: [:]) { numbers, id in
      numbers[id] = try reader.text("SELECT number FROM work_order WHERE id = $1", id)
    }
  }

  /// The past of every item of a stop, by item; index `round_stop_by_place`.
  ///
  /// Looks at the rounds of the last 30 days, and at the last one before that had an answer.
  public func past(of stop: RoundStop, in round: RoundHead) throws -> [String: ItemPast] {
    var past: [String: ItemPast] = [:]
    for item in stop.items { past[item] = try self.past(of: item, at: stop, in: round) }
    return past
  }

  private func past(of item: String, at stop: RoundStop, in round: RoundHead) throws -> ItemPast {
    let last = try reader.first(
      """
      SELECT \(Self.checkColumns.qualified("c")) FROM round_stop s
      JOIN round_check c ON c.round = s.round AND c.position = s.position
      WHERE s.place = $1 AND s.checklist = $2 AND s.reached IS NOT NULL AND c.item = $3
        AND c.result IN ('pass', 'fail') AND s.round <> $4
      ORDER BY s.reached DESC LIMIT 1
      """, stop.place, stop.checklist, item, round.id
    ) { check($0, from: 0) }
    let fails = try reader.value(
      """
      SELECT COUNT(*) FROM round_stop s
      JOIN round_check c ON c.round = s.round AND c.position = s.position
      WHERE s.place = $1 AND s.checklist = $2 AND s.reached >= $3 AND c.item = $4
        AND c.result = 'fail' AND s.round <> $5
      """, stop.place, stop.checklist, (now - 30 * 86_400).seconds, item, round.id)
    let asset = try stopAsset(place: stop.place, kind: stop.checklist)?.id
    let open = try openOrder(place: stop.place, item: item, asset: asset)
    return ItemPast(
      last: last, fails: Int(fails ?? 0),
      openOrder: try open.flatMap {
        try reader.text("SELECT number FROM work_order WHERE id = $1", $0)
      })
  }

  /// The one asset of this kind at a place; index `asset_by_place`.
  func stopAsset(place: Int64, kind: String) throws -> Asset? {
    let found = try reader.rows(
      """
      SELECT id, code, place, name, kind FROM asset WHERE place = $1 AND kind = $2
      ORDER BY code LIMIT 2
      """, place, kind
    ) { row in
      Asset(
        id: row.integer(0), code: row.text(1), place: row.integer(2), name: row.text(3),
        kind: row.text(4))
    }
    return found.count == 1 ? found[0] : nil
  }
}

extension String {
  /// Column names with a table's short name before each.
  func qualified(_ table: String) -> String {
    split(separator: ",").map { "\(table).\($0.drop { $0 == " " })" }.joined(separator: ", ")
  }
}
