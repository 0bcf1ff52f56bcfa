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
  /// The names of the place with this path; `nil` when there is none. The table's own key serves it.
  public func placeNames(path: String) throws -> PlaceNames? {
    try reader.first("SELECT name, name_en FROM place WHERE path = $1", path) {
      PlaceNames(own: $0.text(0), english: $0.text(1))
    }
  }
}
