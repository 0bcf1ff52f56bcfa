public import Configuration
public import ServiceClock

/// A place in the tree of places as a screen shows it.
public struct PlaceNode: Hashable, Sendable {
  /// The place.
  public var place: Place
  /// Orders there and below that are neither closed nor cancelled, counted to 1,000+ at most.
  public var open: Int
  /// Whether places stand below it.
  public var hasChildren: Bool
}

/// All that is known of a place.
public struct PlaceFile: Hashable, Sendable {
  /// The place.
  public var place: Place
  /// The places above it from below the campus down; empty for a campus.
  public var above: [Place]
  /// Its campus.
  public var campus: Campus
  /// The equipment that stands there, by code.
  public var assets: [Asset]
  /// The routes that stop there, by code.
  public var routes: [String]
  /// Readings over time, in the order of the checklist.
  public var readings: [ReadingSeries]
  /// The latest findings of rounds, the newest first.
  public var findings: [PlaceFinding]
}

/// The readings of one item at a place, the oldest first.
public struct ReadingSeries: Hashable, Sendable {
  /// The item, with unit and limits.
  public var item: CheckItem
  /// When each was read, and its value in the item's unit.
  public var values: [Reading]

  /// One reading.
  public struct Reading: Hashable, Sendable {
    /// When it was read.
    public var at: Instant
    /// In the item's unit.
    public var value: Double
    /// It lay outside the limits.
    public var isBad: Bool
  }
}

/// A check that failed at a place.
public struct PlaceFinding: Hashable, Sendable {
  /// When it was found.
  public var at: Instant
  /// The item; `nil` for one that the checklist no longer has.
  public var item: CheckItem?
  /// What was read or said.
  public var words: String
  /// The number of the order that it opened or was added to.
  public var order: String?
}
