/// The age classes of the backlog (engine.md §7), in whole days since the report.
public enum BacklogAge: String, Codable, CaseIterable, Sendable {
  /// 0–1 days.
  case upTo1
  /// 2–3 days.
  case upTo3
  /// 4–7 days.
  case upTo7
  /// 8–30 days.
  case upTo30
  /// 31–90 days.
  case upTo90
  /// More than 90 days.
  case over90

  /// The last whole day of the class; `nil` for the open-ended one.
  public var lastDay: Int? {
    switch self {
    case .upTo1: 1
    case .upTo3: 3
    case .upTo7: 7
    case .upTo30: 30
    case .upTo90: 90
    case .over90: nil
    }
  }

  /// The class of an order that is that many seconds old; started days do not count.
  public init(age seconds: Int64) {
    let days = Int(max(0, seconds) / 86_400)
    self = Self.allCases.first { days <= $0.lastDay ?? .max } ?? .over90
  }
}

/// How much is open, how old it is, and how long it will take at the present rate.
public struct BacklogReport: Hashable, Codable, Sendable {
  /// The groups, by key.
  public var groups: [BacklogGroup]
  /// All open orders, with an empty key.
  public var total: BacklogGroup

  /// A report of groups and their total.
  public init(groups: [BacklogGroup], total: BacklogGroup) {
    self.groups = groups
    self.total = total
  }
}

/// The backlog of one group.
public struct BacklogGroup: Hashable, Codable, Sendable {
  /// The category, campus, place path, crew, person, contractor or priority; empty for none.
  public var key: String
  /// Neither closed nor cancelled.
  public var open = 0
  /// Open with a completion clock that runs and is past due.
  public var openPastDue = 0
  /// The open orders by age, one number for each ``BacklogAge`` in its order.
  public var ages = BacklogAge.allCases.map { _ in 0 }
  /// Orders that left the backlog in the last 28 days: closed or cancelled.
  public var closedInFourWeeks = 0
  /// open ÷ (left in the last 28 days ÷ 4); `nil` when nothing did.
  public var weeksToClear: Double?

  /// A group in which nothing has been counted yet.
  public init(key: String) {
    self.key = key
  }
}
