/// How an order belongs to another, as its own events say.
public struct OrderLink: Hashable, Sendable {
  /// In which way.
  public enum Kind: String, CaseIterable, Sendable {
    /// It goes on from a repair that was closed too long ago to be reopened.
    case follows
    /// It is a part of the other.
    case parent
    /// It was cancelled in favour of the other.
    case duplicate
  }

  /// In which way it belongs to the other.
  public var kind: Kind
  /// The id of the other order.
  public var other: Int64
}

extension WorkOrder {
  /// Its own links to other orders; the rows of the table `order_link` are a cache of them.
  public var links: [OrderLink] {
    var links: [OrderLink] = []
    if let other = report.follows { links.append(OrderLink(kind: .follows, other: other)) }
    if let other = report.parent { links.append(OrderLink(kind: .parent, other: other)) }
    if let other = duplicateOf { links.append(OrderLink(kind: .duplicate, other: other)) }
    return links
  }
}

/// Another order that belongs to one, seen from that one.
public struct LinkedOrder: Hashable, Sendable {
  /// What the one is to the other.
  public enum Relation: String, CaseIterable, Sendable {
    /// It goes on from the other's repair.
    case follows
    /// The other goes on from its repair.
    case followedBy
    /// It is a part of the other.
    case partOf
    /// The other is a part of it.
    case hasPart
    /// It was cancelled in favour of the other.
    case duplicateOf
    /// The other was cancelled in favour of it.
    case duplicatedBy
  }

  /// What the one is to the other.
  public var relation: Relation
  /// The number of the other.
  public var number: String
}
