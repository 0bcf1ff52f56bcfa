import Configuration
import Ledger
import ServiceClock

extension Snapshot {
  /// A round that is underway, to be taken along.
  ///
  /// - Throws: ``EngineError/wrongState(subject:state:step:)`` when it is not underway.
  public func roundFile(_ number: String, english: Bool? = nil) throws -> RoundFile {
    let sheet = try roundSheet(number)
    let head = sheet.round.head
    guard head.state == .underway, let started = head.started else {
      throw EngineError.wrongState(
        subject: head.number, state: head.state.rawValue, step: "answered")
    }
    let taken = RoundFile.Taken(
      database: try eventDigest(1) ?? "", event: head.lastEvent,
      digest: try eventDigest(head.lastEvent) ?? "", round: head.number, route: sheet.route.code,
      name: sheet.route.name, zone: try campus(head.campus).zone.identifier,
      started: started.seconds, stops: try sheet.stops.map(fileStop))
    let isEnglish = try english ?? (campus(head.campus).language == "en")
    let open = sheet.stops.filter { $0.stop.skipReason == nil }.flatMap { stop in
      stop.items.filter { $0.check == nil }.map { fileEntry($0.item, stop, english: isEnglish) }
    }
    return RoundFile(
      format: RoundFile.formatName, version: RoundFile.newestVersion, taken: taken,
      seal: try RoundFile.seal(of: taken), answers: open, finished: "", reason: "")
  }

  private func fileEntry(
    _ item: CheckItem, _ stop: SheetStop, english: Bool
  ) -> RoundFile.Entry {
    let words = [
      english && !stop.place.nameEnglish.isEmpty ? stop.place.nameEnglish : stop.place.name,
      item.major ? "★" : "", english ? item.en : item.zh, item.limits ?? "",
      item.unit,
    ]
    return RoundFile.Entry(
      stop: stop.stop.position, item: item.id,
      asks: words.filter { !$0.isEmpty }.joined(separator: " "), answer: "", at: "", text: "")
  }

  private func fileStop(_ stop: SheetStop) throws -> RoundFile.Stop {
    RoundFile.Stop(
      stop: stop.stop.position, place: stop.place.path, name: stop.place.name,
      items: stop.items.map { item in
        RoundFile.Item(
          item: item.item.id, zh: item.item.zh, en: item.item.en,
          limits: item.item.limits.map { "\($0) \(item.item.unit)" } ?? "",
          major: item.item.major, answered: item.check?.result.rawValue ?? "")
      },
      orders: try openOrders(at: stop.place.id))
  }

  /// The orders that are open at a place, at most 20; index `work_order_by_place`.
  private func openOrders(at place: Int64) throws -> [RoundFile.Order] {
    try reader.rows(
      "SELECT number, text FROM work_order WHERE place = $1 AND open = 1 ORDER BY id LIMIT 20",
      place
    ) { RoundFile.Order(number: $0.text(0), text: $0.text(1)) }
  }

  /// Whether a file was taken from this database: it has the same first event, and that of the
  /// round.
  public func isTakenHere(_ taken: RoundFile.Taken) throws -> Bool {
    try eventDigest(1) == taken.database && eventDigest(taken.event) == taken.digest
  }

  private func eventDigest(_ sequence: Int64) throws -> String? {
    try reader.first("SELECT digest FROM event WHERE sequence = $1", sequence) { row in
      row.blob(0).map { byte in
        let hex = String(byte, radix: 16)
        return hex.count == 1 ? "0\(hex)" : hex
      }.joined()
    }
  }
}

extension Snapshot {
  /// Whether somebody began this round or took it over at some time; index `event_by_subject`.
  func hasWalked(_ person: Int64, round: Int64) throws -> Bool {
    try reader.value(
      """
      SELECT 1 FROM event
      WHERE topic = 'round' AND subject = $1 AND kind IN ('started', 'taken') AND person = $2 LIMIT 1
      """, round, person) != nil
  }
}
