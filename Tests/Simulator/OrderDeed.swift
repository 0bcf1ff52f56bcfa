public import WorkOrderEngine

/// What people do with an order that is there.
public enum OrderDeed: String, CaseIterable, Codable, Sendable {
  case dispatch, transfer, accept, decline, arrive, makeSafe, hold, resume, agree
  case askExtension, approve, deny, prioritize, categorize, correct, complete
  case verify, refuse, close, cancel, duplicate, withdraw, reopen, markMajor, acknowledge
  case comment, sight, tell, rate, undo, restate

  /// The event it adds, by which the life of an order allows it or not.
  public var event: OrderChange.Kind {
    switch self {
    case .dispatch: .dispatched
    case .transfer: .transferred
    case .accept: .accepted
    case .decline: .declined
    case .arrive: .arrived
    case .makeSafe: .madeSafe
    case .hold: .held
    case .resume: .resumed
    case .agree: .agreed
    case .askExtension: .extensionAsked
    case .approve: .extensionApproved
    case .deny: .extensionDenied
    case .prioritize: .prioritized
    case .categorize: .categorized
    case .correct: .corrected
    case .complete: .completed
    case .verify: .verified
    case .refuse: .verificationRefused
    case .close: .closed
    case .cancel, .duplicate: .cancelled
    case .withdraw: .withdrawn
    case .reopen: .reopened
    case .markMajor: .markedMajor
    case .acknowledge: .acknowledged
    case .comment: .commented
    case .sight: .sighted
    case .tell: .told
    case .rate: .rated
    case .undo: .undone
    case .restate: .restated
    }
  }

  /// How often it is tried, beside the others that the order allows.
  var weight: Int {
    switch self {
    case .arrive, .complete, .hold: 5
    case .accept, .resume, .verify, .refuse, .reopen, .undo, .prioritize: 3
    case .transfer, .askExtension, .approve, .acknowledge, .restate: 2
    case .cancel, .duplicate, .withdraw, .comment, .dispatch, .decline, .makeSafe, .agree, .deny,
      .categorize, .correct, .close, .markMajor, .sight, .tell, .rate:
      1
    }
  }
}
