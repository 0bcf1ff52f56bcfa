public import Configuration

/// Whether a clock kept what was promised, as of now.
enum PromiseVerdict {
  /// It stopped at or before its due time.
  case kept
  /// It stopped later, or runs and is past due.
  case broken
  /// It runs and is not due yet, or is held.
  case running
}

/// What was promised for the orders of one priority and clock, and what was kept (R5).
public struct PromiseLine: Hashable, Sendable {
  /// How urgent the orders are.
  public var priority: Priority
  /// Which clock.
  public var clock: ClockKind
  /// The promised share in time, 0…1.
  public var promise: Double
  /// Clocks that stopped at or before their due time.
  public var kept = 0
  /// Clocks that stopped later, or run and are past due.
  public var broken = 0
  /// Clocks that run and are not due yet, or are held.
  public var running = 0

  /// kept ÷ (kept + broken); `nil` where nothing can be judged yet.
  public var rate: Double? { KeyFigures.rate(kept, of: kept + broken) }

  /// Whether the promise was kept; `nil` where nothing can be judged yet.
  public var isKept: Bool? { rate.map { $0 >= promise } }

  /// A line on which nothing has been counted yet.
  init(priority: Priority, clock: ClockKind, promise: Double) {
    (self.priority, self.clock, self.promise) = (priority, clock, promise)
  }

  mutating func count(_ verdict: PromiseVerdict) {
    switch verdict {
    case .kept: kept += 1
    case .broken: broken += 1
    case .running: running += 1
    }
  }
}

/// The lines of a campus, a contractor or all, by priority, clock and promise.
struct PromiseTally {
  private var lines: [Key: PromiseLine] = [:]

  private struct Key: Hashable {
    var priority: Priority
    var clock: ClockKind
    var promise: Double
  }

  mutating func count(_ clock: JudgedClock) {
    guard let promise = clock.promise else { return }
    let key = Key(priority: clock.priority, clock: clock.kind, promise: promise)
    lines[
      key,
      default: PromiseLine(priority: clock.priority, clock: clock.kind, promise: promise)
    ].count(clock.verdict)
  }

  mutating func add(_ other: PromiseTally) {
    lines.merge(other.lines) { one, other in
      var sum = one
      sum.kept += other.kept
      sum.broken += other.broken
      sum.running += other.running
      return sum
    }
  }

  var sorted: [PromiseLine] {
    lines.values.sorted {
      ($0.priority.rawValue, $0.clock, $0.promise) < ($1.priority.rawValue, $1.clock, $1.promise)
    }
  }
}

/// A clock of the first cycle of an order, judged as of now.
struct JudgedClock {
  var order: Int64
  var number: String
  var campus: Int64
  var category: String
  var priority: Priority
  var holder: String
  var kind: ClockKind
  /// The promised share of the rule that counts; `nil` when it promises none.
  var promise: Double?
  var verdict: PromiseVerdict
  /// A round found what the order is about.
  var isFinding: Bool
}

/// The clocks that broke a promise, by order, in the order in which they were judged.
struct BrokenPromises {
  private(set) var orders: [(id: Int64, clocks: Set<ClockKind>)] = []

  mutating func count(_ clock: JudgedClock) {
    guard clock.promise != nil, clock.verdict == .broken else { return }
    // The clocks of an order follow one another.
    if orders.last?.id == clock.order {
      orders[orders.count - 1].clocks.insert(clock.kind)
    } else {
      orders.append((clock.order, [clock.kind]))
    }
  }
}
