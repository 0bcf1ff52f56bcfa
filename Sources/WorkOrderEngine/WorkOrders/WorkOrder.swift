import Configuration
public import ServiceClock

/// One repair from report to closing: the sum of its events.
///
/// Nothing here is stored as such; the rows of the table `work_order` are a cache of it.
public struct WorkOrder: Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The id of its campus.
  public var campus: Int64
  /// What was told to us, as corrected since.
  public var report: Report
  /// When it was reported.
  public var reported: Instant
  /// The staff member who was told first and follows the matter until the reporter is told (R6).
  public var firstContact: Int64
  /// Where it stands in its life.
  public var stage: OrderStage = .reported
  /// The stage a hold returns to.
  public var stageBeforeHold: OrderStage = .dispatched
  /// Who has it in hand.
  public var holder: Holder = .desk
  /// 1 for the first repair, one more for each time it was reopened.
  public var cycle = 1
  /// The runs of the clocks, the first repair first.
  public var cycles: [OrderCycle]
  /// The times in which the completion clock stood still.
  public var holds: [OrderHold] = []
  /// Who had it in hand from when on.
  public var custody: [Custody]
  /// When it was marked major.
  public var markedMajor: Instant?
  /// The id of the order in favour of which it was cancelled.
  public var duplicateOf: Int64?
  /// How often it was seen again.
  public var sightings = 0
  /// The levels that fired, in order.
  public var escalations: [OrderEscalation] = []
  /// When the reporter was told.
  public var told: Instant?
  /// Since when there is something that the reporter has not been told: the outcome, or a later date.
  public var news: Instant?
  /// The reporter's answer, 1 to 5.
  public var rating: Int?
  /// The completions so far were refused or reopened this many times.
  public var rework = 0
  /// The version of the configuration its clocks are judged by.
  public var standard: Int64
  /// The sequence of the last event.
  public var lastEvent: Int64 = 0
  /// When the last event happened.
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
  /// Counts the cycles, from 1.
  public var number: Int
  /// When it began.
  public var start: Instant
  /// When it was accepted.
  public var accepted: Instant?
  /// When somebody arrived.
  public var arrived: Instant?
  /// When the danger was contained.
  public var madeSafe: Instant?
  /// When the repair was done.
  public var completed: Instant?
  /// What the repair found and did.
  public var completion: Completion?
  /// The id of the staff member who recorded the repair.
  public var completedBy: Int64?
  /// When it was closed.
  public var closed: Instant?
  /// The agreed completion time.
  public var agreed: Instant?
  /// The extension that waits for a decision.
  public var extensionAsked: ExtensionRequest?
  /// The extension that counts.
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
  /// The instant it asks for.
  public var until: Instant
  /// Why, in a few words.
  public var reason: String
  /// The id of the staff member.
  public var by: Int64
  /// When it was asked for.
  public var asked: Instant
}

/// A later completion date that another person approved; only later holds push it further.
public struct ApprovedExtension: Hashable, Sendable {
  /// The new due time.
  public var until: Instant
  /// When it was approved.
  public var approved: Instant
  /// The id of the staff member who approved it.
  public var by: Int64
  /// What had been asked for, why and by whom; the date that was approved may be another.
  public var request: ExtensionRequest
}

/// A time in which the completion clock stands still.
public struct OrderHold: Hashable, Sendable {
  /// `nil`: the wait for a verification that was then refused.
  public var reason: HoldReason?
  /// Which cycle it belongs to, from 1.
  public var cycle: Int
  /// When it began.
  public var start: Instant
  /// When it ended; `nil`: it lasts.
  public var end: Instant?
  /// When it wakes by itself.
  public var wakes: Instant?
}

/// From when on a holder had the order in hand.
public struct Custody: Hashable, Sendable {
  /// Who has it in hand.
  public var holder: Holder
  /// From when on.
  public var from: Instant
}

/// A level that fired, and who signed for it.
public struct OrderEscalation: Hashable, Sendable {
  /// The sequence of its event.
  public var sequence: Int64
  /// Which cycle it belongs to, from 1.
  public var cycle: Int
  /// The level and who was told.
  public var escalated: Escalated
  /// When the level was due.
  public var fired: Instant
  /// When it was recorded, and so told: waiting counts from then.
  public var recorded: Instant
  /// When it was signed for.
  public var acknowledged: Instant?
  /// Who signed for it.
  public var acknowledgedBy: Int64?
}
