public import ServiceClock

/// What a walk along the whole chain of events found.
public struct ChainReport: Hashable, Sendable {
  /// How many events there are.
  public var events: Int64
  /// The last event; `nil` when there is none.
  public var head: ChainHead?
  /// The first event that is not as it was recorded; `nil`: the events hang together.
  public var fault: ChainFault?
  /// The newest head with which the events agree; `nil`: there is none, so that whoever could write the file
  /// may have made all of it anew.
  public var proof: ChainProof?
  /// How many events follow the proof: nothing shows whether they are the ones that were recorded.
  public var unproven: Int64

  /// The first event that is not proven; `nil` when none follows.
  public var unprovenFrom: Int64? { unproven == 0 ? nil : (proof?.head.sequence ?? 0) + 1 }
}

/// A head with which the events agree, and where it stands.
public struct ChainProof: Hashable, Sendable {
  /// The head.
  public var head: ChainHead
  /// The number of the sheet in the file that bears it; `nil`: it was typed from paper.
  public var sheet: String?
}

/// The first place where the events are not those that were recorded.
public struct ChainFault: Hashable, Sendable {
  /// What was done there.
  public enum Kind: String, CaseIterable, Sendable {
    /// An event does not have the content, the predecessor or the number with which it was recorded.
    case altered
    /// Events are missing before the one that follows.
    case removed
    /// Events were put in that the next one does not know.
    case inserted
    /// An event does not stand where it was recorded.
    case moved
    /// An event was altered together with its digest, or the one after it was removed and those that follow
    /// got new numbers; nothing that is left tells which.
    case alteredOrRemoved
    /// The last events are missing that a sheet knows.
    case cutOff
    /// The events hang together, and are not those that a sheet knows: the chain was made anew.
    case rewritten
  }

  /// What was done there.
  public var kind: Kind
  /// The sequence of the first event concerned, as it stands in the file or would stand there.
  public var sequence: Int64
  /// How many events are concerned, as far as that is known.
  public var count: Int64
  /// The event in the file at that place, or the last one before those that are missing.
  public var event: ChainEvent?
  /// Where the chain was found not to agree with a sheet.
  public var head: PrintedHead?
  /// The number of that sheet; `nil`: the head was typed from paper, or none was needed.
  public var sheet: String?
}

/// An event as far as people need it to know which one is meant.
public struct ChainEvent: Hashable, Sendable {
  /// The order of recording.
  public var sequence: Int64
  /// What it is about: `order`, `round`, `route`, `handover`, `staff`, `configuration`, `database`.
  public var topic: String
  /// The number by which people call what it is about.
  public var subject: String
  /// Its name, such as `accepted`.
  public var kind: String
  /// When it was recorded.
  public var recorded: Instant
  /// Who did it, by name; empty for the system.
  public var person: String
}
