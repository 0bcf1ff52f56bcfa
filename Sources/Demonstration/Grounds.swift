import WorkOrderEngine

/// Where on a campus a fault can be.
enum Spot: Hashable {
  /// Any place but those that have a use of their own, as a cold store in a canteen.
  case anywhere
  /// The places whose names have this word.
  case named(String)
  /// These, and any place without a use of its own, as a floor that has such a room.
  case near(String)
  /// The places without a use of their own in buildings whose names have this word.
  case inside(String)

  /// Reads `*`, a word, or a word with a plus or a slash behind it.
  init(_ text: String) {
    switch text.last {
    case "*": self = .anywhere
    case "+": self = .near(String(text.dropLast()))
    case "/": self = .inside(String(text.dropLast()))
    default: self = .named(text)
    }
  }
}

/// A campus with its places by kind.
struct Grounds {
  var campus: Campus
  /// How often something is reported here, relative to the others.
  let weight: Int
  private let places: [String: [Place]]
  /// Those of them that have no use of their own.
  private let plainPlaces: [String: [Place]]
  /// The places right below the campus, by path.
  private let buildings: [String: Place]

  /// The kinds of place that people use indoors: what `*` means in defects.tsv.
  private static let indoors = ["teaching", "dormitory", "canteen", "office", "general"]
  /// The kinds of place to which only staff have keys.
  private static let plant = ["powerRoom", "pumpRoom", "boilerHouse", "fireSafety"]

  init(campus: Campus, places: [Place]) {
    self.campus = campus
    weight = 40 + places.count
    self.places = Dictionary(grouping: places) { $0.kind }
    plainPlaces = self.places.mapValues { $0.filter { !$0.hasOwnUse } }
    buildings = Dictionary(
      uniqueKeysWithValues: places.filter { $0.depth == 2 }.map { ($0.path, $0) })
  }

  /// The kinds of its places.
  var kinds: Set<String> { Set(places.keys) }

  /// The places of a kind.
  func places(of kind: String) -> [Place] { places[kind] ?? [] }

  /// The places in which a fault can be; none where the campus has no such spot.
  func places(for defect: Defect) -> [Place] {
    let kinds = defect.kind == "*" ? Self.indoors : [defect.kind]
    let all = kinds.flatMap { places(of: $0) }
    let plain = Self.plant.contains(defect.kind) ? all : kinds.flatMap { plainPlaces[$0] ?? [] }
    switch defect.spot {
    case .anywhere: return plain.isEmpty ? all : plain
    case .inside(let word): return plain.filter { building(of: $0).name.contains(word) }
    case .named(let word): return all.filter { $0.name.contains(word) }
    case .near(let word):
      let named = all.filter { $0.name.contains(word) }
      return named + plain.filter { !$0.name.contains(word) }
    }
  }

  /// The building in which a place is, or the place itself.
  func building(of place: Place) -> Place {
    buildings[place.path.split(separator: "/").prefix(2).joined(separator: "/")] ?? place
  }

  /// Whether what is broken there is found by staff alone.
  static func isClosed(_ place: Place) -> Bool { plant.contains(place.kind) }

  /// Who may call from a place.
  func callers(from place: Place, in material: Material) -> [Caller] {
    let building = building(of: place)
    return material.callers(campus: campus.code, kind: building.kind) { name in
      !name.hasPrefix(building.name) && buildings.values.contains { name.hasPrefix($0.name) }
    }
  }
}

extension Place {
  fileprivate var depth: Int { path.split(separator: "/").count }

  /// A room, of which nothing is told that its own words do not name; a floor has no use of its own.
  fileprivate var hasOwnUse: Bool {
    guard depth > 2, let last = path.split(separator: "/").last else { return false }
    let isFloor = last.last == "F" && last.dropLast().allSatisfy(\.isNumber)
    return !isFloor
  }
}
