import WorkOrderEngine

/// A step that a key takes with an order; its name is also the name of its texts, `action.NAME`.
enum OrderStep: String, CaseIterable, Hashable, Sendable {
  case accept, arrive, makeSafe, hold, resume, complete, verify, refuse, close
  case dispatch, transfer, decline, extend, decideExtension
  case prioritize, categorize, markMajor, sight, comment, tell, acknowledge, cancel
  case agree, correct, withdraw, reopen, rate, restate

  /// The name by which `roles.toml` permits it.
  var command: String {
    switch self {
    case .accept: AcceptOrder.name
    case .arrive: ArriveAtOrder.name
    case .makeSafe: MakeOrderSafe.name
    case .hold: HoldOrder.name
    case .resume: ResumeOrder.name
    case .complete: CompleteOrder.name
    case .verify: VerifyOrder.name
    case .refuse: RefuseVerification.name
    case .close: CloseOrder.name
    case .dispatch: DispatchOrder.name
    case .transfer: TransferOrder.name
    case .decline: DeclineOrder.name
    case .extend: AskExtension.name
    case .decideExtension: DecideExtension.name
    case .prioritize: PrioritizeOrder.name
    case .categorize: CategorizeOrder.name
    case .markMajor: MarkMajor.name
    case .sight: SightDefect.name
    case .comment: CommentOrder.name
    case .tell: TellReporter.name
    case .acknowledge: AcknowledgeEscalation.name
    case .cancel: CancelOrder.name
    case .agree: AgreeTime.name
    case .correct: CorrectOrder.name
    case .withdraw: WithdrawOrder.name
    case .reopen: ReopenOrder.name
    case .rate: RateOrder.name
    case .restate: RestateOrder.name
    }
  }

  /// The event it adds, by which the table of the lifecycle permits it.
  var event: OrderChange.Kind {
    switch self {
    case .accept: .accepted
    case .arrive: .arrived
    case .makeSafe: .madeSafe
    case .hold: .held
    case .resume: .resumed
    case .complete: .completed
    case .verify: .verified
    case .refuse: .verificationRefused
    case .close: .closed
    case .dispatch: .dispatched
    case .transfer: .transferred
    case .decline: .declined
    case .extend: .extensionAsked
    case .decideExtension: .extensionApproved
    case .prioritize: .prioritized
    case .categorize: .categorized
    case .markMajor: .markedMajor
    case .sight: .sighted
    case .comment: .commented
    case .tell: .told
    case .acknowledge: .acknowledged
    case .cancel: .cancelled
    case .agree: .agreed
    case .correct: .corrected
    case .withdraw: .withdrawn
    case .reopen: .reopened
    case .rate: .rated
    case .restate: .restated
    }
  }

  /// Nothing has to be asked before it is done.
  var isImmediate: Bool {
    switch self {
    case .accept, .arrive, .makeSafe, .resume, .verify, .close, .restate: true
    default: false
    }
  }
}

/// A step with all that it needs: what becomes an engine command for each order it is for.
enum OrderDeed: Hashable, Sendable {
  /// A step without more: accept, arrive, make safe, resume, verify, close, restate.
  case plain(OrderStep)
  /// A step with a reason, a note or a comment.
  case noted(OrderStep, String)
  /// Dispatch or transfer to a staff number, a crew's or a contractor's code.
  case passed(OrderStep, to: String, reason: String)
  case held(HoldReason, note: String, until: CalendarDate)
  case completed(Completion)
  case prioritized(Priority)
  case categorized(String)
  case extensionAsked(until: Instant, reason: String)
  case extensionDecided(approve: Bool, reason: String)
  case agreed(until: Instant)
  /// What was reported wrongly; what is `nil` stays.
  case corrected(place: String?, text: String?, reporter: String?, contact: String?)
  /// The reporter's answer, 1 to 5.
  case rated(Int, note: String)
  /// The last event of the order is taken back.
  case undone

  /// The word for the message: `order.event.NAME`.
  var event: OrderChange.Kind {
    switch self {
    case .plain(let step), .noted(let step, _), .passed(let step, _, _): step.event
    case .held: .held
    case .completed: .completed
    case .prioritized: .prioritized
    case .categorized: .categorized
    case .extensionAsked: .extensionAsked
    case .extensionDecided(let approve, _): approve ? .extensionApproved : .extensionDenied
    case .agreed: .agreed
    case .corrected: .corrected
    case .rated: .rated
    case .undone: .undone
    }
  }
}
