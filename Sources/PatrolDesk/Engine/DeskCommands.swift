import Localization
import WorkOrderEngine

/// Gives the desk's commands to the engine in somebody's name.
struct DeskCommands {
  let desk: DeskEngine
  let viewer: Viewer
  let id: String
  let now: Instant
  /// The last event of the order that the person has seen.
  private var seen: Int64?

  init(desk: DeskEngine, viewer: Viewer, id: String, now: Instant) {
    (self.desk, self.viewer, self.id, self.now) = (desk, viewer, id, now)
  }

  func perform<C: Command>(_ command: C) throws -> C.Answer {
    try desk.engine.perform(command, id: id, by: viewer.actor, now: now)
  }

  /// What is done to an order is done to the order that the person has seen.
  private func perform<C: OrderCommand>(_ command: C) throws -> OrderAnswer {
    guard let seen else {
      return try desk.engine.perform(command, id: id, by: viewer.actor, now: now)
    }
    return try desk.engine.perform(
      SeenOrder(command, seen: seen), id: id, by: viewer.actor, now: now)
  }

  func give(_ order: Effect.Order) throws -> Outcome {
    switch order {
    case .deed(let deed, let number, let seen):
      var commands = self
      commands.seen = seen
      try commands.perform(deed, on: number)
      return .did(deed, order: number, id: id)
    case .log(let draft): return try log(draft)
    case .startRound(let route): return try startRound(route)
    case .takeRound(let round): return try takeRound(round)
    case .route(let deed, let route):
      try perform(deed, on: route)
      return .routeChanged(deed, route: route)
    case .check(let check): return try self.check(check)
    case .passRest(let round, let stop, let item):
      return try passRest(round, stop: stop, from: item)
    case .skipStop(let round, let stop, let reason):
      return try skipStop(round, stop: stop, reason: reason)
    case .finishRound(let round, let reason): return try finish(round, reason: reason)
    case .giveSheet(let giving): return try giveSheet(giving)
    case .receiveSheet(let number, let checked):
      return try receiveSheet(number, checked: checked)
    case .refuseSheet(let number, let reason, let note):
      return try refuseSheet(number, reason: reason, note: note)
    case .remarkSheet(let number, let text):
      _ = try perform(RemarkHandover(sheet: number, text: text))
      return .sheetRemarked(number)
    case .confirmCarried(let topic, let campus):
      _ = try perform(DraftHandover(campus: campus, confirmed: [topic]))
      return .carriedConfirmed(topic)
    case .writePerson(let draft): return try write(draft)
    case .enablePerson(let number, let enabled): return try enable(number, enabled: enabled)
    case .unlockPerson(let number):
      return .personChanged(
        try perform(UnlockSignIn(staff: number)), sentence: "people.done.unlocked")
    case .setPassphrase(let number, let typed):
      return .passphraseSet(
        try perform(SetPassphrase(staff: number, passphrase: Passphrase(typed.text))))
    case .enterDuty(let draft): return try enter(draft)
    }
  }

  private func log(_ draft: DefectDraft) throws -> Outcome {
    let answer = try perform(
      LogDefect(
        place: draft.place, category: draft.category, priority: draft.priority,
        major: draft.isMajor, text: draft.text, reporter: draft.reporter,
        contact: draft.contact))
    return .logged(
      number: answer.number, isSighting: answer.isSighting, major: answer.major, id: id)
  }

  private func perform(_ deed: OrderDeed, on order: String) throws {
    switch deed {
    case .plain(let step): try performPlain(step, on: order)
    case .noted(let step, let note): try performNoted(step, note, on: order)
    case .passed(.dispatch, let to, _): _ = try perform(DispatchOrder(order: order, to: to))
    case .passed(_, let to, let reason):
      _ = try perform(TransferOrder(order: order, to: to, reason: reason))
    case .held(let reason, let note, let until):
      _ = try perform(HoldOrder(order: order, reason: reason, note: note, wakeOn: until))
    case .completed(let completion):
      _ = try perform(CompleteOrder(order: order, completion: completion))
    case .prioritized(let priority):
      _ = try perform(PrioritizeOrder(order: order, priority: priority))
    case .categorized(let category):
      _ = try perform(CategorizeOrder(order: order, category: category))
    case .extensionAsked(let until, let reason):
      _ = try perform(AskExtension(order: order, until: until, reason: reason))
    case .extensionDecided(let approve, let reason):
      _ = try perform(DecideExtension(order: order, approve: approve, reason: reason))
    case .agreed(let until): _ = try perform(AgreeTime(order: order, until: until))
    case .corrected(let place, let text, let reporter, let contact):
      _ = try perform(
        CorrectOrder(
          order: order, place: place, text: text, reporter: reporter, contact: contact))
    case .rated(let rating, let note):
      _ = try perform(RateOrder(order: order, rating: rating, note: note))
    case .undone: _ = try perform(UndoOrder(order: order))
    }
  }

  private func performPlain(_ step: OrderStep, on order: String) throws {
    switch step {
    case .accept: _ = try perform(AcceptOrder(order: order))
    case .arrive: _ = try perform(ArriveAtOrder(order: order))
    case .makeSafe: _ = try perform(MakeOrderSafe(order: order))
    case .resume: _ = try perform(ResumeOrder(order: order))
    case .verify: _ = try perform(VerifyOrder(order: order))
    case .close: _ = try perform(CloseOrder(order: order))
    case .restate: _ = try perform(RestateOrder(order: order))
    default: throw EngineError.empty(field: "reason")
    }
  }

  private func performNoted(_ step: OrderStep, _ note: String, on order: String) throws {
    switch step {
    case .decline: _ = try perform(DeclineOrder(order: order, reason: note))
    case .refuse: _ = try perform(RefuseVerification(order: order, reason: note))
    case .cancel: _ = try perform(CancelOrder(order: order, reason: note))
    case .withdraw: _ = try perform(WithdrawOrder(order: order, reason: note))
    case .reopen: _ = try perform(ReopenOrder(order: order, reason: note))
    case .markMajor: _ = try perform(MarkMajor(order: order, reason: note))
    case .sight: _ = try perform(SightDefect(order: order, text: note))
    case .comment: _ = try perform(CommentOrder(order: order, text: note))
    case .tell: _ = try perform(TellReporter(order: order, note: note))
    case .acknowledge: _ = try perform(AcknowledgeEscalation(order: order, note: note))
    default: try performPlain(step, on: order)
    }
  }
}
