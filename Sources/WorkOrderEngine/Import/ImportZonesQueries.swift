import Configuration
import ServiceClock

/// In which zone the times of a row are, by its campus, and what now is.
struct ImportZones {
  private var usual = ZoneRules.utc
  private var byCampus: [String: ZoneRules] = [:]
  /// The engine's now: never before the last event.
  private(set) var now = Instant(seconds: .max)

  init() {}

  /// The zones of the campuses that are here; the map's own zone goes before all.
  init(map: ImportMap, snapshot: Snapshot) throws {
    now = max(snapshot.now, try snapshot.facts()?.clock ?? snapshot.now)
    if let zone = map.timeZone {
      usual = try ZoneRules(identifier: zone)
      return
    }
    let campuses = try snapshot.campuses()
    for campus in campuses {
      for name in campus.importNames { byCampus[name] = campus.zone }
    }
    if let name = map.defaultCampus.map(TypedText.folded), let zone = byCampus[name] {
      usual = zone
    } else if map.defaultCampus != nil, let zone = map.zoneOfNewCampus {
      usual = try ZoneRules(identifier: zone)
    } else {
      usual = campuses.first?.zone ?? .utc
    }
  }

  /// The zone of a row that names this campus, or none.
  func zone(ofCampus name: String?) -> ZoneRules {
    guard let name, !byCampus.isEmpty else { return usual }
    return byCampus[TypedText.folded(name)] ?? usual
  }
}

extension Campus {
  /// The names by which a map or a cell may call it, folded.
  var importNames: [String] {
    [code, slug, name, nameEnglish].filter { !$0.isEmpty }.map(TypedText.folded)
  }
}
