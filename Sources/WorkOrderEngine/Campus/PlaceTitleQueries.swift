import Ledger

/// What a place is called in its own language and in English.
public struct PlaceNames: Hashable, Sendable {
  /// The name in its own language.
  public var own: String
  /// The name in English; empty when not given.
  public var english: String

  /// Names.
  public init(own: String, english: String) { (self.own, self.english) = (own, english) }
}

extension Snapshot {
  /// What a place is called together with those above it, from below the campus down. In English places
  /// that have no English name keep their own; where none has one there is no English title.
  ///
  /// - Parameters:
  ///   - path: of the place.
  ///   - title: the title in its own language.
  public func titles(ofPlace path: String, title: String) throws -> PlaceNames {
    let codes = path.split(separator: "/")
    let names = try (codes.count == 1 ? codes : Array(codes.dropFirst())).map { code in
      let path = String(path[..<code.endIndex])
      return try placeNames(path: path) ?? PlaceNames(own: path, english: "")
    }
    guard names.contains(where: { !$0.english.isEmpty }) else {
      return PlaceNames(own: title, english: "")
    }
    let english = names.map { $0.english.isEmpty ? $0.own : $0.english }
    return PlaceNames(own: title, english: english.joined(separator: ", "))
  }

  /// Likewise of a place that was read already.
  public func titles(of place: Place) throws -> PlaceNames {
    try titles(ofPlace: place.path, title: place.title)
  }

  /// The names of the place with this path; `nil` when there is none. The table's own key serves it, once
  /// for each place and snapshot in which nothing changes.
  public func placeNames(path: String) throws -> PlaceNames? {
    if let known = knownPlaceNames[path] { return known }
    let names = try reader.first("SELECT name, name_en FROM place WHERE path = $1", path) {
      PlaceNames(own: $0.text(0), english: $0.text(1))
    }
    if let names { know(names, ofPlace: path) }
    return names
  }
}
