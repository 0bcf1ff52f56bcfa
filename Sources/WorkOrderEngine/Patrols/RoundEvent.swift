public import ServiceClock

/// One entry in the history of a round; the sum of them is the round.
public struct RoundEvent: Hashable, Sendable {
  /// The order of recording, and of replay.
  public var sequence: Int64
  /// When it happened.
  public var happened: Instant
  /// When it was recorded.
  public var recorded: Instant
  /// The staff member who did it; 0 is the system.
  public var by: Int64
  /// What it did to the round.
  public var change: RoundChange
}

/// What an event did to its round.
public enum RoundChange: Hashable, Sendable {
  case planned(RoundOpening)
  case started(RoundStart)
  /// Answers at one stop.
  case answered(stop: Int, [Check])
  case skipped(stop: Int, reason: String)
  case excused(stop: Int, reason: String)
  /// Somebody else walks on.
  case taken
  /// The reason stands for every stop that was not reached and had none.
  case finished(reason: String)
  case expired

  /// The name of an event without what it carries.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case planned, started, answered, skipped, excused, taken, finished, expired
  }

  /// The name of this event.
  public var kind: Kind {
    switch self {
    case .planned: .planned
    case .started: .started
    case .answered: .answered
    case .skipped: .skipped
    case .excused: .excused
    case .taken: .taken
    case .finished: .finished
    case .expired: .expired
    }
  }
}

/// What a round is from its first event on.
public struct RoundOpening: Hashable, Codable, Sendable {
  /// The number that people say.
  public var number: String
  /// The id of its route.
  public var route: Int64
  /// The id of its campus.
  public var campus: Int64
  /// The period for which it was planned.
  public var plan: RoundPlan?
  /// The staff member who is to walk it.
  public var walker: Int64?
}

/// The snapshot of what a round is to look at, taken when it starts.
public struct RoundStart: Hashable, Codable, Sendable {
  /// What an unplanned round is; `nil` when an event before said so.
  public var opening: RoundOpening?
  /// The version of the configuration that holds the checklists.
  public var version: Int64
  /// The walking floor in seconds.
  public var floor: Int64
  /// The stops in walking order.
  public var stops: [Stop]

  /// An expected stop.
  public struct Stop: Hashable, Codable, Sendable {
    /// The id of its place.
    public var place: Int64
    /// The id of its checklist.
    public var checklist: String
    /// The ids of the expected items.
    public var items: [String]
  }
}

extension RoundChange {
  /// The columns of a change.
  func record() throws -> OrderEventRecord {
    let kind = kind.rawValue
    func columns(target: String = "", reason: String = "", body: String = "") -> OrderEventRecord {
      OrderEventRecord(kind: kind, until: nil, target: target, reason: reason, body: body)
    }
    switch self {
    case .planned(let opening): return columns(body: try canonicalJSON(opening))
    case .started(let start): return columns(body: try canonicalJSON(start))
    case .answered(let stop, let checks):
      return columns(target: "\(stop)", body: try canonicalJSON(checks))
    case .skipped(let stop, let reason), .excused(let stop, let reason):
      return columns(target: "\(stop)", reason: reason)
    case .finished(let reason): return columns(reason: reason)
    case .taken, .expired: return columns()
    }
  }

  /// The change that these columns hold; `nil` when they hold none, as after an alteration.
  init?(_ record: OrderEventRecord) {
    guard let kind = Kind(rawValue: record.kind) else { return nil }
    let stop = Int(record.target)
    let change: RoundChange? =
      switch kind {
      case .planned: record.decoded(RoundOpening.self).map { .planned($0) }
      case .started: record.decoded(RoundStart.self).map { .started($0) }
      case .answered:
        stop.flatMap { stop in Check.answers(in: record).map { .answered(stop: stop, $0) } }
      case .skipped: stop.map { .skipped(stop: $0, reason: record.reason) }
      case .excused: stop.map { .excused(stop: $0, reason: record.reason) }
      case .taken: .taken
      case .finished: .finished(reason: record.reason)
      case .expired: .expired
      }
    guard let change else { return nil }
    self = change
  }
}

extension Check: Codable {
  private enum CodingKeys: String, CodingKey {
    case item, result, value, words, at, by, order, isSighting = "sighting"
    case isMajor = "major"
    case isRepaired = "repaired"
    case photo
  }

  /// Reads what ``encode(to:)`` writes.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    item = try box.decode(String.self, forKey: .item)
    result = try box.decode(CheckResult.self, forKey: .result)
    value = try box.decodeIfPresent(String.self, forKey: .value)
    words = try box.decodeIfPresent(String.self, forKey: .words) ?? ""
    at = try box.decode(Instant.self, forKey: .at)
    by = try box.decode(Int64.self, forKey: .by)
    order = try box.decodeIfPresent(Int64.self, forKey: .order)
    isSighting = try box.decodeIfPresent(Bool.self, forKey: .isSighting) ?? false
    isMajor = try box.decodeIfPresent(Bool.self, forKey: .isMajor) ?? false
    isRepaired = try box.decodeIfPresent(Bool.self, forKey: .isRepaired) ?? false
    photo = try box.decodeIfPresent(Photograph.self, forKey: .photo)
  }

  /// Writes only what is not plain: there are more answers than anything else.
  public func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: CodingKeys.self)
    try box.encode(item, forKey: .item)
    try box.encode(result, forKey: .result)
    try box.encodeIfPresent(value, forKey: .value)
    try box.encodeIfPresent(words.isEmpty ? nil : words, forKey: .words)
    try box.encode(at, forKey: .at)
    try box.encode(by, forKey: .by)
    try box.encodeIfPresent(order, forKey: .order)
    try box.encodeIfPresent(isSighting ? true : nil, forKey: .isSighting)
    try box.encodeIfPresent(isMajor ? true : nil, forKey: .isMajor)
    try box.encodeIfPresent(isRepaired ? true : nil, forKey: .isRepaired)
    try box.encodeIfPresent(photo, forKey: .photo)
  }
}
