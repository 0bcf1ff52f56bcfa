public import ServiceClock

/// Where a handover sheet stands.
public enum HandoverState: String, Codable, CaseIterable, Sendable {
  /// It changes with the record, and the leaving leader may add to it.
  case drafted
  /// Frozen and numbered; the arriving leader has not answered.
  case given
  case received
  /// The leaving leader stays responsible and gives a new sheet.
  case refused
}

/// Why an arriving leader does not take over (engine.md §6).
public enum HandoverRefusal: String, Codable, CaseIterable, Sendable {
  /// An incident is being dealt with.
  case incident
  /// The record is incomplete.
  case incomplete
  /// The arriving leader is not fit for duty.
  case unfit
}

/// One entry in the history of a handover sheet; the sum of them is its state.
public struct HandoverEvent: Hashable, Sendable {
  /// The order of recording.
  public var sequence: Int64
  /// When it was recorded; a signature cannot be entered late.
  public var at: Instant
  /// The staff member who did it; 0 is the system.
  public var by: Int64
  /// The staff member at the keyboard when it was done in another's name.
  public var enteredBy: Int64?
  /// What it did to the sheet.
  public var change: HandoverChange
}

/// What an event did to its sheet.
public enum HandoverChange: Hashable, Sendable {
  case drafted(HandoverWriting)
  case given(HandoverGiving)
  case received(checked: Bool)
  case refused(HandoverRefusal, note: String)
  case remarked(String)
  /// Nobody received it in time: it went to the supervisor.
  case unreceived

  /// The name of an event without what it carries.
  public enum Kind: String, Codable, CaseIterable, Sendable {
    case drafted, given, received, refused, remarked, unreceived
  }

  /// The name of this event.
  public var kind: Kind {
    switch self {
    case .drafted: .drafted
    case .given: .given
    case .received: .received
    case .refused: .refused
    case .remarked: .remarked
    case .unreceived: .unreceived
    }
  }
}

/// What one draft command wrote: the content of the event `drafted`.
public struct HandoverWriting: Codable, Hashable, Sendable {
  /// The id of the campus.
  public var campus: Int64
  /// The code of the shift that leaves; empty when no shift was at work.
  public var shift: String
  /// The date that the shift bears.
  public var date: CalendarDate
  /// The lines of each topic that was written, in place of those before.
  public var written: [HandoverTopic: [HandoverEntry]]
  /// Topics that are a gap again.
  public var erased: [HandoverTopic]
}

/// What was frozen when a sheet was given: the content of the event `given`.
public struct HandoverGiving: Codable, Hashable, Sendable {
  /// The campus code, an H and a count, such as `NH-H12`.
  public var number: String
  /// The SHA-256 of the stored bytes, in hexadecimal letters.
  public var digest: String
  /// The number of the refused sheet that this one replaces.
  public var replaces: String?
  /// The id of the staff member who is expected to receive it.
  public var expected: Int64?
  /// What earlier sheets hand on and its leader did not speak of; `nil`: nothing.
  public var carried: [HandoverCarried]?
}
