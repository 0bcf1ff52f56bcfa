public import ServiceClock

/// How a round was walked, in seconds between its stops (engine.md §4, Honesty).
public struct RoundHonesty: Hashable, Sendable {
  /// How many intervals there are: one fewer than stops reached.
  public var count: Int
  /// The shortest, in seconds.
  public var shortest: Int64?
  /// The median by nearest rank, in seconds.
  public var median: Int64?
  /// The longest, in seconds.
  public var longest: Int64?
  /// From start to finish, in seconds; `nil` while it lasts.
  public var duration: Int64?
  /// The walking floor of the route, in seconds.
  public var floor: Int64

  /// It was finished faster than the walking floor.
  public var isBelowFloor: Bool { duration.map { $0 < floor } ?? false }

  /// The figures of a round whose stops were reached at these instants, in any order.
  public init(reached: [Instant], started: Instant?, finished: Instant?, floor: Int64) {
    let instants = reached.sorted()
    let gaps = zip(instants, instants.dropFirst()).map { $1 - $0 }.sorted()
    count = gaps.count
    shortest = gaps.first
    median = gaps.isEmpty ? nil : gaps[(gaps.count - 1) / 2]
    longest = gaps.last
    duration = started.flatMap { start in finished.map { $0 - start } }
    self.floor = floor
  }
}
