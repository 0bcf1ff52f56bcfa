import Configuration
public import ServiceClock

/// One repair from report to closing: the sum of its events.
///
/// Nothing here is stored as such; the rows of the table `work_order` are a cache of it.
public struct WorkOrder: Hashable, Sendable {
  public var id: Int64
  public var campus: Int64
  public var report: Report
  public var reported: Instant
  /// The staff member who was told first and follows the matter until the reporter is told (R6).
  public var firstContact: Int64
  public var stage: OrderStage = .reported
  /// The stage a hold returns to.
  public var stageBeforeHold: OrderStage = .dispatched
  public var holder: Holder = .desk
  /// 1 for the first repair, one more for each time it was reopened.
  public var cycle = 1
  public var cycles: [OrderCycle]
  public var holds: [OrderHold] = []
  public var custody: [Custody]
  public var markedMajor: Instant?
  public var sightings = 0
  public var escalations: [OrderEscalation] = []
  public var told: Instant?
  public var rating: Int?
  /// The completions so far were refused or reopened this many times.
  public var rework = 0
  /// The version of the configuration its clocks are judged by.
  public var standard: Int64
  public var lastEvent: Int64 = 0
  public var lastHappened: Instant

  /// The cycle that runs now, or ran last.
  public var current: OrderCycle {
    get { cycles[cycles.count - 1] }
    set { cycles[cycles.count - 1] = newValue }
  }

  /// The hold that stands now.
  public var standingHold: OrderHold? {
    guard stage == .onHold, let last = holds.last, last.end == nil else { return nil }
    return last
  }

  /// An order as its first event makes it.
  public init(id: Int64, campus: Int64, report: Report, at reported: Instant, by: Int64) {
    self.id = id
    self.campus = campus
    self.report = report
    self.reported = reported
    firstContact = by
    cycles = [OrderCycle(number: 1, start: reported, agreed: report.agreed)]
    custody = [Custody(holder: .desk, from: reported)]
    standard = report.standard
    lastHappened = reported
  }
}

/// One run of the clocks: from the report, or from a reopening, to completion.
public struct OrderCycle: Hashable, Sendable {
  public var number: Int
  public var start: Instant
  public var accepted: Instant?
  public var arrived: Instant?
  public var madeSafe: Instant?
  public var completed: Instant?
  public var completion: Completion?
  public var closed: Instant?
  public var agreed: Instant?
  public var extensionAsked: ExtensionRequest?
  public var extensionApproved: ApprovedExtension?

  /// A cycle in which nothing has happened yet.
  public init(number: Int, start: Instant, agreed: Instant? = nil) {
    self.number = number
    self.start = start
    self.agreed = agreed
  }
}

/// Somebody asks for a later completion date.
public struct ExtensionRequest: Hashable, Sendable {
  public var until: Instant
  public var reason: String
  public var by: Int64
  public var asked: Instant
}

/// A later completion date that another person approved; only later holds push it further.
public struct ApprovedExtension: Hashable, Sendable {
  public var until: Instant
  public var approved: Instant
  public var by: Int64
}

/// A time in which the completion clock stands still.
public struct OrderHold: Hashable, Sendable {
  /// `nil`: the wait for a verification that was then refused.
  public var reason: HoldReason?
  public var cycle: Int
  public var start: Instant
  public var end: Instant?
  public var wakes: Instant?
}

/// From when on a holder had the order in hand.
public struct Custody: Hashable, Sendable {
  public var holder: Holder
  public var from: Instant
}

/// A level that fired, and who signed for it.
public struct OrderEscalation: Hashable, Sendable {
  public var sequence: Int64
  public var cycle: Int
  public var escalated: Escalated
  public var fired: Instant
  /// When it was recorded, and so told: waiting counts from then.
  public var recorded: Instant
  public var acknowledged: Instant?
  public var acknowledgedBy: Int64?
}
