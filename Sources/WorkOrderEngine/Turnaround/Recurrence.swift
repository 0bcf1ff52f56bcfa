public import ServiceClock

/// When a defect counts as recurring (R23; standards.md: three times in a month at one place).
public enum RecurrenceRule {
  /// So many reports of one category at one place make it recurring.
  public static let threshold = 3
  /// Within so many seconds: 30 days, whatever the month, so that no month's end divides a series.
  public static let window: Int64 = 30 * 86_400

  /// The most reports that lie within one window of 30 days, both ends included.
  ///
  /// - Parameter reports: when each was reported, ascending.
  public static func most(_ reports: [Instant]) -> Int {
    var first = 0
    var most = 0
    for (index, report) in reports.enumerated() {
      while report - reports[first] > window { first += 1 }
      most = max(most, index - first + 1)
    }
    return most
  }
}

/// A category at a place that came back often enough within 30 days.
public struct RecurringFault: Hashable, Sendable {
  /// The id of the category.
  public var category: String
  /// The id of the place.
  public var place: Int64
  /// The path of the place.
  public var path: String
  /// The name of the place with those above it.
  public var title: PlaceNames
  /// The campus, by id.
  public var campus: Int64
  /// Reports in the period.
  public var count: Int
  /// The most within 30 days: at least three.
  public var most: Int
  /// The first report of the period.
  public var first: Instant
  /// The last report of the period.
  public var last: Instant
  /// How many of them are neither closed nor cancelled, as of now.
  public var open: Int
  /// The numbers of the orders, the oldest first.
  public var orders: [String]
}

/// What recurs, the worst first.
public struct RecurrenceReport: Hashable, Sendable {
  /// The first day of the period; `nil`: from the beginning.
  public var from: CalendarDate?
  /// The last day, included; `nil`: until now.
  public var to: CalendarDate?
  /// The recurring faults: by the most in 30 days, then by reports, then the latest first.
  public var faults: [RecurringFault]

  /// A report of faults in any order.
  public init(
    from: CalendarDate? = nil, to: CalendarDate? = nil, faults: [RecurringFault]
  ) {
    self.from = from
    self.to = to
    self.faults = faults.sorted {
      ($1.most, $1.count, $1.last, $0.path, $0.category)
        < ($0.most, $0.count, $0.last, $1.path, $1.category)
    }
  }
}

/// The earlier orders for the same category at the same place that make one recurring.
public struct OrderRecurrence: Hashable, Sendable {
  /// The numbers of the orders of the 30 days before this one's report, itself last; of more than
  /// ``most`` the latest.
  public var orders: [String]

  /// How many are named.
  public static let most = 100

  /// How many there are, as people read it: `7`, or `100+`.
  public var count: String { orders.count < Self.most ? "\(orders.count)" : "\(Self.most)+" }
}
