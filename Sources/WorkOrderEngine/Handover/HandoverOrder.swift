public import Configuration
public import ServiceClock

/// An unfinished order as a sheet shows it.
public struct HandoverOrder: Codable, Hashable, Sendable {
  /// The number that people say.
  public var number: String
  /// The names of the place from below the campus down.
  public var place: String
  /// The id of its category.
  public var category: String
  /// What was said.
  public var text: String
  /// How urgent it is.
  public var priority: Priority
  /// Where it stands in its life.
  public var stage: OrderStage
  /// It is a major problem.
  public var isMajor: Bool
  /// When it was reported.
  public var reported: Instant
  /// Who has it in hand.
  public var holder: Holder
  /// The holder's name; empty for those that have none.
  public var holderName: String
  /// The name of the contractor whose it is, also where one of its people has it; `nil`: our own.
  public var contractor: String?
  /// The contractor's name in English, where it was given; `nil` also for sheets that an earlier release froze.
  public var contractorEnglish: String?
  /// What it waits for; `nil`: it is being worked on.
  public var waiting: HandoverWait?
  /// When a hold wakes by itself.
  public var wakes: Instant?
  /// What is to be done next: the step that stops ``clock`` while that runs. Sheets that an earlier release froze
  /// may have a step of another clock.
  public var next: HandoverStep
  /// The clock that counts now: of those that run the one that is due first; `nil`: no target.
  public var clock: HandoverClock?
  /// The clocks that are late or at risk.
  public var pressing: [HandoverClock]
  /// Its category was one of safety when the sheet was made; `nil` on sheets that an earlier release froze.
  public var isSafety: Bool?
}

/// A clock as a sheet shows it.
public struct HandoverClock: Codable, Hashable, Sendable {
  /// Which clock.
  public var kind: ClockKind
  /// The word it shows.
  public var word: ClockWord
  /// When it is due; while held what stood when the hold began, so that ``remaining`` is what counts.
  public var due: Instant
  /// Open seconds left on its calendar; negative when late.
  public var remaining: Int64
  /// The due time rests on dates that are not published yet.
  public var estimated: Bool

  /// The due time as far as it stands: `nil` while held.
  public var standingDue: Instant? { word == .onHold ? nil : due }
}

extension HandoverOrder {
  /// The clock as a paper shows it. Sheets that an earlier release froze have one that had stopped where the
  /// repair has no date: that it was accepted in time says nothing of that.
  public var shownClock: HandoverClock? {
    clock.flatMap { clock in
      let hasStopped = clock.word == .met || clock.word == .missed
      return hasStopped && clock.kind != .complete ? nil : clock
    }
  }
}

/// What an unfinished order waits for.
public enum HandoverWait: String, Codable, CaseIterable, Sendable {
  case parts, access, contractor, weather, decision
  /// To be sent to somebody.
  case dispatch
  /// To be taken on.
  case acceptance
  /// To be verified.
  case verification
  /// An extension was asked for.
  case extensionDecision
}

/// What is to be done next with an order; each is the name of an action.
public enum HandoverStep: String, Codable, CaseIterable, Sendable {
  case dispatch, accept, arrive, makeSafe, complete, resume, verify, decideExtension
}

extension HandoverOrder {
  /// An order as it stands in a list.
  ///
  /// - Parameter isSafety: whether its category is one of safety.
  init(_ row: OrderListRow, isSafety: Bool) {
    number = row.number
    place = row.place
    category = row.category
    text = row.text
    priority = row.priority
    stage = row.stage
    isMajor = row.isMajor
    reported = row.reported
    holder = row.holder
    holderName = row.holderName
    waiting = HandoverWait(row)
    wakes = row.hold?.wakes
    next = HandoverStep(row)
    clock = row.clock.map(HandoverClock.init)
    pressing = row.clocks.filter { $0.word == .late || $0.word == .atRisk }
      .map(HandoverClock.init)
    self.isSafety = isSafety
  }
}

extension HandoverClock {
  init(_ face: ClockFace) {
    kind = face.kind
    word = face.word
    due = face.due
    remaining = face.remaining
    estimated = face.estimated
  }
}

extension HandoverWait {
  init?(_ row: OrderListRow) {
    switch row.stage {
    case .onHold:
      guard let reason = row.hold?.reason else { return nil }
      self.init(rawValue: reason.rawValue)
    case .reported: self = .dispatch
    case .completed: self = .verification
    case .dispatched: self = row.asksExtension ? .extensionDecision : .acceptance
    case .accepted, .inProgress:
      guard row.asksExtension else { return nil }
      self = .extensionDecision
    case .closed, .cancelled: return nil
    }
  }
}

extension HandoverStep {
  /// One line tells of one clock: while one runs the step is the one that stops it. Where none does it is what
  /// the stage asks for.
  init(_ row: OrderListRow) {
    if let clock = row.clock, clock.isRunning {
      self.init(stopping: clock.kind)
    } else {
      self.init(after: row.stage, asksExtension: row.asksExtension)
    }
  }

  private init(stopping clock: ClockKind) {
    self =
      switch clock {
      case .accept: .accept
      case .arrive: .arrive
      case .makeSafe: .makeSafe
      case .complete: .complete
      }
  }

  /// What follows on a stage; of an order that is over, which stands on no sheet, the last step that there is.
  init(after stage: OrderStage, asksExtension: Bool) {
    self =
      switch stage {
      case .reported: .dispatch
      case .completed, .closed, .cancelled: .verify
      case _ where asksExtension: .decideExtension
      case .dispatched: .accept
      case .accepted: .arrive
      case .inProgress: .complete
      case .onHold: .resume
      }
  }
}

/// An order in one line.
public struct HandoverBrief: Codable, Hashable, Sendable {
  /// The number that people say.
  public var number: String
  /// The names of the place from below the campus down.
  public var place: String
  /// What was said.
  public var text: String
  /// How urgent it is.
  public var priority: Priority
  /// Where it stands in its life.
  public var stage: OrderStage
}

/// How many there are, and the first of them.
public struct HandoverTally: Codable, Hashable, Sendable {
  /// How many there are; 1,001 stands for more than ``mostCounted``.
  public var count: Int
  /// The first of them, by number of recording.
  public var orders: [HandoverBrief]

  /// Up to how many they are counted.
  public static let mostCounted = 1_000
}

/// A reporter's poor answer.
public struct HandoverComplaint: Codable, Hashable, Sendable {
  /// The order's number.
  public var number: String
  /// The names of the place.
  public var place: String
  /// 1 or 2 of 5.
  public var rating: Int
  /// What was said.
  public var note: String
  /// When.
  public var at: Instant
}
