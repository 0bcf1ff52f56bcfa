public import ServiceClock

/// What the one who gave a command about a sheet gets back.
public struct HandoverAnswer: Codable, Hashable, Sendable {
  /// The row in its table.
  public var id: Int64
  /// The number; `nil` while it is a draft.
  public var number: String?
  /// Where it stands.
  public var state: HandoverState
}

/// Begins the leaving leader's sheet, or adds to it: what no record knows.
public struct DraftHandover: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "draftHandover"
  /// The campus by code, id or name.
  public var campus: String
  /// The lines of each topic, in place of those before; no lines say that there is nothing.
  public var written: [HandoverTopic: [HandoverEntry]]
  /// Topics that become a gap again.
  public var erased: [HandoverTopic]
  /// Topics of which what earlier sheets hand on counts as said by the one who gives the command.
  public var confirmed: [HandoverTopic]
  /// The code of the shift that leaves; `nil`: the one at work an hour ago.
  public var shift: String?
  /// The date that the shift bears; `nil`: by the clock.
  public var date: CalendarDate?

  /// Writes `written` into the draft for `campus`.
  public init(
    campus: String, written: [HandoverTopic: [HandoverEntry]] = [:],
    erased: [HandoverTopic] = [], confirmed: [HandoverTopic] = [], shift: String? = nil,
    date: CalendarDate? = nil
  ) {
    (self.campus, self.written, self.erased) = (campus, written, erased)
    self.confirmed = confirmed
    (self.shift, self.date) = (shift, date)
  }

  /// The campus of the sheet.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.campus(named: campus).id
  }

  /// The event drafted.
  ///
  /// - Throws: ``EngineError/nothingToConfirm(topic:)``.
  public func perform(in transaction: Transaction) throws -> HandoverAnswer {
    try transaction.writeDraft(self)
  }
}

/// Gives the sheet: frozen from this second, numbered, signed by the leaving leader.
public struct GiveHandover: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "giveHandover"
  /// The campus by code, id or name.
  public var campus: String
  /// The staff number or name of the leader who is expected; anybody permitted may receive it.
  public var to: String?

  /// Gives the sheet of `campus`.
  public init(campus: String, to: String? = nil) {
    (self.campus, self.to) = (campus, to)
  }

  /// The campus of the sheet.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.campus(named: campus).id
  }

  /// The event given; a draft is begun when there is none.
  public func perform(in transaction: Transaction) throws -> HandoverAnswer {
    let campus = try transaction.snapshot.campus(named: campus)
    let expected = try to.map { try transaction.snapshot.person(named: $0).id }
    return try transaction.give(campus: campus, expected: expected)
  }
}

/// Takes the shift over: another person than the one who leaves.
public struct ReceiveHandover: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "receiveHandover"
  /// The sheet's number.
  public var sheet: String
  /// Whether the arriving leader checked on the spot (section 13).
  public var checked: Bool

  /// Receives `sheet`.
  public init(sheet: String, checked: Bool) {
    (self.sheet, self.checked) = (sheet, checked)
  }

  /// The campus of the sheet.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.handoverState(sheet).campus
  }

  /// The event received.
  public func perform(in transaction: Transaction) throws -> HandoverAnswer {
    let handover = try transaction.answerable(sheet, step: "receive")
    return try transaction.record(.received(checked: checked), on: handover)
  }
}

/// Refuses to take over; the leaving leader stays responsible.
public struct RefuseHandover: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "refuseHandover"
  /// The sheet's number.
  public var sheet: String
  /// Which of the three reasons.
  public var reason: HandoverRefusal
  /// What there is to say to it; may be empty.
  public var note: String

  /// Refuses `sheet` because of `reason`.
  public init(sheet: String, reason: HandoverRefusal, note: String = "") {
    (self.sheet, self.reason, self.note) = (sheet, reason, note)
  }

  /// The campus of the sheet.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.handoverState(sheet).campus
  }

  /// The event refused.
  public func perform(in transaction: Transaction) throws -> HandoverAnswer {
    let handover = try transaction.answerable(sheet, step: "refuseSheet")
    let note = try TypedText.limited(note, field: "note")
    return try transaction.record(.refused(reason, note: note), on: handover)
  }
}

/// Appends a remark to a sheet that was given; the sheet itself stays as it is.
public struct RemarkHandover: Command {
  /// The name by which `roles.toml` permits it.
  public static let name = "remarkHandover"
  /// The sheet's number.
  public var sheet: String
  /// What there is to say.
  public var text: String

  /// Appends `text` to `sheet`.
  public init(sheet: String, text: String) {
    (self.sheet, self.text) = (sheet, text)
  }

  /// The campus of the sheet.
  public func campus(in transaction: Transaction) throws -> Int64? {
    try transaction.snapshot.handoverState(sheet).campus
  }

  /// The event remarked.
  public func perform(in transaction: Transaction) throws -> HandoverAnswer {
    let text = try TypedText.required(text, field: "note")
    return try transaction.record(
      .remarked(text), on: try transaction.snapshot.handoverState(sheet))
  }
}
