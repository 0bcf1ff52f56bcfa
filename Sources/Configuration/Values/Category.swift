/// A trade that a defect belongs to, such as 给排水.
public struct Category: Codable, Hashable, Sendable {
  /// The stable name used in filters, rules and files.
  public var id: String
  /// The Chinese name.
  public var zh: String
  /// The English name.
  public var en: String
  /// Words, in either language, that suggest this category when they occur in a report.
  public var words: [String]

  /// Makes a category.
  public init(id: String, zh: String, en: String, words: [String] = []) {
    self.id = id
    self.zh = zh
    self.en = en
    self.words = words
  }
}

/// Circumstances that set the priority or make an order major at once (standards.md).
public struct Trigger: Codable, Hashable, Sendable {
  /// The stable name used in rules.
  public var id: String
  /// The Chinese wording.
  public var zh: String
  /// The English wording.
  public var en: String
  /// Words, in either language, that suggest this trigger when they occur in a report.
  public var words: [String]
  /// The priority it calls for; nil leaves the priority as it is.
  public var priority: Priority?
  /// Whether it is reported upward at once (R4).
  public var major: Bool

  /// Makes a trigger.
  public init(
    id: String, zh: String, en: String, words: [String] = [], priority: Priority? = nil,
    major: Bool = false
  ) {
    self.id = id
    self.zh = zh
    self.en = en
    self.words = words
    self.priority = priority
    self.major = major
  }
}
