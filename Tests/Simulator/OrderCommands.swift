import WorkOrderEngine

extension SimulatedWorld {
  /// Does something with an order; `value` chooses what the command leaves open.
  func carryOut(
    _ deed: OrderDeed, on order: String, _ value: Int, _ step: Step, _ happened: Instant?
  ) throws {
    func plain<S: PlainStep>(_: S.Type) throws {
      _ = try give(PlainCommand<S>(order: order, happened: happened), for: step)
    }
    func reasoned<S: ReasonedStep>(_: S.Type) throws {
      _ = try give(ReasonedCommand<S>(order: order, reason: "原因", happened: happened), for: step)
    }
    switch deed {
    case .accept: try plain(Accepting.self)
    case .arrive: try plain(Arriving.self)
    case .makeSafe: try plain(MakingSafe.self)
    case .resume: try plain(Resuming.self)
    case .verify: try plain(Verifying.self)
    case .close: try plain(Closing.self)
    case .undo: try plain(Undoing.self)
    case .restate: try restate(order, step)
    case .decline: try reasoned(Declining.self)
    case .refuse: try reasoned(Refusing.self)
    case .withdraw: try reasoned(Withdrawing.self)
    case .reopen: try reasoned(Reopening.self)
    default: try carryOutChoice(deed, on: order, value, step, happened)
    }
  }

  /// What a restatement promises is what the order then shows.
  private func restate(_ order: String, _ step: Step) throws {
    let answer = try give(RestateOrder(order: order), for: step)
    // The engine's now, which is never before its last event.
    let (view, present) = try engine.ask(now: now) { (try $0.orderView(order), $0.now) }
    for clock in answer.clocks {
      let face = view.clocks.first { $0.kind == clock.kind && $0.cycle == clock.cycle }?
        .face(at: present)
      guard face?.due == clock.after?.due, face?.word == clock.after?.word else {
        throw BrokenRule(
          rule: "a restatement says what the order then shows",
          what: "\(order) \(clock.kind): \(String(describing: face)), said \(clock)")
      }
    }
  }

  /// The deeds that take more than the order and a reason.
  private func carryOutChoice(
    _ deed: OrderDeed, on order: String, _ value: Int, _ step: Step, _ happened: Instant?
  ) throws {
    func give(_ command: some OrderCommand) throws { _ = try self.give(command, for: step) }
    let holder = SimulatedCampus.holders[value % SimulatedCampus.holders.count]
    let later = now + Int64(value) * 1_200
    switch deed {
    case .dispatch: try give(DispatchOrder(order: order, to: holder, happened: happened))
    case .transfer:
      try give(TransferOrder(order: order, to: holder, reason: "近", happened: happened))
    case .hold:
      let reasons = HoldReason.allCases
      try give(
        HoldOrder(
          order: order, reason: reasons[value % reasons.count],
          wakeOn: zone.local(now).date.adding(days: value % 9), happened: happened))
    case .agree: try give(AgreeTime(order: order, until: later, happened: happened))
    case .askExtension:
      try give(AskExtension(order: order, until: later, reason: "缺件", happened: happened))
    case .approve: try give(DecideExtension(order: order, approve: true, happened: happened))
    case .deny:
      try give(DecideExtension(order: order, approve: false, reason: "不必", happened: happened))
    case .prioritize:
      let priorities = Priority.allCases
      try give(
        PrioritizeOrder(
          order: order, priority: priorities[value % priorities.count], happened: happened))
    case .categorize:
      let category = value % 2 == 0 ? "plumbing" : "lighting"
      try give(CategorizeOrder(order: order, category: category, happened: happened))
    case .correct:
      let place = SimulatedCampus.places[value % SimulatedCampus.places.count]
      try give(CorrectOrder(order: order, place: place, text: "改 \(value)", happened: happened))
    case .complete:
      try give(
        CompleteOrder(
          order: order, completion: Completion(cause: "松动", remedy: "紧固"), happened: happened))
    case .cancel: try give(CancelOrder(order: order, reason: "误报", happened: happened))
    case .duplicate:
      try give(
        CancelOrder(
          order: order, reason: "重复", duplicateOf: orders[value % orders.count],
          happened: happened))
    case .markMajor: try give(MarkMajor(order: order, reason: "危险", happened: happened))
    case .acknowledge: try give(AcknowledgeEscalation(order: order, happened: happened))
    case .comment: try give(CommentOrder(order: order, text: "看过", happened: happened))
    case .sight: try give(SightDefect(order: order, text: "还在", happened: happened))
    case .tell: try give(TellReporter(order: order, happened: happened))
    case .rate: try give(RateOrder(order: order, rating: value % 6, happened: happened))
    case .accept, .arrive, .makeSafe, .resume, .verify, .close, .undo, .restate, .decline, .refuse,
      .withdraw, .reopen:
      break  // Done by the caller.
    }
  }
}
