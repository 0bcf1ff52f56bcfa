/// What reporters answered when they were asked whether they are satisfied (R8; standards.md, Key
/// figures: always with n and the response rate).
public struct Satisfaction: Hashable, Sendable {
  /// Orders whose reporter was told the outcome, and so asked, or answered without that.
  public var asked = 0
  /// Answers by their word, from 1 不满意 to 5 非常满意: the first counts the ones.
  public var ratings = [0, 0, 0, 0, 0]

  /// How many answered.
  public var answered: Int { ratings.reduce(0, +) }

  /// answered ÷ asked, 0…1; `nil` where nobody was asked.
  public var responseRate: Double? { KeyFigures.rate(answered, of: asked) }

  /// The share of the answers that are 4 or 5, 0…1; `nil` without an answer.
  public var satisfiedRate: Double? { KeyFigures.rate(ratings[3] + ratings[4], of: answered) }

  mutating func add(_ other: Satisfaction) {
    asked += other.asked
    for index in ratings.indices { ratings[index] += other.ratings[index] }
  }
}

/// How the orders that rounds found kept their completion time (standards.md, Key figures: findings closed
/// in time).
public struct FindingTally: Hashable, Sendable {
  /// Completed at or before the due time.
  public var inTime = 0
  /// Completed later, or not at all and past due.
  public var late = 0
  /// Not completed, and not due yet or on hold.
  public var running = 0

  /// inTime ÷ (inTime + late), 0…1; `nil` where nothing can be judged yet.
  public var rate: Double? { KeyFigures.rate(inTime, of: inTime + late) }

  mutating func count(_ verdict: PromiseVerdict) {
    switch verdict {
    case .kept: inTime += 1
    case .broken: late += 1
    case .running: running += 1
    }
  }

  mutating func add(_ other: FindingTally) {
    inTime += other.inTime
    late += other.late
    running += other.running
  }
}
