public import Configuration
public import ServiceClock

/// One entry in the history of a work order; the sum of them is the order (engine.md §3).
public struct OrderEvent: Hashable, Sendable {
  /// The order of recording; replay sorts by `happened`, then by this.
  public var sequence: Int64
  /// When it happened.
  public var happened: Instant
  /// When it was recorded.
  public var recorded: Instant
  /// The staff member who did it; 0 is the system.
  public var by: Int64
  /// The staff member at the keyboard when it was done in another's name.
  public var enteredBy: Int64?
  /// What it did to the order.
  public var change: OrderChange

  /// An event as it stands in the history.
  public init(
    sequence: Int64, happened: Instant, recorded: Instant, by: Int64, enteredBy: Int64? = nil,
    change: OrderChange
  ) {
    self.sequence = sequence
    self.happened = happened
    self.recorded = recorded
    self.by = by
    self.enteredBy = enteredBy
    self.change = change
  }

  /// Entered more than five minutes after it happened.
  public var isEnteredLate: Bool { recorded - happened > 300 }
}

/// What an event did to its order.
public enum OrderChange: Hashable, Sendable {
  case reported(Report)
  case sighted(text: String)
  case dispatched(to: Holder)
  case accepted
  case declined(reason: String)
  case transferred(to: Holder, reason: String)
  case arrived
  case madeSafe
  /// Wakes at `until`, the first opening of the campus calendar on the wake date.
  case held(HoldReason, note: String, until: Instant)
  case resumed
  case agreed(until: Instant)
  case extensionAsked(until: Instant, reason: String)
  case extensionApproved(until: Instant)
  case extensionDenied(reason: String)
  case prioritized(Priority)
  case categorized(String)
  case corrected(Correction)
  case completed(Completion)
  case verified
  case verificationRefused(reason: String)
  /// The acceptance period ended, or a second signature closed it.
  case closed
  /// `duplicateOf`: the id of the order in favour of which it ended.
  case cancelled(reason: String, duplicateOf: Int64? = nil)
  case withdrawn(reason: String)
  case reopened(reason: String)
  case markedMajor(reason: String)
  case escalated(Escalated)
  case acknowledged(note: String)
  case commented(text: String)
  case told(note: String)
  case rated(Int, note: String)
  /// Takes the event with this sequence back.
  case undone(sequence: Int64)
  /// Judged by this version of the configuration from now on, and by the kind its place has now.
  case restated(version: Int64, kind: String? = nil)

  /// The name of an event without what it carries.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case reported, sighted, dispatched, accepted, declined, transferred, arrived, madeSafe
    case held, resumed, agreed, extensionAsked, extensionApproved, extensionDenied
    case prioritized, categorized, corrected, completed, verified, verificationRefused
    case closed, cancelled, withdrawn, reopened, markedMajor, escalated, acknowledged
    case commented, told, rated, undone, restated
  }

  /// The name of this event.
  public var kind: Kind {
    switch self {
    case .reported: .reported
    case .sighted: .sighted
    case .dispatched: .dispatched
    case .accepted: .accepted
    case .declined: .declined
    case .transferred: .transferred
    case .arrived: .arrived
    case .madeSafe: .madeSafe
    case .held: .held
    case .resumed: .resumed
    case .agreed: .agreed
    case .extensionAsked: .extensionAsked
    case .extensionApproved: .extensionApproved
    case .extensionDenied: .extensionDenied
    case .prioritized: .prioritized
    case .categorized: .categorized
    case .corrected: .corrected
    case .completed: .completed
    case .verified: .verified
    case .verificationRefused: .verificationRefused
    case .closed: .closed
    case .cancelled: .cancelled
    case .withdrawn: .withdrawn
    case .reopened: .reopened
    case .markedMajor: .markedMajor
    case .escalated: .escalated
    case .acknowledged: .acknowledged
    case .commented: .commented
    case .told: .told
    case .rated: .rated
    case .undone: .undone
    case .restated: .restated
    }
  }
}
