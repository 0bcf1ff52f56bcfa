public import ServiceClock

/// What people and crews did in a period, on the record (R10): `patrol report staff`.
public struct StaffReport: Hashable, Sendable {
  /// The first day; `nil`: from the beginning.
  public var from: CalendarDate?
  /// The last day, included; `nil`: until now.
  public var to: CalendarDate?
  /// Whoever did something in the period, and every enabled member of a crew; by number.
  public var people: [StaffFigures]
  /// The crews, each with what its present members did, by code.
  public var crews: [StaffFigures]
  /// All of ``people`` together, with an empty key.
  public var total: StaffFigures
}

/// The figures of a person or a crew. Durations are seconds; what has no value is `nil`, never 0.
public struct StaffFigures: Hashable, Sendable {
  /// The number of the person or the code of the crew; empty for all.
  public var key: String
  /// The row of the person or the crew; 0 for all.
  public var id: Int64 = 0
  /// The code of a person's crew; empty for none, and for crews.
  public var crew = ""
  /// Orders taken on: by accepting, or by arriving where nobody had accepted.
  public var accepted = 0
  /// Repairs completed that were not refused; a reopened order can be completed twice.
  public var completed = 0
  /// Of these, at or before the due time.
  public var onTime = 0
  /// Of these, after the due time.
  public var late = 0
  /// onTime ÷ (onTime + late); `nil` where no repair had a target.
  public var onTimeRate: Double?
  /// The median from taking on to completion, in working time of the campus without what was held.
  public var median: Int64?
  /// The same by the clock on the wall, without what was held: what was repaired wholly on days off has no
  /// working time, and was no instant repair.
  public var medianWall: Int64?
  /// Completions that were refused at verification, or whose order was reopened.
  public var rework = 0
  /// Rounds finished that count towards the quota.
  public var validRounds = 0
  /// Rounds finished that do not: incomplete, too fast or too soon.
  public var invalidRounds = 0
  /// Failed checks on these rounds.
  public var findings = 0
  /// Stops reached on these rounds.
  public var stops = 0
  /// Escalations told to them; reminders need no signature and are left out.
  public var told = 0
  /// Of these, signed for by themselves: never more than ``told``.
  public var acknowledged = 0
  /// Escalations they signed for that were told to somebody else, or to a role that nobody held.
  public var acknowledgedForOthers = 0
  /// The median from being told, whoever was told, to their signature, in seconds of the clock on the wall.
  public var acknowledgeMedian: Int64?

  /// Figures in which nothing has been counted yet.
  public init(key: String, id: Int64 = 0, crew: String = "") {
    (self.key, self.id, self.crew) = (key, id, crew)
  }

  /// Nothing at all happened.
  public var isIdle: Bool {
    accepted + completed + rework + validRounds + invalidRounds + told + acknowledged
      + acknowledgedForOthers == 0
  }
}

/// Adds up one person; a crew or all are the sum of their people, with the medians of all values.
struct StaffTally {
  var figures: StaffFigures
  private(set) var working = DurationList()
  private(set) var wall = DurationList()
  private(set) var acknowledging = DurationList()

  init(key: String, id: Int64 = 0, crew: String = "") {
    figures = StaffFigures(key: key, id: id, crew: crew)
  }

  /// A repair: how long it took in working time and by the wall, and whether it was late; `nil` without
  /// a target.
  mutating func complete(seconds: Int64, wall: Int64, isLate: Bool?) {
    figures.completed += 1
    working.append(seconds)
    self.wall.append(wall)
    if let isLate {
      if isLate { figures.late += 1 } else { figures.onTime += 1 }
    }
  }

  mutating func acknowledge(after seconds: Int64, forOthers: Bool) {
    if forOthers { figures.acknowledgedForOthers += 1 } else { figures.acknowledged += 1 }
    acknowledging.append(seconds)
  }

  mutating func finish(_ round: RoundHead) {
    if round.verdict == .valid { figures.validRounds += 1 } else { figures.invalidRounds += 1 }
    figures.findings += round.tally.findings
    figures.stops += round.tally.reached
  }

  mutating func add(_ other: StaffTally) {
    for field in Self.counts { figures[keyPath: field] += other.figures[keyPath: field] }
    working.append(other.working)
    wall.append(other.wall)
    acknowledging.append(other.acknowledging)
  }

  /// What was added so far, with the rate and the medians that follow.
  func result() -> StaffFigures {
    var (figures, working, wall) = (figures, working, wall)
    var acknowledging = acknowledging
    figures.onTimeRate = KeyFigures.onTimeRate(onTime: figures.onTime, late: figures.late)
    figures.median = working.percentiles([50])[0]
    figures.medianWall = wall.percentiles([50])[0]
    figures.acknowledgeMedian = acknowledging.percentiles([50])[0]
    return figures
  }

  private static var counts: [WritableKeyPath<StaffFigures, Int>] {
    [
      \.accepted, \.completed, \.onTime, \.late, \.rework, \.validRounds, \.invalidRounds,
      \.findings, \.stops, \.told, \.acknowledged, \.acknowledgedForOthers,
    ]
  }
}
