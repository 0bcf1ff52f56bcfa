/// What is looked at in one kind of place.
public struct Checklist: Codable, Hashable, Sendable {
  /// The stable name; it is also the name of the kind of place.
  public var id: String
  /// The Chinese name.
  public var zh: String
  /// The English name.
  public var en: String
  /// The items in walking order.
  public var items: [CheckItem]

  /// Makes a checklist.
  public init(id: String, zh: String, en: String, items: [CheckItem]) {
    self.id = id
    self.zh = zh
    self.en = en
    self.items = items
  }

  /// The item with an id.
  public func item(_ id: String) -> CheckItem? {
    items.first { $0.id == id }
  }
}

/// One thing to look at.
public struct CheckItem: Codable, Hashable, Sendable {
  /// The stable name, unique within its checklist.
  public var id: String
  /// The Chinese wording.
  public var zh: String
  /// The English wording.
  public var en: String
  /// How it is answered.
  public var kind: Kind
  /// Whether a failure is a major problem at once (the ★ of standards.md).
  public var major: Bool
  /// The category of the order that a failure opens.
  public var category: String

  /// How a check item is answered.
  public enum Kind: Codable, Hashable, Sendable {
    /// Pass or fail.
    case passFail
    /// A number in a unit with limits; a limit that is nil does not exist. Limits belong to the
    /// good range, and a reading outside fails by itself.
    case reading(unit: String, min: Double?, max: Double?)
    /// A date until which something is valid.
    case expiry
  }

  /// Makes an item.
  public init(
    id: String, zh: String, en: String, kind: Kind = .passFail, major: Bool = false,
    category: String
  ) {
    self.id = id
    self.zh = zh
    self.en = en
    self.kind = kind
    self.major = major
    self.category = category
  }
}
