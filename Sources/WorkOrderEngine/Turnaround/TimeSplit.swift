import ServiceClock

/// Where the time from report to first completion went, in wall seconds: each second is in exactly
/// one part, so that the parts add up to the turnaround (engine.md §7).
public struct TimeSplit: Hashable, Codable, Sendable {
  /// Waiting to be accepted: until somebody took it, or to the end when nobody said so.
  public var waiting: Int64 = 0
  /// From accepting to arriving; none where no arrival was recorded.
  public var travelling: Int64 = 0
  /// From arriving, or where no arrival was recorded from accepting, to completion.
  public var working: Int64 = 0
  /// While it was held, by the stored name of the reason; `verification` is the wait for one that
  /// was then refused.
  public var onHold: [String: Int64] = [:]

  /// The name under which the wait for a refused verification counts.
  public static let verification = "verification"

  /// Nothing yet.
  public init() {}

  /// All parts together.
  public var total: Int64 { waiting + travelling + working + onHold.values.reduce(0, +) }

  /// An order that was never held.
  init(reported: Instant, accepted: Instant?, arrived: Instant?, completed: Instant) {
    self.init(
      reported: reported, accepted: accepted, arrived: arrived, completed: completed, holds: [])
  }

  /// The first cycle of an order; `nil` before its completion.
  init?(_ order: WorkOrder) {
    let cycle = order.cycles[0]
    guard let completed = cycle.completed else { return nil }
    self.init(
      reported: order.reported, accepted: cycle.accepted, arrived: cycle.arrived,
      completed: completed, holds: order.holds.filter { $0.cycle == 1 })
  }

  private init(
    reported: Instant, accepted: Instant?, arrived: Instant?, completed: Instant,
    holds: [OrderHold]
  ) {
    let taken = min(accepted ?? completed, completed)
    let there = min(max(arrived ?? taken, taken), completed)
    let held = Held(holds, from: reported, to: completed)
    waiting = held.open(from: reported, to: taken)
    travelling = held.open(from: taken, to: there)
    working = held.open(from: there, to: completed)
    onHold = held.byReason
  }

  /// Adds the parts of another.
  mutating func add(_ other: TimeSplit) {
    waiting += other.waiting
    travelling += other.travelling
    working += other.working
    onHold.merge(other.onHold, uniquingKeysWith: +)
  }
}

/// The holds of an order one after the other: where two overlap, the first one has the time.
private struct Held {
  private var spans: [(start: Instant, end: Instant)] = []
  private(set) var byReason: [String: Int64] = [:]

  init(_ holds: [OrderHold], from first: Instant, to last: Instant) {
    var free = first
    for hold in holds.sorted(by: { $0.start < $1.start }) {
      let (start, end) = (max(hold.start, free), min(hold.end ?? last, last))
      guard start < end else { continue }
      spans.append((start, end))
      byReason[hold.reason?.rawValue ?? TimeSplit.verification, default: 0] += end - start
      free = end
    }
  }

  /// The seconds between two instants in which it was not held.
  func open(from first: Instant, to last: Instant) -> Int64 {
    spans.reduce(max(0, last - first)) { seconds, span in
      seconds - max(0, min(span.end, last) - max(span.start, first))
    }
  }
}
