public import ServiceClock

/// The letter of a month: what was promised and kept, by whom it was not, what was walked, what recurs,
/// and what moved the figures; computed from the record alone (`patrol report month`).
public struct MonthLetter: Hashable, Sendable {
  /// The month.
  public var month: CalendarMonth
  /// The moment at which the record was read.
  public var asOf: Instant
  /// The month is over on every campus of the letter.
  public var isOver: Bool
  /// All campuses of the letter together.
  public var whole: MonthSection
  /// Each campus alone; empty where the letter is of one campus.
  public var campuses: [MonthSection]
  /// The share of the completion promises that were kept, of the orders of the month before.
  public var before: GroupResult
  /// How each category on each campus moved that share, the largest move first; empty where one of
  /// the months has nothing that could be judged. The contributions add up to the change.
  public var moves: [MonthMove]

  /// The three that moved it most; those that did not move it are left out.
  public var mostMoved: [MonthMove] {
    Array(moves.prefix(3).filter { $0.move.contribution != 0 })
  }

  /// Nothing was reported, walked or required in it.
  public var isEmpty: Bool {
    whole.turnaround.reported == 0
      && whole.patrols.allSatisfy { $0.span.quota.required == 0 && $0.span.rounds.finished == 0 }
  }
}

/// A campus, or all of them, in a month.
public struct MonthSection: Hashable, Sendable {
  /// The campus; `nil` of all.
  public var campus: Campus?
  /// The figures of the orders reported in the month.
  public var turnaround: TurnaroundGroup
  /// Promises and breaches of the same orders.
  public var promises: PromiseReport
  /// The share of the completion promises that were kept.
  public var result: GroupResult
  /// How the orders that rounds found kept their time.
  public var findings: FindingTally
  /// What the reporters answered.
  public var satisfaction: Satisfaction
  /// A line a route.
  public var patrols: [MonthPatrol]
  /// What came back three times within 30 days.
  public var recurring: [RecurringFault]
}

/// A route in a month, with the reasons for what was not walked.
public struct MonthPatrol: Hashable, Sendable {
  /// What was required, done and missed.
  public var span: PatrolSpan
  /// The suspensions that touch a day of the month.
  public var suspensions: [RouteSuspension]
  /// The rounds of ``span`` that had stops not reached, excused ones too, or did not count.
  public var gaps: [RoundGap]

  /// The rounds among them that did not count in the periods that were missed.
  public var uncounted: [RoundGap] {
    gaps.filter { gap in gap.verdict != .valid && gap.period.map(span.missed.contains) == true }
  }
}

/// A round with stops that were not reached, or that did not count.
public struct RoundGap: Hashable, Sendable {
  /// The number of the round.
  public var round: String
  /// The period of the quota in which it started, such as `2026-W45`; `nil` when no shift was at work.
  public var period: String?
  /// How many of its stops were not reached.
  public var stops: Int
  /// Whether it counts, and else why not.
  public var verdict: RoundVerdict?
  /// Why they were not reached, each reason once; empty where nobody said so.
  public var reasons: [String]
  /// Why an administrator excused them, each reason once; empty where nobody did.
  public var excuses: [String]
}

/// A category on a campus.
public struct MonthGroup: Hashable, Sendable {
  /// The campus, by id.
  public var campus: Int64
  /// The id of the category.
  public var category: String
}

/// What a category on a campus contributed to the change, with the orders behind it.
public struct MonthMove: Hashable, Sendable {
  /// How much, and of what it comes.
  public var move: RateMove<MonthGroup>
  /// The orders of the month whose completion promise was broken, by number.
  public var broken: [String]
  /// Those of the month before.
  public var brokenBefore: [String]
}
