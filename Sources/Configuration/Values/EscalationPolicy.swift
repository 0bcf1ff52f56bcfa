/// Who is told, when, if an order is late or major (engine.md §5).
public struct EscalationPolicy: Codable, Hashable, Sendable {
  /// The levels of each clock, lowest first.
  public var policies: [ClockKind: [EscalationLevel]]
  /// The ladder of a major problem, lowest first (R4).
  public var major: [MajorLevel]
  /// Seconds after which a handover sheet that nobody received goes to the supervisor.
  public var unreceivedSheetAfter: Int64

  /// Makes a policy.
  public init(
    policies: [ClockKind: [EscalationLevel]], major: [MajorLevel],
    unreceivedSheetAfter: Int64 = 1_800
  ) {
    self.policies = policies
    self.major = major
    self.unreceivedSheetAfter = unreceivedSheetAfter
  }
}

/// One level of a clock's policy.
public struct EscalationLevel: Codable, Hashable, Sendable {
  /// The stable name that makes the level fire once.
  public var id: String
  /// The share of the allowance at which it fires: 0.75 is three quarters, 2 is twice the target.
  public var at: Double
  /// Who is told.
  public var tell: Recipient
  /// Seconds within which it should be acknowledged.
  public var acknowledgeWithin: Int64
  /// Whether it only reminds and needs no acknowledgement.
  public var reminder: Bool

  /// Makes a level.
  public init(
    id: String, at: Double, tell: Recipient, acknowledgeWithin: Int64 = 1_800,
    reminder: Bool = false
  ) {
    self.id = id
    self.at = at
    self.tell = tell
    self.acknowledgeWithin = acknowledgeWithin
    self.reminder = reminder
  }
}

/// One level of the ladder that begins when an order is marked major.
public struct MajorLevel: Codable, Hashable, Sendable {
  /// The stable name that makes the level fire once.
  public var id: String
  /// Seconds since the order was marked major.
  public var after: Int64
  /// Whether it fires only when nobody has acknowledged the levels below.
  public var onlyWhenUnacknowledged: Bool
  /// Who is told.
  public var tell: Role
  /// Seconds within which it should be acknowledged.
  public var acknowledgeWithin: Int64

  /// Makes a level.
  public init(
    id: String, after: Int64, onlyWhenUnacknowledged: Bool = false, tell: Role,
    acknowledgeWithin: Int64 = 1_800
  ) {
    self.id = id
    self.after = after
    self.onlyWhenUnacknowledged = onlyWhenUnacknowledged
    self.tell = tell
    self.acknowledgeWithin = acknowledgeWithin
  }
}

/// Who is told by a level; in files and JSON `holder` or the name of a role.
public enum Recipient: Hashable, Sendable {
  /// Whoever holds the order.
  case holder
  /// The people of a role on duty.
  case role(Role)

  /// Reads `holder` or the name of a role; nil for anything else.
  public init?(_ text: String) {
    if text == "holder" {
      self = .holder
    } else if let role = Role(rawValue: text) {
      self = .role(role)
    } else {
      return nil
    }
  }

  /// The text that reads back to this recipient.
  public var text: String {
    switch self {
    case .holder: "holder"
    case .role(let role): role.rawValue
    }
  }
}

extension Recipient: Codable {
  /// Reads the short text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = Recipient(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is neither holder nor a role")
    }
    self = value
  }

  /// Writes the short text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
