public import ServiceClock

/// One of the university's sites.
public struct Campus: Hashable, Sendable {
  public var id: Int64
  /// Order numbers and place paths begin with it, such as `NH`.
  public var code: String
  /// What filters and options say, such as `nanhu`.
  public var slug: String
  public var name: String
  public var nameEnglish: String
  public var zone: ZoneRules
  /// The name of its calendar in the configuration.
  public var calendar: String
  public var isRemote: Bool
}

/// A place in the tree of places; a campus is the root of its tree.
public struct Place: Hashable, Sendable {
  public var id: Int64
  public var campus: Int64
  public var parent: Int64?
  /// Codes from the campus down, such as `NH/TSG/B1/PDS`.
  public var path: String
  public var name: String
  public var nameEnglish: String
  /// The names from below the campus down, such as `图书馆 B1 配电室`.
  public var title: String
  /// The checklist that fits it.
  public var kind: String
  public var aliases: [String]
}

/// A piece of equipment with its own file.
public struct Asset: Hashable, Sendable {
  public var id: Int64
  public var code: String
  public var place: Int64
  public var name: String
  public var kind: String
}
