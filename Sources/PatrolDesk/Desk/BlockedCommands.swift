import WorkOrderEngine

/// Commands for which other writers left no turn: they are given again until they get one. Meanwhile the
/// screen goes on, and the keys wait: whoever typed them took the command for done.
struct BlockedCommands: Hashable, Sendable {
  /// A command and its id.
  struct Entry: Hashable, Sendable {
    var order: Effect.Order
    var id: String
  }

  /// After so many seconds somebody has to decide.
  static let patience: Int64 = 30

  private(set) var entries: [Entry] = []
  private var since: Instant?
  /// What to say when it is given up.
  private(set) var failure: Failure?

  var isEmpty: Bool { entries.isEmpty }

  /// Puts a command behind those that wait.
  mutating func add(_ order: Effect.Order, id: String, at now: Instant, failure: Failure?) {
    entries.append(Entry(order: order, id: id))
    since = since ?? now
    self.failure = failure ?? self.failure
  }

  /// What is to be given again, in order.
  mutating func takeAll() -> [Entry] {
    defer { entries = [] }
    return entries
  }

  /// Nothing waits any more.
  mutating func end() { self = BlockedCommands() }

  func isOver(at now: Instant) -> Bool { since.map { now - $0 >= Self.patience } ?? false }
}
