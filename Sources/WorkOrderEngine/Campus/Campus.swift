public import ServiceClock

/// One of the university's sites.
public struct Campus: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// Order numbers and place paths begin with it, such as `NH`.
  public var code: String
  /// What filters and options say, such as `nanhu`.
  public var slug: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// The time zone.
  public var zone: ZoneRules
  /// The name of its calendar in the configuration.
  public var calendar: String
  /// The way there is long.
  public var isRemote: Bool
  /// The language of its papers and orders, `zh-Hans` or `en`.
  public var language: String
}

/// A place in the tree of places; a campus is the root of its tree.
public struct Place: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The id of its campus.
  public var campus: Int64
  /// The id of the place above.
  public var parent: Int64?
  /// Codes from the campus down, such as `NH/TSG/B1/PDS`.
  public var path: String
  /// The name in its own language.
  public var name: String
  /// The name in English; empty when not given.
  public var nameEnglish: String
  /// The names from below the campus down, such as `图书馆 B1 配电室`.
  public var title: String
  /// The checklist that fits it.
  public var kind: String
  /// Other words by which it is found.
  public var aliases: [String]
}

/// A piece of equipment with its own file.
public struct Asset: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The short code.
  public var code: String
  /// The id of its place.
  public var place: Int64
  /// The name in its own language.
  public var name: String
  /// Which kind it is.
  public var kind: String
}
