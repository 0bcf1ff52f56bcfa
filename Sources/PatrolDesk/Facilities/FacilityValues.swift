import WorkOrderEngine

/// A place in the tree.
struct FacilityNode: Hashable, Sendable {
  /// The codes from the campus down.
  var path: String
  var name: String
  /// What kind of place it is; empty for an ordinary one.
  var kind: String
  /// Open orders there and below.
  var open: Int
  var hasChildren: Bool

  /// The last of its codes.
  var code: String { path.split(separator: "/").last.map(String.init) ?? path }
  /// How deep it stands; 0 for a campus.
  var depth: Int { path.count { $0 == "/" } }
}

/// A place's file.
struct FacilityFile: Hashable, Sendable {
  var path: String
  var title: String
  var campus: String
  var kind: String
  var aliases: [String]
  /// Code and name of the equipment there.
  var assets: [String]
  var routes: [String]
  /// The open orders, the most urgent first, and how many there are.
  var orders: OrderPage
  var readings: [ReadingLine]
  var findings: [FindingLine]
}

/// The readings of an item.
struct ReadingLine: Hashable, Sendable {
  var name: String
  var unit: String
  /// `370…410`; empty without limits.
  var limits: String
  /// The oldest first; never empty.
  var values: [Double]
  var last: Instant
  var isBad: Bool
}

/// A finding of a round.
struct FindingLine: Hashable, Sendable {
  var at: Instant
  var item: String
  var words: String
  var order: String
}
