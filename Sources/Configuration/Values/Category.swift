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
  /// Its open orders stand in the section on safety of a handover sheet (R9).
  public var safety: Bool

  /// Makes a category.
  public init(id: String, zh: String, en: String, words: [String] = [], safety: Bool = false) {
    self.id = id
    self.zh = zh
    self.en = en
    self.words = words
    self.safety = safety
  }

  /// A version that was stored before categories said so has the two that sheets knew then.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    id = try values.decode(String.self, forKey: .id)
    zh = try values.decode(String.self, forKey: .zh)
    en = try values.decode(String.self, forKey: .en)
    words = try values.decode([String].self, forKey: .words)
    safety =
      try values.decodeIfPresent(Bool.self, forKey: .safety)
      ?? Self.safetyBefore.contains(id)
  }

  /// The ids of the categories of safety, where neither a configuration nor a sheet says which they are:
  /// both were stored by a release that knew these two by name.
  public static let safetyBefore: Set<String> = ["fire", "lift"]
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
